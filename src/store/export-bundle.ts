/** Writes the evidence for one logged verdict as a bundle. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, type Result, succeed } from '../kernel/index.ts';
import { type BundleEntry, buildBundle, type Derivation, type Files, parseVkey } from '../ledger/index.ts';
import { type Evidence, findEvidence, missing } from './find-evidence.ts';
import type { LedgerNode } from './node.ts';
import type { LoggedRecord } from './read-ledger.ts';

export interface BundleRequest {
  /** Id of the verdict's record. */
  readonly verdict: string;
  /** The accord's files as they were read, by path within its folder. */
  readonly accord: Files;
  /** The clause's agreed text by language. */
  readonly text: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * Publishes a checkpoint and builds the bundle under it.
 * @returns `STORE_EVIDENCE_INCOMPLETE` when the verdict or something that it rests on was not logged.
 */
export function exportBundle(node: LedgerNode, request: BundleRequest): Result<Files> {
  const evidence = findEvidence(node, request.verdict, request.accord);
  if (!evidence.ok) return evidence;
  const { verdict, accord, sources, decisive, gathered } = evidence.value;
  const blocks = [...decisive, ...(gathered?.blocks ?? [])];
  node.checkpoint();
  const entries = [verdict, accord, ...(sources ? [sources.entry] : []), ...blocks.map(({ entry }) => entry)];
  const raw = new Map(blocks.map(({ body }) => [body.sha256, node.readBlock(body)]));
  const lost = [...raw].find(([, bytes]) => bytes === undefined);
  if (lost) return fail(missing(`the raw block ${lost[0]} is gone or damaged`, 'run garant verify'));
  const key = parseVkey(node.vkey);
  if (!key.ok) return key;
  return succeed(
    buildBundle({
      lane: verdict.record.lane,
      key: key.value,
      checkpoint: node.published.note,
      entries: proveEntries(node, entries),
      blocks: [...raw.values()].filter((bytes) => bytes !== undefined),
      accord: request.accord,
      ...(sources ? { sources: sources.body.text } : {}),
      derivation: derivationOf(evidence.value, request),
    }),
  );
}

function derivationOf(
  { verdict, body, folder, decisive, sources, gathered }: Evidence,
  { text, versions }: BundleRequest,
): Derivation {
  return {
    v: 1,
    verdict: { entry: verdict.index, id: verdict.record.id },
    accord: { id: body.accord, hash: body.accordHash, folder },
    clause: { id: body.clause, text, textHash: body.textHash },
    reading: body.reading,
    observations: body.observations.map(({ source, index, observedAt }, i) => ({
      source,
      index,
      observedAt,
      block: decisive[i]!.body.sha256,
    })),
    ...(sources ? { sources: { entry: sources.entry.index, hash: sources.body.hash } } : {}),
    ...(gathered ? { sight: gathered.sight } : {}),
    versions,
  };
}

function proveEntries(node: LedgerNode, logged: readonly LoggedRecord[]): BundleEntry[] {
  const once = new Map(logged.map((entry) => [entry.index, entry]));
  return [...once.values()].flatMap(({ index, leafBytes, bytes, salt }) => {
    const proof = node.proofFor(index);
    return proof.ok ? [{ index, leaf: leafBytes, record: bytes, salt, proof: proof.value }] : [];
  });
}

/** Writes the bundle's files below a folder. */
export function writeBundle(files: Files, folder: string): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}
