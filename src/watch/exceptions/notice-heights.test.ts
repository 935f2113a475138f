/** A notice for an area holds between that area's floor and ceiling only. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE } from '../../kernel/index.ts';
import { DATUM, FIX_FLAG, type Notice } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import { box, type FixSpec, makeAccord, makeFixes, makeRegister, START } from '../testing/small-world.ts';

const SKY = box(30, 48, 31, 49);
const LOW = { floor: 0, ceiling: 3_000, datum: 'msl' } as const;

const accord = makeAccord(
  [
    { id: 'sky', geometry: SKY },
    { id: 'low', geometry: SKY, heights: LOW },
  ],
  [
    {
      rule: { form: 'presence-ban', parties: 'all', category: 'aircraft', area: 'sky', dwell: 0 },
      except: [{ id: 'medical', when: { notified: 'medevac' }, except: [] }],
    },
  ],
);

const notice: Notice = {
  kind: 'notice',
  source: 'desk',
  index: 0,
  id: 'N1',
  observedAt: START - MINUTE,
  receivedAt: START - MINUTE,
  notified: 'medevac',
  party: 'north',
  area: 'low',
  from: START - MINUTE,
  until: START + 60 * MINUTE,
};

/** What is said of an aircraft that is in the area for four minutes, seen every ten seconds. */
function reasons(fix: (n: number) => Partial<FixSpec>, told: Partial<Notice> = {}): readonly string[] {
  const specs = Array.from({ length: 24 }, (_, n) => ({
    at: n * 10,
    lon: 30.5 + n / 1e4,
    lat: 48.5,
    ...fix(n),
  }));
  const { indications } = judgeWorld({
    accords: [accord],
    register: makeRegister(),
    fixes: makeFixes(specs),
    reports: [{ ...notice, ...told }],
  });
  return indications.filter(({ change }) => change === 'opened').map(({ reason }) => reason);
}

test('whoever is above the ceiling of the area that a notice names is not excepted', () => {
  assert.deepEqual(
    reasons(() => ({ altitude: 2_000 })),
    [],
  );
  assert.deepEqual(
    reasons(() => ({ altitude: 9_000 })),
    ['appeared-inside'],
  );
  assert.deepEqual(
    reasons(() => ({ altitude: 9_000 }), { identities: [{ kind: 'icao24', identity: 7 }] }),
    ['appeared-inside'],
  );
});

test('whose height is not known well enough may be excepted', () => {
  assert.deepEqual(
    reasons(() => ({})),
    ['identity-unknown'],
  );
  assert.deepEqual(
    reasons(() => ({ altitude: 2_500, datum: DATUM.pressure })),
    ['identity-unknown'],
  );
  assert.deepEqual(
    reasons(() => ({ altitude: 1_800, datum: DATUM.pressure })),
    [],
  );
  assert.deepEqual(
    reasons(() => ({ flags: FIX_FLAG.onGround })),
    ['identity-unknown'],
  );
});

test('a fix without a height has the height of the last minute', () => {
  const mute = (length: number) => (n: number) => (n > 0 && n <= length ? {} : { altitude: 2_000 });
  assert.deepEqual(reasons(mute(6)), []);
  assert.deepEqual(reasons(mute(8)), ['identity-unknown']);
});

test('who climbs out of the area that a notice names breaks the clause from there on', () => {
  assert.deepEqual(
    reasons((n) => ({ altitude: n < 12 ? 2_000 : 3_500 })),
    ['present'],
  );
});
