/**
 * A run of this node that was cut off, by a crash or by the power. What it received and had not settled is judged
 * again from its raw blocks, from the beginning of that run on, to what an orderly stop would have said: settled
 * verdicts follow from what was received alone, so they come out with the ids under which they were shown.
 */
import type { StatedEvents } from '../../accord/index.ts';
import { GivenNotices } from '../../feeds/given-notices.ts';
import { termsOf } from '../../feeds/terms.ts';
import { canonicalJson, type HashText, type Instant } from '../../kernel/index.ts';
import { RAW_BLOCK_KIND, type RawBlockBody, readRawBlock } from '../../ledger/index.ts';
import { createPicture, type Report } from '../../picture/index.ts';
import type { LedgerNode } from '../../store/index.ts';
import { createJudgement, type Judgement, type WatchEvent } from '../../watch/index.ts';
import { Intake } from './intake.ts';
import { type Chunk, chunksOf } from './kept-chunks.ts';
import { reportsBefore } from './recall-reports.ts';
import type { StationOptions } from './station-options.ts';

/** By what a run judges: the hashes of its accords in their order, and of its sources file, and what was stated. */
export interface Means {
  readonly accords: readonly HashText[];
  readonly sources: HashText;
  /** Absent: nothing. */
  readonly stated?: StatedEvents;
}

export const statedIn = ({ stated = {} }: StationOptions): Pick<Means, 'stated'> =>
  Object.keys(stated).length > 0 ? { stated } : {};

const saysTheSame = (a: StatedEvents = {}, b: StatedEvents = {}): boolean =>
  canonicalJson({ ...a }) === canonicalJson({ ...b });

export interface CutOffRun {
  /** When it last received anything; its beginning if it never did. */
  readonly until: Instant;
  /** What settles in it, brought to its end: nearly all of it is logged already. */
  readonly events: readonly WatchEvent[];
  /** Why it could not be judged to its end. */
  readonly unsettled?: string;
}

/** More than this is not judged again: the node would be kept from what happens now. */
const MOST_BYTES = 256 * 1024 * 1024;

interface Run extends Partial<Means> {
  readonly index: number;
  readonly at: Instant;
}

/** The run before this one, brought to its end; undefined when it ended in order, or there was none. */
export function endCutOffRun(options: StationOptions, means: Means): CutOffRun | undefined {
  // An embedded world begins anew with each run: nothing of it is left open.
  const run = options.start === undefined ? lastRun(options.ledger) : undefined;
  if (!run) return undefined;
  const blocks = [...options.ledger.records({ kind: RAW_BLOCK_KIND, from: run.index })].flatMap(
    ({ index, record }) => {
      const body = readRawBlock(record);
      return body ? [{ index, body }] : [];
    },
  );
  const until = blocks.reduce((last, { body }) => Math.max(last, body.receivedAt.at(-1) ?? last), run.at);
  if (blocks.length === 0) return { until, events: [] };
  const unsettled = whyNot(run, means, blocks);
  if (unsettled !== undefined) return { until, events: [], unsettled };
  const events = judgeAgain(options, run, blocks);
  return events ? { until, events } : { until, events: [], unsettled: 'a raw block of it is damaged' };
}

function lastRun(ledger: LedgerNode): Run | undefined {
  let run: Run | undefined;
  for (const { index, record } of ledger.records({ kind: 'tick' })) {
    const body = record.body as unknown as Run & { readonly started?: true };
    run = body.started ? { ...body, index } : undefined;
  }
  return run;
}

interface Logged {
  readonly index: number;
  readonly body: RawBlockBody;
}

function whyNot(run: Run, means: Means, blocks: readonly Logged[]): string | undefined {
  if (run.sources !== means.sources || run.accords?.join() !== means.accords.join())
    return 'it was judged by other accords or sources';
  if (!saysTheSame(run.stated, means.stated)) return 'other events had been stated when it was judged';
  const bytes = blocks.reduce((sum, { body }) => sum + body.bytes, 0);
  if (bytes > MOST_BYTES) return `it received ${Math.round(bytes / 1024 / 1024)} MB, too much to judge again`;
  return undefined;
}

