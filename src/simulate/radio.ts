/**
 * The way from what truly moves to what receivers deliver. A radar delivers plots only of what has no
 * transponder at all, as stations do that pass on what their own secondary radar or AIS could not match. Unlike theirs, these leave
 * out a transponder that has fallen silent as well.
 */
import {
  type Instant,
  METRES_PER_DEGREE,
  MINUTE,
  RADIANS_PER_DEGREE,
  type Random,
  SECOND,
} from '../kernel/index.ts';
import type { Actor } from './actor.ts';
import { writePosition, writeStatic } from './emit/ais.ts';
import { writeBeast } from './emit/beast.ts';
import { type ByteSink, makeByteSink } from './emit/byte-sink.ts';
import { airbornePosition, airborneVelocity, identification } from './emit/mode-s.ts';
import { writePlot } from './emit/plots.ts';
import { writeHeartbeat } from './emit/reports.ts';
import { makeMotion } from './path.ts';
import { deceive, type Spoofing } from './spoofing.ts';
import { ADSB, AIS, jamming, outage, RADARS, reaches, STATUS } from './stations.ts';

/** What one source delivered at one moment. */
export interface Emission {
  readonly source: string;
  readonly at: Instant;
  readonly bytes: Uint8Array;
}

/** Seconds between reports: long enough for a day to replay in minutes, short enough for the clauses. */
const PERIOD_S = { adsb: 15, ais: 60, radar: 10 } as const;
const STATIC_EVERY = 10;
const SIGNAL = 120;

export const periodOf = ({ transponder }: Actor): number =>
  transponder === 'none' ? PERIOD_S.radar : PERIOD_S[transponder];

interface Air {
  readonly start: Instant;
  readonly loss: number;
  readonly noise: number;
  readonly spoofing: Spoofing;
}

/** What reaches the receivers: loss, noise, deception, reach and outages act here. */
export function makeRadio(random: Random, { start, loss, noise, spoofing }: Air) {
  const sinks = new Map<string, ByteSink>(
    [ADSB.id, AIS.id, STATUS, ...RADARS.map(({ id }) => id)].map((id) => [id, makeByteSink()]),
  );
  const written = new Set<string>();
  const out = outage(start);
  const motion = makeMotion();
  const heard = () => loss === 0 || random.next() >= loss;
  const blur = () => {
    if (noise === 0) return;
    motion.lat += (random.normal() * noise) / METRES_PER_DEGREE;
    motion.lon += (random.normal() * noise) / (METRES_PER_DEGREE * Math.cos(motion.lat * RADIANS_PER_DEGREE));
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
      return sees === kind && !isOut(id, at) && !isJammed(id, at) && reaches(place, motion);
    });
    if (!radar || !heard()) return;
    blur();
    writePlot(sinkOf(radar.id), at, motion, {
      plot: actor.identity,
      category: actor.category,
      accuracy: 100,
    });
  }

  const jam = jamming(start);
  const isJammed = (id: string, at: Instant) =>
    id === jam.radar && at >= jam.span.from && at < jam.span.until;
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
      for (const { id } of RADARS)
        if (!isOut(id, at) && !isJammed(id, at)) writeHeartbeat(sinkOf(STATUS), at, id);
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
