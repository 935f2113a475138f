/**
 * A simulated day, told second by second as the wire bytes that its sensors would send. The same seed
 * gives the same bytes. What truly happens stays beside it as `actors` and `truth`.
 */
import { DAY, type Instant, type Random, SECOND, seededRandom } from '../kernel/index.ts';
import type { Actor } from './actor.ts';
import { makeByteSink } from './emit/byte-sink.ts';
import { FIRMS_HEADER } from './emit/firms.ts';
import type { Message, Truth } from './incident.ts';
import { landIncidents } from './land-incidents.ts';
import { type Emission, makeRadio, periodOf } from './radio.ts';
import { seaIncidents } from './sea-incidents.ts';
import { skyIncidents } from './sky-incidents.ts';
import { daySpoofing, type Spoofing } from './spoofing.ts';
import { backgroundTraffic } from './traffic.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly start: Instant;
  /** Share of radio messages that nobody receives, 0 to 1. */
  readonly loss?: number;
  /** Standard deviation of every reported position, metres per axis. */
  readonly noise?: number;
}

export interface World {
  readonly start: Instant;
  readonly until: Instant;
  readonly actors: readonly Actor[];
  readonly truth: readonly Truth[];
  readonly spoofing: Spoofing;
  /** Everything sent in (last call, `until`], in order of time. */
  advance(until: Instant): readonly Emission[];
}

export function createWorld({ seed, start, loss = 0, noise = 0 }: WorldOptions): World {
  const random = seededRandom(seed);
  const incidents = [
    ...skyIncidents(random.fork('sky'), start),
    ...seaIncidents(random.fork('sea'), start),
    ...landIncidents(random.fork('land'), start),
  ];
  const actors = [
    ...backgroundTraffic(random.fork('traffic'), start),
    ...incidents.flatMap((incident) => incident.actors),
  ];
  const spoofing = daySpoofing(start);
  const emitters = emitterSchedule(actors, random);
  const radio = makeRadio(random.fork('radio'), { start, loss, noise, spoofing });
  const messages = incidents.flatMap((incident) => incident.messages).sort((a, b) => a.at - b.at);
  let second = start;
  let nextMessage = 0;
  let firmsStarted = false;
  const posted = (until: Instant): Emission[] => {
    const out: Emission[] = [];
    while (nextMessage < messages.length && messages[nextMessage]!.at <= until) {
      const message = messages[nextMessage++]!;
      const header = message.source === 'viirs' && !firmsStarted ? `${FIRMS_HEADER}\n` : '';
      firmsStarted ||= message.source === 'viirs';
      out.push(asEmission(message, header));
    }
    return out;
  };
  return {
    start,
    until: start + DAY,
    actors,
    truth: incidents.flatMap((incident) => incident.truth),
    spoofing,
    advance(until) {
      const out: Emission[] = [];
      for (; second + SECOND <= until; second += SECOND) {
        const at = second + SECOND;
        out.push(...posted(at));
        for (const emitter of emitters(at)) radio.transmit(emitter, at);
        radio.heartbeat(at);
        out.push(...radio.collect(at));
      }
      return out;
    },
  };
}

function asEmission({ source, at, line }: Message, header: string): Emission {
  const sink = makeByteSink();
  sink.text(`${header}${line}\n`);
  return { source, at, bytes: sink.take() };
}

/** Who transmits in a given second: every actor has its own phase within its period. */
function emitterSchedule(actors: readonly Actor[], random: Random) {
  const phases = random.fork('phases');
  const buckets = new Map<string, Actor[]>();
  for (const actor of actors) {
    const period = periodOf(actor);
    const key = `${period}:${phases.integer(period)}`;
    buckets.set(key, [...(buckets.get(key) ?? []), actor]);
  }
  const periods = [...new Set(actors.map(periodOf))].sort((a, b) => a - b);
  return (at: Instant): readonly Actor[] =>
    periods.flatMap((period) => buckets.get(`${period}:${(at / SECOND) % period}`) ?? []);
}
