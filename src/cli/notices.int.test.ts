/** Notices as a party sends them, line by line through the command line: what is not in them is missed. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { jsonLines, runGarant } from '../../test/support/run-garant.ts';

const ACCORD = join(import.meta.dirname, '../../test/accords/told-in-advance');
const SOURCES = `sources:
  - id: desk
    title: Notices of the parties
    feed: notices
    physics: human
    cooperative: true
    gnss: false
    footprint: { reception: true }
    period: 20 d
  - id: radar
    title: radar
    feed: plots
    physics: radar
    observes: [vessel]
    cooperative: false
    gnss: false
    footprint: { circle: { lon: -14.5, lat: -34.5, radius: 200 km } }
    period: 30 s
register:
  - { plot: 17, party: NORTH, category: vessel.military, authority: Declaration of NORTH (invented) }
`;

const RETURN = {
  ...{ observedAt: '2026-03-02T12:00Z', id: 'S-1', notified: 'return', party: 'SOUTH' },
  ...{ from: '2026-03-02T12:00Z', until: '2026-04-02T12:00Z' },
};
const PASSAGE = {
  ...{ observedAt: '2026-02-20T12:00Z', id: 'N-1', notified: 'passage', party: 'NORTH' },
  ...{
    from: '2026-03-01T00:00Z',
    until: '2026-03-10T00:00Z',
    counts: { 'vessel.military': 1 },
    tonnage_t: 9000,
  },
};
const WORD = {
  ...PASSAGE,
  observedAt: '2026-02-19T12:00Z',
  id: 'N-0',
  from: '2026-02-19T12:00Z',
  until: '2026-02-19T13:00Z',
};

const plots = Array.from({ length: 30 }, (_, n) => ({
  ...{ observedAt: new Date(Date.UTC(2026, 2, 1, 10) + n * 10_000).toISOString(), plot: 17 },
  ...{ lon: -14.5, lat: -34.5 + n / 10_000, accuracy_m: 20, category: 'vessel.military' },
}));

const lines = (...rows: readonly object[]) => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;

/** What is indicated of each clause, by party, as it stood last. */
async function judge(t: TestContext, ...notices: readonly object[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'garant-notices-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const sources = write('sources.yaml', SOURCES);
  const told = write('told.ndjson', lines(WORD, ...notices));
  const seen = write('seen.ndjson', lines(...plots));
  const inputs = ['--in', `notices:${told}?source=desk`, '--in', `plots:${seen}?source=radar`];
  const run = await runGarant(['replay', '--accord', ACCORD, '--sources', sources, ...inputs]);
  assert.equal(run.code, 0, run.stderr);
  const said = jsonLines(run).filter(
    ({ event, verdict }) => event === 'indication' && verdict !== 'not-determinable',
  );
  return [
    ...new Set(
      said.map(
        ({ clause, reason, subject }) => `${clause} ${(subject as { party?: string }).party} ${reason}`,
      ),
    ),
  ].sort();
}

test('a passage that was announced and a return that was given are no breach, and without their lines they are', async (t) => {
  const given = await judge(t, PASSAGE, RETURN);
  assert.ok(given.includes('return-1 SOUTH covered'));
  assert.ok(!given.some((one) => one.startsWith('passage-1 NORTH')));
  const silent = await judge(t, { ...RETURN, party: 'NORTH' });
  assert.ok(silent.includes('passage-1 NORTH not-notified'));
  assert.ok(!silent.includes('return-1 SOUTH covered'));
});

test('a passage announced seven days before is late', async (t) => {
  const late = await judge(t, { ...PASSAGE, observedAt: '2026-02-22T12:00Z' }, RETURN);
  assert.ok(late.includes('passage-1 NORTH notified-late'));
});

test('a passage that is taken back is not announced', async (t) => {
  const back = await judge(
    t,
    PASSAGE,
    { observedAt: '2026-02-28T12:00Z', id: 'N-1', withdrawn: true },
    RETURN,
  );
  assert.ok(back.includes('passage-1 NORTH not-notified'));
});
