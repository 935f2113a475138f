/** Gathers what a compliance verdict rests on: who looked, where, when, how often, and what came in from them. */
import { type Instant, type Result, succeed } from '../kernel/index.ts';
import { type Files, type RawBlockBody, readRawBlock, type Sight } from '../ledger/index.ts';
import type { LedgerNode } from './node.ts';
import type { LoggedRecord } from './read-ledger.ts';
import { readMeans } from './read-means.ts';
import type { BlockWindow } from './window-blocks.ts';

/** So that a bundle stays a file to be sent: what is beyond is counted, never silently dropped. */
const MOST_BLOCKS = 256;
const MOST_BYTES = 32 * 1024 * 1024;

export interface Gathered {
  readonly sight: Sight;
  /** In the order of the log. */
  readonly blocks: readonly LoggedBlock[];
}

export interface LoggedBlock {
  readonly entry: LoggedRecord;
  readonly body: RawBlockBody;
}

export interface SightQuery {
  /** Index of the verdict's entry. */
  readonly verdict: number;
  readonly clause: string;
  readonly looked: readonly string[];
  readonly from: Instant;
  readonly until: Instant | undefined;
  readonly accord: Files;
  readonly sources: string;
}

export function gatherSight(node: LedgerNode, query: SightQuery): Result<Gathered> {
  const { verdict, looked, from, until } = query;
  const means = readMeans(query);
  if (!means.ok) return means;
  const window = { from, until: until ?? Number.POSITIVE_INFINITY, run: runOf(node, verdict) };
  const asked = new Set([...looked, ...means.value.coverageFrom]);
  const { found, count } = blocksOf(node, [...asked], window);
  const blocks = found.map(({ entry, body }) => ({
    source: body.source,
    entry: entry.index,
    block: body.sha256,
  }));
  const leftOut = count - blocks.length;
  return succeed({
    sight: { from, until: until ?? null, ...means.value, blocks, leftOut },
    blocks: found,
  });
}

/** The first blocks of each source, as many of each as of the others, within the bounds. */
function blocksOf(node: LedgerNode, sources: readonly string[], window: BlockWindow) {
  const found: LoggedBlock[] = [];
  let count = 0;
  for (const source of sources) {
    const { blocks, count: all } = node.blocksWithin(source, window, Math.ceil(MOST_BLOCKS / sources.length));
    count += all;
    let bytes = 0;
    for (const entry of blocks) {
      const body = readRawBlock(entry.record);
      bytes += body?.bytes ?? 0;
      if (!body || bytes > MOST_BYTES / sources.length) break;
      found.push({ entry, body });
    }
  }
  return { found: found.sort((a, b) => a.entry.index - b.entry.index), count };
}

/** The indices that the run of the node wrote in which an entry lies: a simulated world begins anew with each. */
function runOf(node: LedgerNode, index: number): BlockWindow['run'] {
  let from = 0;
  for (const { index: at, record } of node.records({ kind: 'tick' })) {
    if ((record.body as { readonly started?: boolean } | null)?.started !== true) continue;
    if (at > index) return { from, until: at };
    from = at;
  }
  return { from, until: Number.MAX_SAFE_INTEGER };
}
