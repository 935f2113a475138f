/** Runs a simulated day through the real decoders and the real judgement, without a server. */
import { join } from 'node:path';
import { readAccords, readSourcesFile } from '../../src/cli/read-folder.ts';
import { FORMATS, isFormat } from '../../src/feeds/formats.ts';
import { HOUR, type Result } from '../../src/kernel/index.ts';
import { createPicture, type FixColumns, makeFixColumns, type Report } from '../../src/picture/index.ts';
import type { World } from '../../src/simulate/index.ts';
import { createJudgement, type Judgement, type WatchEvent } from '../../src/watch/index.ts';
import { makeDelays } from './delay-arrivals.ts';

const DEMO = join(import.meta.dirname, '../../accords/demo');

export function unwrap<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.value;
}

export const demoAccord = () => unwrap(readAccords([DEMO]))[0]!;
export const demoRegister = () => unwrap(readSourcesFile(join(DEMO, 'sources.yaml'))).register;

export interface JudgeOptions {
  readonly detectors?: 'on' | 'off';
  readonly provisional?: boolean;
  readonly until?: number;
  readonly shuffleSeed?: number;
  /** Milliseconds that an observation is delayed at most; a little less than the watermark unless given. */
  readonly longestDelay?: number;
}

export interface Judged {
  readonly events: readonly WatchEvent[];
  readonly judgement: Judgement;
}

/** Opens a judgement of the demonstration's accord and a way to push a source's bytes into it. */
export function openDemoJudgement({ detectors = 'on', provisional = false }: JudgeOptions = {}) {
  const register = demoRegister();
  const accord = demoAccord();
  const parties = accord.parties.map(({ id }) => id);
  const judgement = unwrap(
    createJudgement({
      accords: [accord],
      register,
      lane: 'simulated',
      makePicture: () => createPicture({ register, parties, detectors }),
      settledOnly: !provisional,
    }),
  );
  return { register, judgement };
}

export interface DecodedTarget {
  fixes(batch: FixColumns): void;
  report(report: Report): void;
}

/** One decoder a source of the demonstration; hands over each chunk's observations at once. */
export function openDemoFeeds(start: number, target: DecodedTarget) {
  const { sources } = demoRegister();
  const feeds = new Map(
    sources.map((source, ordinal) => {
      if (!isFormat(source.feed)) throw new Error(`no format ${source.feed}`);
      const fixes = makeFixColumns(4096);
      const flush = () => {
        if (fixes.length > 0) target.fixes(fixes);
        fixes.length = 0;
      };
      const report = (report: Report) => {
        flush();
        target.report(report);
      };
      const feed = FORMATS[source.feed].open(
        { source: source.id, ordinal, start },
        { fixes, full: flush, report, reject: () => {} },
      );
      return [source.id, { feed, flush }] as const;
    }),
  );
  return (source: string, bytes: Uint8Array, receivedAt: number) => {
    const { feed, flush } = feeds.get(source)!;
    feed.push(bytes, receivedAt);
    flush();
  };
}

const SLICE = HOUR / 4;

/** The day until `until`; `shuffleSeed` delays each observation by up to a minute on its way. */
export function judgeWorld(world: World, options: JudgeOptions = {}): Judged {
  return judgeSideBySide(world, [options], options.until)[0]!;
}

/** One world, its bytes decoded once, judged in as many ways as there are options. */
export function judgeSideBySide(
  world: World,
  ways: readonly Omit<JudgeOptions, 'until'>[],
  until = world.until,
): readonly Judged[] {
  const lives = ways.map(openLife);
  const push = openDemoFeeds(world.start, {
    fixes: (batch) => {
      for (const { target } of lives) target.fixes(batch);
    },
    report: (report) => {
      for (const { target } of lives) target.report(report);
    },
  });
  for (let at = world.start; at < until; at += SLICE) {
    for (const emission of world.advance(at + SLICE)) {
      push(emission.source, emission.bytes, emission.at);
      for (const { release } of lives) release(emission.at);
    }
    for (const { drain } of lives) drain();
  }
  return lives.map(({ judgement, events, release, drain }) => {
    release(Number.POSITIVE_INFINITY);
    judgement.finish();
    drain();
    return { events, judgement };
  });
}

function openLife(options: JudgeOptions) {
  const { shuffleSeed } = options;
  const { judgement } = openDemoJudgement(options);
  const events: WatchEvent[] = [];
  const direct: DecodedTarget = {
    fixes: (batch) => judgement.take(batch),
    report: (report) => judgement.report(report),
  };
  const delays =
    shuffleSeed === undefined ? undefined : makeDelays(shuffleSeed, direct, options.longestDelay);
  return {
    judgement,
    events,
    target: delays?.target ?? direct,
    release: (now: number) => delays?.release(now),
    drain: () => events.push(...judgement.drain()),
  };
}
