/** A corridor's greatest speed, judged from bytes of formats that say where and how fast in separate messages. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OpenFeed } from '../../feeds/feed.ts';
import { FORMATS } from '../../feeds/formats.ts';
import {
  formatInstant,
  METRES_PER_DEGREE,
  METRES_PER_FOOT,
  METRES_PER_SECOND_PER_KNOT,
  RADIANS_PER_DEGREE,
} from '../../kernel/index.ts';
import { makeFixColumns } from '../../picture/index.ts';
import { writeBeast } from '../../simulate/emit/beast.ts';
import { makeByteSink } from '../../simulate/emit/byte-sink.ts';
import { airbornePosition, airborneVelocity } from '../../simulate/emit/mode-s.ts';
import type { Motion } from '../../simulate/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import { box, makeAccord, makeRegister, START } from '../testing/small-world.ts';

const ADDRESS = 7;
const LAT = 48.5;
const SECONDS = 120;
const LIMIT = 150;

const accord = makeAccord(
  [
    { id: 'zone', geometry: box(29, 48, 32, 49) },
    { id: 'lane', geometry: box(29, 48.3, 32, 48.7) },
  ],
  [
    {
      rule: {
        form: 'corridor',
        parties: ['north'],
        category: 'aircraft',
        corridor: 'lane',
        within: 'zone',
        maxSpeed: LIMIT,
        dwell: 30_000,
      },
    },
  ],
);

/** Eastwards along the lane, `second` seconds after START. */
function motionAt(second: number, speed: number): Motion {
  const east = (speed * second) / (METRES_PER_DEGREE * Math.cos(LAT * RADIANS_PER_DEGREE));
  return { lon: 30 + east, lat: LAT, altitude: 6_000, speed, course: 90 };
}

function beast(speed: number, saysVelocity: boolean): Uint8Array {
  const sink = makeByteSink();
  for (let half = 0; half < SECONDS * 2; half++) {
    const motion = motionAt(half / 2, speed);
    writeBeast(sink, airbornePosition(ADDRESS, motion, half % 2), half * 500, 100);
    if (saysVelocity) writeBeast(sink, airborneVelocity(ADDRESS, motion), half * 500 + 250, 100);
  }
  return sink.take();
}

function sbs(speed: number, saysVelocity: boolean): Uint8Array {
  const lines: string[] = [];
  const message = (kind: number, second: number, fields: string) => {
    const [day, time] = formatInstant(START + second * 1000).split('T') as [string, string];
    const written = `${day.replaceAll('-', '/')},${time.replace('Z', '')}`;
    lines.push(`MSG,${kind},1,1,000007,1,${written},${written},,${fields}`);
  };
  for (let half = 0; half < SECONDS * 2; half++) {
    const { lon, lat, altitude, course } = motionAt(half / 2, speed);
    const feet = Math.round(altitude / METRES_PER_FOOT);
    message(3, half / 2, `${feet},,,${lat},${lon},,,,,,0`);
    const knots = Math.round(speed / METRES_PER_SECOND_PER_KNOT);
    if (saysVelocity) message(4, half / 2 + 0.25, `,${knots},${course},,,0,,,,,0`);
  }
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
}

/** Reasons of what is indicated. */
function reasons(open: OpenFeed, bytes: Uint8Array): readonly string[] {
  const fixes = makeFixColumns(4_096);
  const feed = open(
    { source: 'adsb', ordinal: 0, start: START },
    {
      fixes,
      full: () => assert.fail('more rows than expected'),
      report: () => {},
      reject: (reason) => assert.fail(reason),
    },
  );
  feed.push(bytes, Number.NaN);
  feed.end(Number.NaN);
  assert.ok(fixes.length >= SECONDS);
  return judgeWorld({ accords: [accord], register: makeRegister(), fixes })
    .indications.filter(({ change }) => change === 'opened')
    .map(({ reason }) => reason);
}

for (const [format, emit] of [
  ['beast', beast],
  ['sbs', sbs],
] as const) {
  describe(`the speed of an aircraft in a corridor, from ${format}`, () => {
    const { open } = FORMATS[format];

    it('is a breach above the limit', () => {
      assert.deepEqual(reasons(open, emit(220, true)), ['speed']);
    });

    it('is none below it', () => {
      assert.deepEqual(reasons(open, emit(LIMIT - 10, true)), []);
    });

    it('cannot be told when it is never said', () => {
      assert.deepEqual(reasons(open, emit(220, false)), ['speed-unknown']);
    });
  });
}
