/** Moves the focus among the rows of the list that is open. Rows carry `data-row` with their id. */
import { tick } from 'svelte';

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('#panel [data-row]')];

export function moveInList(step: 1 | -1): void {
  const list = rows();
  const at = list.indexOf(document.activeElement as HTMLElement);
  const next = at === -1 ? list.findIndex(({ ariaCurrent }) => ariaCurrent === 'true') : at + step;
  list[Math.min(Math.max(next, 0), list.length - 1)]?.focus();
}

export async function focusList(): Promise<void> {
  await tick();
  rows()[0]?.focus();
}

export async function focusSearch(): Promise<void> {
  await tick();
  document.querySelector<HTMLInputElement>('#panel input[type=search]')?.focus();
}

/** Back to the row that opened what was closed, so that a reader goes on where they were. */
export async function focusAfterClose(id: string): Promise<void> {
  await tick();
  rows()
    .find((row) => row.dataset.row === id)
    ?.focus();
}

/** When the row in focus goes, the first one takes its place. */
export async function keepFocus(): Promise<void> {
  const before = document.activeElement;
  await tick();
  if (before?.isConnected === false) rows()[0]?.focus();
}
