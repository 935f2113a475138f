/**
 * One entry's proof as a file that verifies offline.
 * @source C2SP tlog-proof@v1: header, index, hashes one a line, blank line, checkpoint.
 */
import { fail, type Result, succeed, utf8ToBytes } from '../kernel/index.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { readCount, readUtf8 } from './bytes.ts';
import { HASH_BYTES } from './merkle.ts';

export interface ProofFile {
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  /** The signed note, as the log published it. */
  readonly checkpoint: string;
}

const HEADER = 'c2sp.org/tlog-proof@v1';
/** A path in a tree of 2^63 leaves. */
const MAX_HASHES = 63;

export const formatProofFile = ({ index, hashes, checkpoint }: ProofFile): string =>
  [HEADER, `index ${index}`, ...hashes.map(toBase64), '', checkpoint].join('\n');

/** @returns `LEDGER_PROOF_MALFORMED`. The optional `extra` line is refused: Garant has no use for it. */
export function parseProofFile(bytes: Uint8Array): Result<ProofFile> {
  const malformed = (what: string) => fail({ code: 'LEDGER_PROOF_MALFORMED', message: what });
  const text = readUtf8(bytes);
  const cut = text?.indexOf('\n\n') ?? -1;
  if (text === undefined || cut < 0) return malformed('not a proof: no blank line before the checkpoint');
  const [header, index = '', ...lines] = text.slice(0, cut).split('\n');
  const position = index.startsWith('index ') ? readCount(index.slice('index '.length)) : undefined;
  if (header !== HEADER || position === undefined) return malformed(`expected "${HEADER}", then "index N"`);
  const hashes = lines.map(fromBase64);
  if (lines.length > MAX_HASHES || !hashes.every((hash) => hash?.length === HASH_BYTES)) {
    return malformed('a line of the proof is not the base64 of 32 bytes');
  }
  return succeed({ index: position, hashes: hashes as Uint8Array[], checkpoint: text.slice(cut + 2) });
}

export const proofFileBytes = (proof: ProofFile): Uint8Array => utf8ToBytes(formatProofFile(proof));
