/** Finds in the ledger what a logged verdict was derived from. */
import { fail, type HashText, type Instant, type Problem, type Result, succeed } from '../kernel/index.ts';
import {
  ACCORD_KIND,
  type AccordBody,
  type DecisiveRow,
  type Files,
  hashFolder,
  readRawBlock,
  readSourcesRecord,
  SOURCES_KIND,
  type SourcesBody,
} from '../ledger/index.ts';
import { type Gathered, gatherSight, type LoggedBlock } from './gather-sight.ts';
import type { LedgerNode } from './node.ts';
import type { LoggedRecord } from './read-ledger.ts';

/** What evidence needs of the body of a verdict's record. */
export interface VerdictBody {
  readonly accord: string;
  readonly accordHash: HashText;
  readonly clause: string;
  readonly textHash: HashText;
  readonly reading: string;
  readonly observations: readonly Omit<DecisiveRow, 'block'>[];
  readonly verdict: string;
  /** The sources file it was judged by; absent in what was logged before that was. */
  readonly sourcesHash?: HashText;
  /** Those that looked. */
  readonly sources?: readonly string[];
  readonly from: Instant;
  readonly until?: Instant;
}

export interface Evidence {
  readonly verdict: LoggedRecord;
  readonly body: VerdictBody;
  readonly accord: LoggedRecord;
  /** The hash of the accord's files. */
  readonly folder: HashText;
  /** The block of each deciding observation. */
  readonly decisive: readonly LoggedBlock[];
  readonly sources: LoggedSources | undefined;
  /** For compliance that cites its sources. */
  readonly gathered: Gathered | undefined;
}

export interface LoggedSources {
  readonly entry: LoggedRecord;
  readonly body: SourcesBody;
}

/**
 * @param id of the verdict's record
 * @returns `STORE_EVIDENCE_INCOMPLETE` when the verdict, its accord, its sources or a deciding block was not logged.
 */
export function findEvidence(node: LedgerNode, id: string, accord: Files): Result<Evidence> {
  const [verdict] = node.records({ id });
  if (!verdict) return fail(missing(`no record ${id} was logged`, 'name the id of a verdict record'));
  const body = verdict.record.body as unknown as VerdictBody;
  const folder = hashFolder(accord);
  const applied = findAccord(node, body, folder);
  if (!applied) return fail(notApplied(body.accord));
  const decisive: LoggedBlock[] = [];
  for (const { source, index } of body.observations) {
    const block = findBlock(node, source, index);
    if (!block) return fail(notSealed(source, index));
    decisive.push(block);
  }
  const sources = findSources(node, body.sourcesHash);
  if (body.sourcesHash !== undefined && !sources) return fail(SOURCES_LOST);
  const gathered = gatherFor(node, verdict, accord, sources);
  if (!gathered.ok) return gathered;
  return succeed({ verdict, body, accord: applied, folder, decisive, sources, gathered: gathered.value });
}

/** What a verdict rests on is not there. */
export const missing = (message: string, mend: string): Problem => ({
  code: 'STORE_EVIDENCE_INCOMPLETE',
  message,
  mend,
});

const notApplied = (accord: string) =>
  missing(
    `these files are not those that were logged as ${accord}`,
    'use the accord folder that was applied',
  );

const notSealed = (source: string, index: number) =>
  missing(`no raw block holds observation ${index} of ${source}`, 'wait until the block is sealed');

const SOURCES_LOST = missing('the sources file that the verdict cites was not logged', 'run garant verify');

function findBlock(node: LedgerNode, source: string, index: number): LoggedBlock | undefined {
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

function findSources(node: LedgerNode, hash: HashText | undefined): LoggedSources | undefined {
  for (const entry of hash === undefined ? [] : node.records({ kind: SOURCES_KIND })) {
    const body = readSourcesRecord(entry.record);
    if (body && body.hash === hash) return { entry, body };
  }
  return undefined;
}

function gatherFor(
  node: LedgerNode,
  { index, record }: LoggedRecord,
  accord: Files,
  sources: LoggedSources | undefined,
): Result<Gathered | undefined> {
  const { verdict, clause, sources: looked = [], from, until } = record.body as unknown as VerdictBody;
  if (!sources || verdict !== 'compliance-indicated') return succeed(undefined);
  return gatherSight(node, {
    verdict: index,
    clause,
    looked,
    from,
    until,
    accord,
    sources: sources.body.text,
  });
}
