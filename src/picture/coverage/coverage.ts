/** Coverage: footprints × intervals × visits, and reception by experience. Asked, never swept. */

import { inside } from '../../kernel/geometry/index.ts';
import type { Instant } from '../../kernel/index.ts';
import type { CoverageReport } from '../observation.ts';
import type { Coverage, PictureFinding, Question, SourceSight, SourceState } from '../picture-contract.ts';
import type { Footprint, Source } from '../source.ts';
import { createLiveness, type Liveness, LONGEST_GAP } from './liveness.ts';
import { createOutlooks } from './outlooks.ts';
import { createReception, RECEPTION_BIN, type Reception } from './reception.ts';
import { type CoverageOptions, createSight, seesKind } from './sight.ts';
import { createVisits, type Visits } from './visits.ts';

/** Coverage with what feeds it. The watch gets the `Coverage` part only. */
export interface LivingCoverage extends Coverage {
  readonly liveness: Liveness;
  readonly visits: Visits;
  readonly reception: { readonly icao24: Reception; readonly mmsi: Reception };
  declare(report: CoverageReport): void;
  footprintAt(ordinal: number, at: Instant): Footprint;
}

export function createCoverage(
  sources: readonly Source[],
  options: CoverageOptions,
  capacity: number,
  report: (finding: PictureFinding) => void,
): LivingCoverage {
  const liveness = createLiveness(sources, report);
  const visits = createVisits();
  const reception = { icao24: createReception(capacity), mmsi: createReception(capacity) };
  const outlooks = createOutlooks(sources);
  const ordinals = new Map(sources.map(({ id }, ordinal) => [id, ordinal]));

  function observableBy(
    ordinal: number,
    lon: number,
    lat: number,
    at: Instant,
    wanted: Question['wanted'],
  ): SourceSight {
    const source = sources[ordinal]!;
    const reason = whyNot(ordinal, lon, lat, at, wanted);
    const { lastAt } = liveness.lives[ordinal]!;
    return {
      source: source.id,
      sees: reason === 'sees',
      cooperativeOnly: source.cooperative,
      reason,
      ...(Number.isNaN(lastAt) ? {} : { lastAt }),
    };
  }

  function whyNot(
    ordinal: number,
    lon: number,
    lat: number,
    at: Instant,
    wanted: Question['wanted'],
  ): SourceSight['reason'] {
    const source = sources[ordinal]!;
    if (!seesKind(source, wanted)) return 'wrong-kind';
    const outlook = outlooks.at(ordinal, at);
    if (!outlook) return 'outside-footprint';
    const { area } = outlook;
    if (area && inside(area, lon, lat) === 'outside') return 'outside-footprint';
    const state = stateAt(ordinal, at);
    if (state !== 'up') return state;
    return area || heardAnyone(lon, lat, at) ? 'sees' : 'outside-footprint';
  }

  function heardAnyone(lon: number, lat: number, at: Instant): boolean {
    const lately = (_: number, heardAt: Instant) => heardAt > at - 2 * RECEPTION_BIN;
    return reception.icao24.heard(lon, lat, -1, lately) || reception.mmsi.heard(lon, lat, -1, lately);
  }

  function stateAt(ordinal: number, at: Instant): SourceState {
    const life = liveness.lives[ordinal]!;
    if (Number.isNaN(life.firstAt) && life.state === 'up') return 'never-heard';
    // They are kept by their ends: of the present nearly all are over.
    for (let n = life.lapses.length - 1; n >= 0 && life.lapses[n]!.until > at; n--) {
      if (life.lapses[n]!.from <= at) return life.lapses[n]!.reason;
    }
    if (life.state !== 'up' && at >= life.stateFrom) return life.state;
    return at > life.lastAt + 2 * sources[ordinal]!.period ? 'silent' : 'up';
  }

  function missedBy(ordinal: number, from: Instant, until: Instant): SourceState {
    const life = liveness.lives[ordinal]!;
    if (Number.isNaN(life.firstAt) && life.state === 'up') return 'never-heard';
    const longest = LONGEST_GAP * sources[ordinal]!.period;
    for (let n = life.lapses.length - 1; n >= 0 && life.lapses[n]!.until > from; n--) {
      const lapse = life.lapses[n]!;
      const counts = lapse.reason !== 'silent' || lapse.until - lapse.from > longest;
      if (counts && lapse.from < until) return lapse.reason;
    }
    if (life.state !== 'up' && until > life.stateFrom) return life.state;
    return until > life.lastAt + longest ? 'silent' : 'up';
  }

  return {
    liveness,
    visits,
    missedBy,
    reception,
    stateAt,
    footprintAt: (ordinal, at) => outlooks.at(ordinal, at)?.footprint ?? sources[ordinal]!.footprint,
    ...createSight({ sources, liveness, outlooks, visits, options }),
    get revision() {
      return liveness.revision + outlooks.revision + visits.revision;
    },
    heard: (kind, lon, lat, except, counts) => reception[kind].heard(lon, lat, except, counts),
    listensSince: liveness.listensSince,
    lastAt: (source) => liveness.lives[source]!.lastAt,
    observable: (lon, lat, at, wanted) =>
      sources.map((_, ordinal) => observableBy(ordinal, lon, lat, at, wanted)),
    declare({ about, state, footprint, observedAt, receivedAt }) {
      const ordinal = ordinals.get(about);
      if (ordinal === undefined) return;
      liveness.declare(ordinal, state, observedAt, receivedAt);
      if (footprint) outlooks.declare(ordinal, footprint, observedAt);
    },
  };
}
