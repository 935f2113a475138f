/** The acts of a person on an indication. Each is signed and written to the ledger by the node. */
import { acknowledge, assign, evidenceUrl } from '../api/client.ts';
import { selection } from '../app/selection.svelte.ts';
import { session } from '../app/session.svelte.ts';
import { indications } from '../queue/indications.svelte.ts';
import { acting } from './acting.svelte.ts';

export const acknowledgeSelected = (): Promise<void> => act((id, by) => acknowledge(id, by));

export const assignSelected = (to: string): Promise<void> => act((id, by) => assign(id, by, to));

async function act(send: (id: string, by: string) => Promise<{ kind: string; to: string | null }>) {
  const id = selection.current?.kind === 'indication' ? selection.current.id : undefined;
  const by = session.status?.actor;
  if (id === undefined || by === undefined) return;
  acting.problem = '';
  try {
    const { kind, to } = await send(id, by);
    indications.amend(id, kind === 'assigned' ? { owner: to } : { acknowledged: true });
    selection.refreshIf(id);
  } catch (cause) {
    acting.problem = cause instanceof Error ? cause.message : String(cause);
  }
}

/** Hands the sealed bundle to the browser's own download. */
export function downloadEvidence(): void {
  if (selection.current?.kind !== 'indication') return;
  const link = document.createElement('a');
  link.href = evidenceUrl(selection.current.id);
  link.download = '';
  link.click();
}