/** @returns all that settles; undefined when a block cannot be read. */
function judgeAgain(
  options: StationOptions,
  run: Run,
  blocks: readonly Logged[],
): readonly WatchEvent[] | undefined {
  const made = judgementOf(options, run);
  if (!made) return undefined;
  const { judgement, given } = made;
  const intakes = new Map<string, Intake>();
  const events: WatchEvent[] = [];
  let failed = false;
  for (const { block, chunk } of inOrderOfReception(options.ledger, blocks)) {
    if (!chunk) failed = true;
    if (!chunk || failed) break;
    const known = intakes.get(block.body.source);
    const intake = known ?? openAgain(options, block, given, judgement);
    if (!intake) return undefined;
    intakes.set(block.body.source, intake);
    if (known && chunk.first && block.body.begins) {
      intake.end(chunk.receivedAt);
      intake.begin();
    }
    intake.decode(chunk.bytes, chunk.receivedAt);
    events.push(...judgement.drain());
  }
  if (failed) return undefined;
  judgement.finish();
  events.push(...judgement.drain());
  return events.filter(({ event }) => event === 'indication' || event === 'interference');
}

function judgementOf(options: StationOptions, { at }: Run) {
  const { accords, register, lane, lateness, ledger } = options;
  const parties = [...new Set(accords.flatMap((accord) => accord.parties.map((party) => party.id)))];
  const before = reportsBefore(ledger, at);
  const judgement = createJudgement({
    ...{ accords, register, lane, listensFrom: at, given: before, settledOnly: true },
    makePicture: () => createPicture({ register, parties }),
    ...(lateness === undefined ? {} : { lateness }),
  });
  const given = new GivenNotices();
  for (const report of before) given.note(report);
  return judgement.ok ? { judgement: judgement.value, given } : undefined;
}

/** A source's decoder as it stood when the run began, or as it began in it. */
function openAgain(
  { accords, register, openFeed, ledger }: StationOptions,
  { index, body }: Logged,
  given: GivenNotices,
  judgement: Judgement,
): Intake | undefined {
  const ordinal = register.sources.findIndex(({ id }) => id === body.source);
  const source = register.sources[ordinal];
  const open = source && openFeed(source.feed);
  if (!open) return undefined;
  const report = (said: Report) => {
    if (!given.note(said)) judgement.report(said);
  };
  const options = { firstIndex: body.rows?.from ?? 0, terms: termsOf(accords, register) };
  const target = { fixes: judgement.take, report };
  const intake = new Intake({ source, open, options, ordinal, target });
  if (!body.begins)
    intake.goOn(ledger.lastStream(source.id, index), (block) => chunksOf(ledger, block) ?? []);
  return intake;
}

interface Taken {
  readonly block: Logged;
  readonly chunk: (Chunk & { readonly first: boolean }) | undefined;
}

/** Every chunk as it came. Each block is unpacked once, and let go with its last chunk. */
function* inOrderOfReception(ledger: LedgerNode, blocks: readonly Logged[]): Generator<Taken> {
  const places = blocks.flatMap((block) =>
    block.body.receivedAt.map((receivedAt, n) => ({ block, n, receivedAt })),
  );
  places.sort((a, b) => a.receivedAt - b.receivedAt || a.block.index - b.block.index || a.n - b.n);
  const open = new Map<number, readonly Chunk[] | undefined>();
  for (const { block, n } of places) {
    if (n === 0) open.set(block.index, chunksOf(ledger, block.body));
    const chunk = open.get(block.index)?.[n];
    if (n === block.body.receivedAt.length - 1) open.delete(block.index);
    yield { block, chunk: chunk && { ...chunk, first: n === 0 } };
  }
}
