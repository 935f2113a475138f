/** `garant up`: a live node. Feeds are connected, judged, sealed and shown until it is told to stop. */
import { openConnection } from '../feeds/connect.ts';
import type { OpenFeed } from '../feeds/feed.ts';
import { FORMAT_NAMES, FORMATS, isFormat } from '../feeds/formats.ts';
import { feedParameters, type LiveInput, parseLiveInput } from '../feeds/input.ts';
import { fail, type Instant, type Lane, type Problem, type Result, succeed } from '../kernel/index.ts';
import { livePlayer, openStation, type Station } from '../server/index.ts';
import { type BoundSources, bindSources } from './bind-sources.ts';
import { EXIT, type ExitCode, exitFor, refuse } from './exit.ts';
import { problemOf } from './last-resort.ts';
import { readApplied } from './read-folder.ts';
import { type BoundaryDepiction, openLedger, serve, untilStopped } from './serve.ts';
import { VERSION } from './settings.ts';
import { stateAccords } from './state-accords.ts';

export interface UpOptions {
  readonly accord: readonly string[];
  readonly feed: readonly string[];
  readonly sources?: string;
  /** `NAME=TIME`: what people had stated when the node was started. */
  readonly stated?: readonly string[];
  readonly data: string;
  readonly lane: Lane;
  readonly port: number;
  readonly boundaries: BoundaryDepiction;
  readonly now: () => Instant;
}

const TICK_MS = 250;
/** How often the disk is asked whether it still takes what is sealed. */
const DISK_MS = 1_000;

export async function up(options: UpOptions): Promise<ExitCode> {
  const feeds = options.feed.map(parseLiveInput);
  const wrong = feeds.flatMap((feed) => (feed.ok ? [] : feed.problems));
  if (wrong.length > 0) return refuse(wrong, EXIT.usage);
  const inputs = feeds.flatMap((feed) => (feed.ok ? [feed.value] : []));
  const stopped = untilStopped();
  const opened = openUp(options, inputs);
  if (!opened.ok) return refuse(opened.problems, exitFor(opened.problems));
  const problems = await live(options, inputs, opened.value, stopped);
  const atEnd = await opened.value.close();
  const told = problems.length > 0 || !atEnd ? problems : [atEnd];
  return told.length > 0 ? refuse(told, EXIT.unreadable) : EXIT.done;
}

/**
 * Takes in and judges until told to stop. The address is told when every feed that listens does, so that whoever
 * reads it has a node that takes in. @returns what went wrong.
 */
async function live(
  options: UpOptions,
  inputs: readonly LiveInput[],
  opened: Opened,
  stopped: Promise<void>,
): Promise<readonly Problem[]> {
  const intake = takeIn(inputs, opened, options.now);
  try {
    const refused = await Promise.race([intake.opened, intake.failed]);
    if (refused) return [refused];
    const player = livePlayer(options.now);
    const served = await serve({ ...options, station: () => opened.station, player });
    if (!served.ok) return served.problems;
    process.stdout.write(`${served.value.url}\n`);
    const failure = await Promise.race([stopped, intake.failed]);
    await served.value.close();
    return failure ? [failure] : [];
  } finally {
    intake.close();
  }
}

interface Opened {
  readonly station: Station;
  /** Source of each feed. */
  readonly ids: readonly string[];
  /** Settles and seals what is left. @returns what the disk refused. */
  close(): Promise<Problem | undefined>;
}

