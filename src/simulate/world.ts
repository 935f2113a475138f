/**
 * A simulated day, told second by second as the wire bytes that its sensors would send. The same seed
 * gives the same bytes. What truly happens stays beside it as `actors` and `truth`.
 */
import {
  DAY,
  type Instant,
  METRES_PER_DEGREE,
  MINUTE,
  type Random,
  SECOND,
  seededRandom,
} from '../kernel/index.ts';
import type { Actor } from './actor.ts';
import { writePosition, writeStatic } from './emit/ais.ts';
import { writeBeast } from './emit/beast.ts';
import { type ByteSink, makeByteSink } from './emit/byte-sink.ts';
import { FIRMS_HEADER } from './emit/firms.ts';
import { airbornePosition, airborneVelocity, identification } from './emit/mode-s.ts';
import { writeHeartbeat, writePlot } from './emit/plots.ts';
import type { Message, Truth } from './incident.ts';
import { landIncidents } from './land-incidents.ts';
import { makeMotion } from './path.ts';
import { seaIncidents } from './sea-incidents.ts';
import { skyIncidents } from './sky-incidents.ts';
import { daySpoofing, deceive, type Spoofing } from './spoofing.ts';
import { ADSB, AIS, outage, RADARS, reaches } from './stations.ts';
import { backgroundTraffic } from './traffic.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly start: Instant;
  /** Share of radio messages that nobody receives, 0 to 1. */
  readonly loss?: number;
  /** Standard deviation of every reported position, metres per axis. */
  readonly noise?: number;
}

/** What one source delivered at one moment. */
export interface Emission {
  readonly source: string;
  readonly at: Instant;
  readonly bytes: Uint8Array;
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

/** Seconds between reports: long enough for a day to replay in minutes, short enough for the clauses. */
const PERIOD_S = { adsb: 15, ais: 60, radar: 10 } as const;
const STATIC_EVERY = 10;
const SIGNAL = 120;

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

const periodOf = (actor: Actor): number =>
  actor.transponder === 'none' ? PERIOD_S.radar : PERIOD_S[actor.transponder];

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

interface Air {
  readonly start: Instant;
  readonly loss: number;
  readonly noise: number;
  readonly spoofing: Spoofing;
}

/** What reaches the receivers: loss, noise, deception, reach and outages act here. */
function makeRadio(random: Random, { start, loss, noise, spoofing }: Air) {
  const sinks = new Map<string, ByteSink>([ADSB, AIS, ...RADARS].map(({ id }) => [id, makeByteSink()]));
  const written = new Set<string>();
  const out = outage(start);
  const motion = makeMotion();
  const heard = () => loss === 0 || random.next() >= loss;
  const blur = () => {
    if (noise === 0) return;
    motion.lat += (random.normal() * noise) / METRES_PER_DEGREE;
    motion.lon += (random.normal() * noise) / (METRES_PER_DEGREE * Math.cos((motion.lat * Math.PI) / 180));
  };
  const sinkOf = (id: string) => {
    written.add(id);
    return sinks.get(id)!;
  };

  function squitter(actor: Actor, at: Instant): void {
    if (!reaches(ADSB, motion)) return;
    deceive(spoofing, at, motion);
    blur();
    const since = at - start;
    const send = (frame: Uint8Array, offset: number) => {
      if (heard()) writeBeast(sinkOf(ADSB.id), frame, since - offset, SIGNAL);
    };
    send(airborneVelocity(actor.identity, motion), 600);
    send(airbornePosition(actor.identity, motion, 0), 400);
    send(airbornePosition(actor.identity, motion, 1), 0);
    const count = Math.floor(at / SECOND / PERIOD_S.adsb);
    if ((count + actor.identity) % STATIC_EVERY === 0) send(identification(actor.identity, actor.name), 0);
  }

  function ais(actor: Actor, at: Instant): void {
    if (!reaches(AIS, motion)) return;
    deceive(spoofing, at, motion);
    blur();
    if (!heard()) return;
    const sink = sinkOf(AIS.id);
    writePosition(sink, AIS.id, at, actor.identity, motion);
    const count = Math.floor(at / MINUTE);
    if ((count + actor.identity) % STATIC_EVERY === 0) {
      const shipType = { 'vessel.fishing': 30, 'vessel.military': 35 }[actor.category as string] ?? 70;
      writeStatic(sink, AIS.id, at, {
        mmsi: actor.identity,
        name: actor.name,
        shipType,
        group: actor.identity,
      });
    }
  }

  function plot(actor: Actor, at: Instant): void {
    const kind = actor.category.startsWith('vessel') ? 'vessel' : 'aircraft';
    const radar = RADARS.find(({ id, sees, ...place }) => {
      return sees === kind && !isOut(id, at) && reaches(place, motion);
    });
    if (!radar || !heard()) return;
    blur();
    writePlot(sinkOf(radar.id), at, motion, {
      plot: actor.identity,
      category: actor.category,
      accuracy: 100,
    });
  }

  const isOut = (id: string, at: Instant) => id === out.radar && at >= out.span.from && at < out.span.until;

  return {
    transmit(actor: Actor, at: Instant): void {
      if (actor.silent.some((span) => at >= span.from && at < span.until)) return;
      if (!actor.path.at(at, motion)) return;
      if (actor.transponder === 'adsb') squitter(actor, at);
      else if (actor.transponder === 'ais') ais(actor, at);
      else plot(actor, at);
    },
    /** Every radar that is up says so once a period, also when nothing flies. */
    heartbeat(at: Instant): void {
      if ((at / SECOND) % PERIOD_S.radar !== 0) return;
      for (const { id } of RADARS) if (!isOut(id, at)) writeHeartbeat(sinkOf(id), at);
    },
    collect(at: Instant): Emission[] {
      const emissions = [...written]
        .sort()
        .map((source) => ({ source, at, bytes: sinks.get(source)!.take() }));
      written.clear();
      return emissions;
    },
  };
}
