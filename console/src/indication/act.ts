/**
 * The acts of a person on an indication. Each is signed and written to the ledger by the node, under the
 * name that the person has stated here: before the first act the console asks for it.
 */
import { acknowledge, assign, evidenceUrl } from '../api/client.ts';
import { preferences } from '../app/preferences.svelte.ts';
import { selection } from '../app/selection.svelte.ts';
import { indications } from '../queue/indications.svelte.ts';
import { acting } from './acting.svelte.ts';
import { readName } from './person-name.ts';

type Send = (id: string, by: string) => Promise<{ kind: string; to: string | null }>;

/** What waits for the name of the person who wants it. */
let waiting: { readonly id: string; readonly send: Send } | undefined;

export const acknowledgeSelected = (): Promise<void> => act(acknowledge);

export const assignSelected = (to: string): Promise<void> => act((id, by) => assign(id, by, to));

async function act(send: Send): Promise<void> {
  const id = selectedIndication();
  if (id === undefined) return;
  const by = readName(preferences.actor);
  if (by !== undefined) return await perform(id, by, send);
  waiting = { id, send };
  acting.naming = true;
}

/** The person has said who they are; what they wanted to do is done, if it is still before them. */
export async function actAs(name: string): Promise<void> {
  preferences.actor = name;
  acting.naming = false;
  const wanted = waiting;
  waiting = undefined;
  if (wanted && wanted.id === selectedIndication()) await perform(wanted.id, name, wanted.send);
}

/** The person keeps the name unsaid, or as it is. */
export function stopNaming(): void {
  acting.naming = false;
  waiting = undefined;
}

async function perform(id: string, by: string, send: Send): Promise<void> {
  acting.problem = '';
  try {
    const { kind, to } = await send(id, by);
    indications.amend(id, kind === 'assigned' ? { owner: to } : { acknowledged: true });
    selection.refreshIf(id);
  } catch (cause) {
    acting.problem = cause instanceof Error ? cause.message : String(cause);
  }
}

const selectedIndication = (): string | undefined =>
  selection.current?.kind === 'indication' ? selection.current.id : undefined;

/** Hands the sealed bundle to the browser's own download. */
export function downloadEvidence(): void {
  const id = selectedIndication();
  if (id === undefined) return;
  const link = document.createElement('a');
  link.href = evidenceUrl(id);
  link.download = '';
  link.click();
}
