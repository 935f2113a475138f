/** Staged in the sky: entries, a crossing between two fixes, a launch inside, medical flights, look-alikes. */
import { HOUR, type Instant, MINUTE, type Random } from '../kernel/index.ts';
import type { Actor } from './actor.ts';
import { medicalNotice } from './emit/notices.ts';
import type { Incident } from './incident.ts';
import { voyage } from './path.ts';
import { IDENTITIES, lineLatitude, type PartyId } from './scene.ts';

const ALTITUDE_M = 6_000;
const JET = 220;
const HELICOPTER = 70;

const military = (party: PartyId, identity: number, name: string, path: Actor['path']): Actor => ({
  key: name,
  category: 'aircraft.military',
  party,
  transponder: 'adsb',
  identity,
  name,
  silent: [],
  path,
});

/** From 0.9° behind the line to `reach` degrees short of it and back; side +1 comes from the north. */
function sortie(start: Instant, side: 1 | -1, lon: number, reach: number, speed: number) {
  const line = lineLatitude(lon);
  return voyage(start, speed, ALTITUDE_M, [
    [lon, line + side * 0.9],
    [lon + 0.1, line + side * reach],
    [lon + 0.3, line + side * 0.9],
  ]);
}

export function skyIncidents(random: Random, start: Instant): readonly Incident[] {
  const at = (hours: number) => start + hours * HOUR + random.integer(20) * MINUTE;
  return [
    entry(at(1.1), 'SOUTH', 50),
    entry(at(12.5), 'NORTH', 51),
    stripCrossing(at(3.4)),
    droneAppears(at(5.2)),
    medical(at(8.1), 'NORTH', 'unnotified'),
    medical(at(10.3), 'SOUTH', 'armed'),
    medical(at(6.4), 'NORTH', 'notified'),
    boundaryRun(at(4.0)),
    shortClip(at(7.0)),
    unknownOnRadar(at(11.2)),
  ];
}

function entry(start: Instant, party: PartyId, number: number): Incident {
  const identity = IDENTITIES.military[party] + number;
  const path = sortie(start, party === 'NORTH' ? 1 : -1, -40.9, 0.1, JET);
  return {
    actors: [military(party, identity, `${party.slice(0, 1)}ENTRY${number}`, path)],
    truth: [
      {
        kind: 'military-entry',
        breach: true,
        clause: 'sky-1',
        identities: [identity],
        from: path.from,
        until: path.until,
        expected: { verdict: 'breach-indicated', reason: 'present' },
      },
    ],
    messages: [],
  };
}

/** 250 m/s and a report every 15 s against a strip two kilometres wide. */
function stripCrossing(start: Instant): Incident {
  const identity = IDENTITIES.military.NORTH + 60;
  const path = voyage(start, 250, ALTITUDE_M, [
    [-42.3, 47.0],
    [-40.7, 47.0],
  ]);
  return {
    actors: [military('NORTH', identity, 'NSTRIP60', path)],
    truth: [
      {
        kind: 'strip-crossing',
        breach: true,
        clause: 'sky-3',
        identities: [identity],
        from: path.from,
        until: path.until,
        expected: { verdict: 'breach-indicated', reason: 'crossed' },
      },
    ],
    messages: [],
  };
}

/** Launched within the buffer: first seen inside, on radar only. */
function droneAppears(start: Instant): Incident {
  const lon = -39.2;
  const line = lineLatitude(lon);
  const path = voyage(start, 40, 500, [
    [lon, line + 0.03],
    [lon + 0.1, line + 0.05],
    [lon + 0.2, line + 0.02],
  ]);
  return {
    actors: [
      {
        key: 'drone',
        category: 'aircraft.uncrewed',
        transponder: 'none',
        identity: 7001,
        name: '',
        silent: [],
        path,
      },
    ],
    truth: [
      {
        kind: 'drone-appears',
        breach: true,
        clause: 'sky-2',
        identities: [7001],
        from: path.from,
        until: path.until,
        expected: { verdict: 'breach-indicated', reason: 'appeared-inside' },
      },
    ],
    messages: [],
  };
}

function medical(start: Instant, party: PartyId, how: 'notified' | 'unnotified' | 'armed'): Incident {
  const number = { notified: 1, unnotified: 2, armed: 3 }[how];
  const identity = IDENTITIES.medical[party] + number;
  const path = sortie(start, party === 'NORTH' ? 1 : -1, -41.6, 0.15, HELICOPTER);
  const carries = how === 'armed' ? ['weapons'] : [];
  const notice = medicalNotice({
    id: `medical-${party}-${number}`,
    sentAt: start - 3 * HOUR,
    from: start - 10 * MINUTE,
    until: path.until + 10 * MINUTE,
    party,
    identity,
    carries,
  });
  return {
    actors: [military(party, identity, `${party.slice(0, 1)}MEDIC${number}`, path)],
    truth: [
      {
        kind: `medical-flight-${how}`,
        breach: how !== 'notified',
        clause: 'sky-1',
        identities: [identity],
        from: path.from,
        until: path.until,
        ...(how === 'notified'
          ? {}
          : { expected: { verdict: 'breach-indicated' as const, reason: 'present' } }),
      },
    ],
    messages: how === 'unnotified' ? [] : [notice],
  };
}

/** Along the edge of the no-fly area, three kilometres outside. */
function boundaryRun(start: Instant): Incident {
  const identity = IDENTITIES.military.SOUTH + 61;
  const path = voyage(start, JET, ALTITUDE_M, [
    [-40.6, 44.1],
    [-39.4, 44.455],
    [-37.9, 44.455],
    [-37.7, 44.1],
  ]);
  return lookAlike('boundary-run', 'sky-1', military('SOUTH', identity, 'SEDGE61', path));
}

/** Over the edge and back within fewer seconds than the clause allows. */
function shortClip(start: Instant): Incident {
  const identity = IDENTITIES.military.SOUTH + 62;
  const path = voyage(start, 250, ALTITUDE_M, [
    [-38.55, 44.2],
    [-38.4, 44.505],
    [-38.25, 44.2],
  ]);
  return lookAlike('short-clip', 'sky-1', military('SOUTH', identity, 'SCLIP62', path));
}

const lookAlike = (kind: string, clause: string, actor: Actor): Incident => ({
  actors: [actor],
  truth: [
    {
      kind,
      breach: false,
      clause,
      identities: [actor.identity],
      from: actor.path.from,
      until: actor.path.until,
    },
  ],
  messages: [],
});

/** Somebody's aircraft without a transponder: the radar says that it flies, not what or whose it is. */
function unknownOnRadar(start: Instant): Incident {
  const path = voyage(start, 90, 3_000, [
    [-40.6, lineLatitude(-40.6) - 0.2],
    [-40.1, lineLatitude(-40.1) - 0.05],
    [-39.7, lineLatitude(-39.7) - 0.25],
  ]);
  const actor: Actor = {
    key: 'unknown-on-radar',
    category: 'aircraft',
    transponder: 'none',
    identity: 7002,
    name: '',
    silent: [],
    path,
  };
  const plain = lookAlike('unknown-on-radar', 'sky-1', actor);
  const expected = { verdict: 'not-determinable', reason: 'identity-unknown' } as const;
  return { ...plain, truth: plain.truth.map((item) => ({ ...item, expected })) };
}
