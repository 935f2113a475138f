/** Gathers the evidence for one logged verdict into a bundle. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, type HashText, type Result, succeed } from '../kernel/index.ts';
import {
  ACCORD_KIND,
  type AccordBody,
  type BundleEntry,
  buildBundle,
  type DecisiveRow,
  type Files,
  hashFolder,
  parseVkey,
  type RawBlockBody,
  readRawBlock,
} from '../ledger/index.ts';
import type { LedgerNode } from './node.ts';
import type { LoggedRecord } from './read-ledger.ts';

/** What a bundle needs of the body of a verdict's record. */
interface VerdictBody {
  readonly accord: string;
  readonly accordHash: HashText;
  readonly clause: string;
  readonly textHash: HashText;
  readonly reading: string;
  readonly observations: readonly Omit<DecisiveRow, 'block'>[];
}

export interface BundleRequest {
  /** Id of the verdict's record. */
  readonly verdict: string;
  /** The accord's files as they were read, by path within its folder. */
  readonly accord: Files;
  /** The clause's agreed text by language. */
  readonly text: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
}

const missing = (message: string, mend: string) => fail({ code: 'STORE_EVIDENCE_INCOMPLETE', message, mend });

interface SourceBlock {
  readonly entry: LoggedRecord;
  readonly body: RawBlockBody;
}

function findBlock(node: LedgerNode, source: string, index: number): SourceBlock | undefined {
  const entry = node.blockOf(source, index);
  const body = entry && readRawBlock(entry.record);
  return body && { entry, body };
}

function findAccord(
  node: LedgerNode,
  { accord, accordHash }: VerdictBody,
  folder: HashText,
): LoggedRecord | undefined {
  for (const entry of node.records({ kind: ACCORD_KIND })) {
    const body = entry.record.body as AccordBody;
    if (body.accord === accord && body.hash === accordHash && body.folder === folder) return entry;
  }
  return undefined;
}

function proveEntries(node: LedgerNode, logged: readonly LoggedRecord[]): BundleEntry[] {
  return logged.flatMap(({ index, leafBytes, bytes, salt }) => {
    const proof = node.proofFor(index);
    return proof.ok ? [{ index, leaf: leafBytes, record: bytes, salt, proof: proof.value }] : [];
  });
}

/**
 * Publishes a checkpoint and builds the bundle under it.
 * @returns `STORE_EVIDENCE_INCOMPLETE` when the verdict, its accord or one of its raw blocks was not logged.
 */
export function exportBundle(
  node: LedgerNode,
  { verdict: id, accord, text, versions }: BundleRequest,
): Result<Files> {
  const [verdict] = node.records({ id });
  if (!verdict) return missing(`no record ${id} was logged`, 'name the id of a verdict record');
  const body = verdict.record.body as unknown as VerdictBody;
  const folder = hashFolder(accord);
  const applied = findAccord(node, body, folder);
  if (!applied)
    return missing(
      `these files are not those that were logged as ${body.accord}`,
      'use the accord folder that was applied',
    );
  const blocks = body.observations.map(({ source, index }) => findBlock(node, source, index));
  const lost = blocks.indexOf(undefined);
  if (lost >= 0) {
    const { source, index } = body.observations[lost]!;
    return missing(`no raw block holds observation ${index} of ${source}`, 'wait until the block is sealed');
  }
  const found = blocks as SourceBlock[];
  node.checkpoint();
  const logged = new Map(
    [verdict, applied, ...found.map(({ entry }) => entry)].map((entry) => [entry.index, entry]),
  );
  const entries = proveEntries(node, [...logged.values()]);
  const raw = new Map(found.map(({ body: block }) => [block.sha256, node.readBlock(block)]));
  const key = parseVkey(node.vkey);
  if (!key.ok) return key;
  return succeed(
    buildBundle({
      lane: verdict.record.lane,
      key: key.value,
      checkpoint: node.published.note,
      entries,
      blocks: [...raw.values()].filter((bytes) => bytes !== undefined),
      accord,
      derivation: {
        v: 1,
        verdict: { entry: verdict.index, id },
        accord: { id: body.accord, hash: body.accordHash, folder },
        clause: { id: body.clause, text, textHash: body.textHash },
        reading: body.reading,
        observations: body.observations.map(({ source, index, observedAt }, i) => ({
          source,
          index,
          observedAt,
          block: found[i]!.body.sha256,
        })),
        versions,
      },
    }),
  );
}

/** Writes the bundle's files below a folder. */
export function writeBundle(files: Files, folder: string): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}
