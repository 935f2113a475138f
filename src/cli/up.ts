/** `garant up`: a live node. Feeds are connected, judged, sealed and shown until it is told to stop. */
import { type Connection, openConnection } from '../feeds/connect.ts';
import { FORMATS, isFormat } from '../feeds/formats.ts';
import { type LiveInput, parseLiveInput } from '../feeds/input.ts';
import { fail, type Instant, type Lane, type Problem, type Result, succeed } from '../kernel/index.ts';
import { livePlayer, openStation, type Station } from '../server/index.ts';
import { bindSources } from './bind-sources.ts';
import { EXIT, type ExitCode, tellProblems } from './exit.ts';
import { readApplied } from './read-folder.ts';
import { type BoundaryDepiction, openLedger, serve, untilStopped } from './serve.ts';
import { VERSION } from './settings.ts';

export interface UpOptions {
  readonly accord: readonly string[];
  readonly feed: readonly string[];
  readonly sources?: string;
  readonly data: string;
  readonly lane: Lane;
  readonly port: number;
  readonly boundaries: BoundaryDepiction;
  readonly now: () => Instant;
}

const TICK_MS = 250;

export async function up(options: UpOptions): Promise<ExitCode> {
  const feeds = options.feed.map(parseLiveInput);
  const wrong = feeds.flatMap((feed) => (feed.ok ? [] : feed.problems));
  if (wrong.length > 0) return refuse(wrong, EXIT.usage);
  const inputs = feeds.flatMap((feed) => (feed.ok ? [feed.value] : []));
  const opened = openUp(options, inputs);
  if (!opened.ok) return refuse(opened.problems, EXIT.unreadable);
  const { station, ids, close } = opened.value;
  const served = await serve({ ...options, station: () => station, player: livePlayer(options.now) });
  if (!served.ok) {
    await close();
    return refuse(served.problems, EXIT.unreadable);
  }
  process.stdout.write(`${served.value.url}\n`);
  const connections = inputs.map((input, i) => connect(input, ids[i]!, station, options.now));
  const stopped = untilStopped();
  const ticking = tick(station, options.now);
  const failure = await Promise.race([stopped, ticking.failed]);
  ticking.stop();
  for (const connection of connections) connection.close();
  await served.value.close();
  await close();
  return failure ? refuse([failure], EXIT.unreadable) : EXIT.done;
}

function refuse(problems: readonly Problem[], code: ExitCode): ExitCode {
  tellProblems(problems);
  return code;
}

interface Opened {
  readonly station: Station;
  /** Source of each feed. */
  readonly ids: readonly string[];
  close(): Promise<void>;
}

function openUp(options: UpOptions, inputs: readonly LiveInput[]): Result<Opened> {
  const applied = readApplied(options.accord);
  const bound = bindSources(inputs, options.sources);
  if (!applied.ok || !bound.ok) {
    return fail(...(applied.ok ? [] : applied.problems), ...(bound.ok ? [] : bound.problems));
  }
  const ledger = openLedger(options.data, options.lane, options.now);
  if (!ledger.ok) return ledger;
  const station = openStation({
    ...applied.value,
    register: bound.value.register,
    lane: options.lane,
    ledger: ledger.value,
    openFeed: (feed) => (isFormat(feed) ? FORMATS[feed].open : undefined),
    version: VERSION,
    now: options.now,
  });
  if (!station.ok) {
    ledger.value.close();
    return station;
  }
  const close = async () => {
    await station.value.finish().catch((cause: unknown) => tellProblems([asProblem(cause)]));
    ledger.value.close();
  };
  return succeed({ station: station.value, ids: bound.value.ids, close });
}

const connect = (input: LiveInput, source: string, station: Station, now: () => Instant): Connection =>
  openConnection(input, {
    bytes: (chunk) => station.receive(source, chunk, now()),
    say: (text) => process.stderr.write(`${source}: ${text}\n`),
  });

/** Advances the station with the clock; `failed` resolves when the disk or the judgement gives up. */
function tick(station: Station, now: () => Instant): { stop(): void; readonly failed: Promise<Problem> } {
  let timer: NodeJS.Timeout | undefined;
  const failed = new Promise<Problem>((resolve) => {
    timer = setInterval(() => {
      try {
        station.tick(now());
      } catch (cause) {
        resolve(asProblem(cause));
      }
    }, TICK_MS);
  });
  return { stop: () => clearInterval(timer), failed };
}

const asProblem = (cause: unknown): Problem => ({
  code: (cause as { code?: string }).code ?? 'NODE_STOPPED',
  message: cause instanceof Error ? cause.message : String(cause),
  mend: 'nothing that was acknowledged is lost; mend the cause and start again',
});
