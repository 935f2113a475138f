/**
 * A checkpoint: the log's signed word for how many entries it has and what their root is.
 * @source C2SP tlog-checkpoint, "Note text". Garant writes no extension lines and refuses them.
 */
import { fail, type Result } from '../kernel/index.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { readCount } from './bytes.ts';
import { HASH_BYTES } from './merkle.ts';
import { type NoteKey, openNote, type Sign, signNote, type VerifySignature } from './note.ts';

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** A log's key carries the log's origin as its name, so key and origin cannot be mixed up. */
export const signCheckpoint = (checkpoint: Checkpoint, key: NoteKey, sign: Sign): string =>
  signNote(`${checkpoint.origin}\n${checkpoint.size}\n${toBase64(checkpoint.root)}\n`, key, sign);

/** @returns `LEDGER_CHECKPOINT_MALFORMED`, or what `openNote` finds. */
export function openCheckpoint(bytes: Uint8Array, key: NoteKey, verify: VerifySignature): Result<Checkpoint> {
  const note = openNote(bytes, key, verify);
  if (!note.ok) return note;
  const [origin = '', size = '', root = '', ...rest] = note.value.split('\n');
  const checkpoint = { origin, size: readCount(size), root: fromBase64(root) };
  const sound =
    origin === key.name &&
    checkpoint.size !== undefined &&
    checkpoint.root?.length === HASH_BYTES &&
    rest.length === 1 &&
    rest[0] === '';
  if (sound) return { ok: true, value: checkpoint as Checkpoint };
  return fail({
    code: 'LEDGER_CHECKPOINT_MALFORMED',
    message: `the signed text is not a checkpoint of ${key.name}: origin, size, root, one line each`,
  });
}