function openUp(options: UpOptions, inputs: readonly LiveInput[]): Result<Opened> {
  const applied = readApplied(options.accord);
  const said = applied.ok ? stateAccords(applied.value.accords, options.stated) : applied;
  const bound = bindSources(inputs, options.sources);
  const unfit = bound.ok ? refuseUnfit(bound.value, options.sources) : bound.problems;
  if (!applied.ok || !said.ok || !bound.ok || unfit.length > 0) {
    return fail(...(said.ok ? [] : said.problems), ...unfit);
  }
  const { ids, register, text } = bound.value;
  const ledger = openLedger(options.data, options.lane, options.now);
  if (!ledger.ok) return ledger;
  const station = openStation({
    ...applied.value,
    ...said.value,
    register,
    sourcesText: text,
    lane: options.lane,
    ledger: ledger.value,
    openFeed: (feed) => feedOpener(feed, (source) => inputs[ids.indexOf(source)]),
    version: VERSION,
    now: options.now,
  });
  if (!station.ok) {
    ledger.value.close();
    return station;
  }
  const { unsettled } = station.value;
  if (unsettled !== undefined) {
    process.stderr.write(`the run before was cut off, and what it had not settled stays so: ${unsettled}\n`);
  }
  const close = async () => {
    const problem = await failureOf(station.value.finish());
    ledger.value.close();
    return problem;
  };
  return succeed({ station: station.value, ids, close });
}

/** What a node cannot take: two feeds for one source, whose messages would mix, and sources of no known format. */
function refuseUnfit({ ids, register }: BoundSources, path = ''): Problem[] {
  const shared = new Set(ids.filter((id, i) => ids.indexOf(id) !== i));
  const unknown = register.sources.filter(({ feed }) => !isFormat(feed));
  return [
    ...[...shared].map((id) => ({
      code: 'INPUT_SOURCE_SHARED',
      message: `two feeds are said to come from the source ${id}`,
      mend: 'declare a source for each feed and name it with ?source=ID',
    })),
    ...unknown.map(({ id, feed }) => ({
      code: 'CLI_UNKNOWN_FORMAT',
      message: `the feed "${feed}" of the source ${id} is not a format`,
      mend: `use one of ${FORMAT_NAMES.join(', ')}`,
      place: { file: path },
    })),
  ];
}

/** The decoder of a source's feed, told what its input said about it. */
const feedOpener = (
  feed: string,
  inputOf: (source: string) => LiveInput | undefined,
): OpenFeed | undefined =>
  isFormat(feed)
    ? (options, sink) => FORMATS[feed].open({ ...options, ...feedParameters(inputOf(options.source)) }, sink)
    : undefined;

interface LiveIntake {
  /** Resolves when every feed that listens does, or was refused. */
  readonly opened: Promise<void>;
  /** Resolves with what goes wrong, if anything does. */
  readonly failed: Promise<Problem>;
  close(): void;
}

/** Connects the feeds and judges what comes, until it is closed. */
function takeIn(inputs: readonly LiveInput[], { station, ids }: Opened, now: () => Instant): LiveIntake {
  const { promise: failed, resolve: fail } = Promise.withResolvers<Problem>();
  const guarded = (work: () => void) => {
    try {
      work();
    } catch (cause) {
      fail(problemOf(cause));
    }
  };
  const connections = inputs.map((input, i) => {
    const id = ids[i]!;
    const events = {
      bytes: (chunk: Uint8Array) => guarded(() => station.receive(id, chunk, now())),
      broken: () => guarded(() => station.breakOff(id, now())),
      say: (text: string) => process.stderr.write(`${id}: ${text}\n`),
      refuse: fail,
    };
    if (input.transport.kind !== 'file') return openConnection(input, events);
    return openConnection(input, events, { parts: station.keptOf(id), goOn: () => station.goOn(id) });
  });
  const ticking = setInterval(() => guarded(() => station.tick(now())), TICK_MS);
  const asking = setInterval(
    () => void failureOf(station.settleDisk()).then((it) => it && fail(it)),
    DISK_MS,
  );
  return {
    opened: Promise.all(connections.map(({ opened }) => opened)).then(() => undefined),
    failed,
    close() {
      clearInterval(ticking);
      clearInterval(asking);
      for (const connection of connections) connection.close();
    },
  };
}

const failureOf = (work: Promise<void>): Promise<Problem | undefined> =>
  work.then(() => undefined, problemOf);
