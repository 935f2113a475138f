/** What was corrected and withdrawn covers, at every instant, what the plain evaluator says it does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CATEGORIES, MINUTE } from '../../kernel/index.ts';
import { DATUM } from '../../picture/index.ts';
import { compile } from '../compile.ts';
import { NO, UNKNOWN, YES } from '../place/height.ts';
import { covers, noteNotice, noticeChanges } from '../testing/oracle-notices.ts';
import type { OracleState } from '../testing/oracle-shapes.ts';
import { box, makeAccord } from '../testing/small-world.ts';
import { makeNotices, UNNAMED } from './notices.ts';
import type { Telling } from './tellings.ts';

const accord = makeAccord(
  [
    { id: 'zone', geometry: box(30, 48, 31, 49) },
    { id: 'low', geometry: box(30, 48, 31, 49), heights: { floor: 0, ceiling: 3_000, datum: 'msl' } },
  ],
  [{ rule: { form: 'presence-ban', parties: 'all', category: 'aircraft', area: 'zone', dwell: 0 } }],
);
const parties = [...accord.parties, { id: 'mission', role: 'monitor' as const }];
const compiled = compile([{ ...accord, parties }], ['north', 'south', 'mission']);
assert.ok(compiled.ok);
const accords = compiled.value;

const INSIDE = { lon: 30.5, lat: 48.5 };
const OUTSIDE = { lon: 31.5, lat: 48.5 };
const ANSWER = { no: NO, yes: YES, unknown: UNKNOWN } as const;

/** Only the answers to what a saying would show are asked: nothing else of the evaluator's state is touched. */
const emptyState = () => ({ compiled: accords, notices: [], occurred: new Set() }) as unknown as OracleState;

const minute = fc.integer({ min: 0, max: 14 }).map((n) => n * MINUTE);
const common = { id: fc.constantFrom('n-1', 'n-2'), receivedAt: minute };

const notice = fc.record(
  {
    ...common,
    notified: fc.constantFrom('medevac', 'medevac', 'exercise'),
    party: fc.constantFrom('north', 'north', 'south', 'mission'),
    from: minute,
    length: fc.integer({ min: 1, max: 9 }),
    area: fc.constantFrom('zone', 'low'),
    circle: fc.constantFrom({ centre: INSIDE, radius: 10_000 }, { centre: INSIDE, radius: 90_000 }),
    identities: fc.constantFrom([{ kind: 'icao24' as const, identity: 7 }], []),
    carries: fc.subarray(['weapons', 'wounded']),
  },
  { requiredKeys: ['id', 'receivedAt', 'notified', 'party', 'from', 'length'] },
);

const telling = fc.oneof(
  { weight: 6, arbitrary: notice.map((one) => ({ ...one, kind: 'notice' as const })) },
  {
    weight: 1,
    arbitrary: fc.record(common).map((one) => ({ ...one, kind: 'notice-withdrawal' as const })),
  },
);

const tellings = fc.array(telling, { minLength: 1, maxLength: 6 }).map((all): readonly Telling[] =>
  all.map((one, index) => {
    const stamp = { source: 'desk', index, observedAt: one.receivedAt };
    if (one.kind === 'notice-withdrawal') return { ...one, ...stamp };
    const { length, area, ...said } = one;
    const until = one.from + length * MINUTE;
    return { ...said, ...stamp, until, ...(area !== undefined && !said.circle ? { area } : {}) };
  }),
);

const asked = fc.record({
  at: minute,
  position: fc.constantFrom(INSIDE, OUTSIDE),
  party: fc.constantFrom('north', 'south', undefined),
  identityKind: fc.constantFrom(1, 1, UNNAMED),
  identity: fc.constantFrom(7, 8),
  leadTime: fc.constantFrom(undefined, 0, 2 * MINUTE, 5 * MINUTE),
  height: fc.record({
    altitude: fc.constantFrom(500, 2_500, 3_030, 9_000, Number.NaN),
    datum: fc.constantFrom(DATUM.msl, DATUM.pressure),
  }),
});

const questions = fc.array(asked, { minLength: 8, maxLength: 8 });

const seed = 20261122;

test('covering agrees with the plain evaluator, whatever was corrected, withdrawn, or came out of order', () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(tellings, questions, (told, all) => {
      const state = emptyState();
      const notices = makeNotices();
      for (const one of told) {
        notices.add(one);
        noteNotice(state, one);
      }
      for (const { at, position, party, identityKind, identity, leadTime, height } of all) {
        const when = { notified: 'medevac', ...(leadTime === undefined ? {} : { leadTime }) };
        const subject = { category: CATEGORIES.indexOf('aircraft'), party, identityKind, identity };
        const plain = covers(state, when, { duty: 0, at, place: position, height, subject })
          .filter(({ answer }) => answer !== 'no')
          .map(({ notice: { index }, answer }) => [index, ANSWER[answer]]);
        const found = notices.covering(when, { ...subject, duty: accords.duties[0]!, at, position, height });
        assert.deepEqual(found.map(({ notice: { index }, answer }) => [index, answer]).sort(), plain.sort());
        const changes = noticeChanges(state, 'medevac').filter((instant) => instant > at);
        assert.equal(notices.nextChange('medevac', at), Math.min(...changes));
      }
      for (const what of state.occurred) met.add(what);
    }),
    { seed, numRuns: 4_000 },
  );
  assert.deepEqual([...met].sort(), [
    'a corrected notice that covers',
    'a correction that came too late',
    'a lead time kept',
    'a notice withdrawn',
    'a party names what is the other’s',
    'a third party names an object',
    'in a notice’s area, in its heights: no',
    'in a notice’s area, in its heights: unknown',
  ]);
});

test('where the answer differs by place, the notice is known to be placed', () => {
  fc.assert(
    fc.property(tellings, questions, (told, all) => {
      const notices = makeNotices();
      for (const one of told) notices.add(one);
      for (const { at, party, identityKind, identity, leadTime, height } of all) {
        const when = { notified: 'medevac', ...(leadTime === undefined ? {} : { leadTime }) };
        const subject = { duty: accords.duties[0]!, at, height, category: 1, party, identityKind, identity };
        const [inside, outside] = [INSIDE, OUTSIDE].map((position) =>
          notices
            .covering(when, { ...subject, position })
            .map(({ notice: { index }, answer }) => [index, answer]),
        );
        if (JSON.stringify(inside) !== JSON.stringify(outside)) assert.ok(notices.isPlaced('medevac', at));
      }
    }),
    { seed, numRuns: 4_000 },
  );
});
