/**
 * What a bundle claims about the sources that a verdict was judged by, and about what a compliance verdict rests
 * on. Verdicts from before sources were logged cite none, and nothing is claimed for them.
 */
import { canonicalJson, type Instant, type Json, type Problem, utf8ToBytes } from '../kernel/index.ts';
import { BUNDLE, blockFile, type Derivation, type Sight, type SightBlock } from './bundle.ts';
import { equalBytes } from './bytes.ts';
import { type CheckedEntry, wrongClaim } from './checked-entry.ts';
import { inFile } from './file-reader.ts';
import type { Files } from './manifest.ts';
import { cameWithin, readRawBlock } from './raw-block.ts';
import { readSourcesRecord } from './sources-record.ts';

const HASH = /^sha256:[0-9a-f]{64}$/;

const isBlock = (row: SightBlock | null) =>
  typeof row?.source === 'string' && Number.isSafeInteger(row.entry) && HASH.test(row.block);

const isSight = ({ from, until, revisit, sources, coverageFrom, blocks, leftOut }: Sight) =>
  Number.isFinite(from) &&
  (until === null || Number.isFinite(until)) &&
  Number.isFinite(revisit) &&
  Array.isArray(sources) &&
  sources.every((source: Sight['sources'][number] | null) => typeof source?.id === 'string') &&
  Array.isArray(coverageFrom) &&
  Array.isArray(blocks) &&
  blocks.every(isBlock) &&
  Number.isSafeInteger(leftOut) &&
  leftOut >= 0;

/** Whether these parts of a stranger's JSON have the shape that the checks below rely on, where they are there. */
export function areSightClaims({ sources, sight }: Derivation): boolean {
  if (sources === null || sight === null) return false;
  const isCited = sources === undefined || (Number.isSafeInteger(sources.entry) && HASH.test(sources.hash));
  return isCited && (sight === undefined || isSight(sight));
}

/** What these checks need of a verdict's body. */
type CitingBody = {
  readonly verdict?: string;
  readonly sourcesHash?: string;
  readonly sources?: readonly string[];
  readonly from?: Instant;
  readonly until?: Instant;
};

const sourcesEntry = ({ sources }: Derivation, entries: readonly CheckedEntry[]) =>
  entries.find(
    ({ index, leaf, record }) =>
      index === sources?.entry && leaf.kind === 'sources' && readSourcesRecord(record)?.hash === sources.hash,
  );

function isBorneOut(
  { source, entry, block }: SightBlock,
  { from, until }: Sight,
  checked: CheckedEntry,
): boolean {
  const body = checked.leaf.kind === 'raw-block' ? readRawBlock(checked.record) : undefined;
  const same = checked.index === entry && body?.source === source && body.sha256 === block;
  return same && cameWithin(body, from, until ?? Number.POSITIVE_INFINITY);
}

const blockEntry = (row: SightBlock, sight: Sight, entries: readonly CheckedEntry[]) =>
  entries.find((entry) => isBorneOut(row, sight, entry));

/** The entries that bear these claims out. */
export function sightEntries(
  claim: Derivation,
  entries: readonly CheckedEntry[],
): (CheckedEntry | undefined)[] {
  const { sight } = claim;
  const blocks = sight?.blocks.map((row) => blockEntry(row, sight, entries)) ?? [];
  return [sourcesEntry(claim, entries), ...blocks];
}

export function checkSight(
  claim: Derivation,
  verdict: CheckedEntry | undefined,
  entries: readonly CheckedEntry[],
  files: Files,
): Problem[] {
  if (!verdict) return [];
  const body = (verdict.record.body ?? {}) as CitingBody;
  if (claim.sources?.hash !== body.sourcesHash) {
    return [wrongClaim("its sources are not those that the verdict's record cites")];
  }
  const rests = body.sourcesHash !== undefined && body.verdict === 'compliance-indicated';
  if (rests !== (claim.sight !== undefined)) {
    return [wrongClaim('compliance, and nothing else, says who looked, where, when and how often')];
  }
  return [
    ...checkSources(claim, entries, files),
    ...(claim.sight ? [...checkWindow(claim.sight, body), ...checkBlocks(claim.sight, entries, files)] : []),
  ];
}

function checkSources(claim: Derivation, entries: readonly CheckedEntry[], files: Files): Problem[] {
  if (!claim.sources) return [];
  const logged = sourcesEntry(claim, entries);
  const said = logged && readSourcesRecord(logged.record);
  if (!said) return [wrongClaim(`entry ${claim.sources.entry} is not the sources file that it names`)];
  const bytes = files.get(BUNDLE.sources);
  if (bytes && equalBytes(bytes, utf8ToBytes(said.text))) return [];
  return [inFile(BUNDLE.sources, 'LEDGER_SOURCES_WRONG', 'is not the sources file that was logged')];
}

function checkWindow(sight: Sight, body: CitingBody): Problem[] {
  const ids = sight.sources.map(({ id }) => id);
  const pairs: readonly [string, Json, Json][] = [
    ['sources that looked', ids, (body.sources ?? null) as Json],
    ['beginning of the window', sight.from, body.from ?? null],
    ['end of the window', sight.until, body.until ?? null],
  ];
  return pairs
    .filter(([, said, recorded]) => canonicalJson(said) !== canonicalJson(recorded))
    .map(([what]) => wrongClaim(`its ${what} are not what the verdict's record says`));
}

function checkBlocks(sight: Sight, entries: readonly CheckedEntry[], files: Files): Problem[] {
  const asked = new Set([...sight.sources.map(({ id }) => id), ...sight.coverageFrom]);
  const problems: Problem[] = [];
  let before = -1;
  for (const row of sight.blocks) {
    const { source, entry, block } = row;
    if (entry <= before) problems.push(wrongClaim(`entry ${entry} of a raw block is out of order`));
    before = entry;
    if (!asked.has(source) || !blockEntry(row, sight, entries)) {
      problems.push(
        wrongClaim(`entry ${entry} does not say that ${block} came from ${source} in the window`),
      );
    }
    if (!files.has(blockFile(block))) {
      problems.push(wrongClaim(`${blockFile(block)}, which came from ${source} in the window, is missing`));
    }
  }
  return problems;
}
