/** What `garant replay` writes: one event a line, and a summary that two runs agree on. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { allCall } from '../../test/support/mode-s-frames.ts';
import { jsonLines, runGarant } from '../../test/support/run-garant.ts';
import { missing, sharedPath } from '../../test/support/shared-data.ts';
import { beastMessage, flight, type ZoneStage, zoneStage } from '../../test/support/zone-stage.ts';
import { formatInstant } from '../kernel/index.ts';

const START = Date.UTC(2026, 2, 10, 10);
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const HASH = /^sha256:[0-9a-f]{64}$/;

/** A military aircraft flies into the zone. */
const intruder = () => flight('f10001', START, -34.9, 60);

const replay = ({ accord, sources }: ZoneStage, ...inputs: string[]) =>
  runGarant(['replay', '--accord', accord, '--sources', sources, ...inputs]);

test('every event has the fields that are promised, times in ISO 8601, and the summary comes last', async (t) => {
  const stage = zoneStage(t);
  const file = stage.write('day.sbs', intruder().join(''));
  const run = await replay(stage, '--in', `sbs:${file}`);
  assert.equal(run.code, 0, run.stderr);
  const lines = jsonLines(run);
  const breach = lines.find(({ verdict, change }) => verdict === 'breach-indicated' && change === 'opened');
  assert.ok(breach, run.stdout);
  const { id, accordHash, textHash, from, observations, share, position, subject, ...rest } = breach;
  assert.deepEqual(rest, {
    event: 'indication',
    change: 'opened',
    settled: true,
    accord: 'zone',
    clause: 'sky-1',
    reading: 'agreed',
    verdict: 'breach-indicated',
    reason: 'present',
    // One cooperative source alone can be deceived.
    contested: true,
    lane: 'live',
    area: 'zone',
    sources: ['roof'],
    exceptions: [],
  });
  assert.equal(typeof id, 'string');
  assert.match(accordHash as string, HASH);
  assert.match(textHash as string, HASH);
  assert.match(from as string, ISO);
  assert.ok((share as number) >= 0 && (share as number) <= 1);
  const { lon, lat } = position as { lon: number; lat: number };
  assert.ok(Math.abs(lon + 16) < 0.01 && lat < -34.99);
  const { track, identity } = subject as { track: string; identity: Record<string, string> };
  assert.equal(typeof track, 'string');
  assert.equal(identity.icao24, 'f10001');
  for (const { observedAt } of observations as { observedAt: string }[]) assert.match(observedAt, ISO);

  assert.ok(lines.slice(0, -1).every(({ event }) => event !== 'summary'));
  const { seconds, hash, ...summary } = lines.at(-1)!;
  assert.equal(typeof seconds, 'number');
  assert.match(hash as string, HASH);
  assert.equal(summary.event, 'summary');
  assert.equal(summary.observations, 60);
  assert.equal((summary.byVerdict as Record<string, number>)['breach-indicated'], 1);
  assert.match(run.stderr, /^60 observations in [\d.]+ s, \d+\/s$/m);
});

test('packed or from standard input: the same settled hash', async (t) => {
  const stage = zoneStage(t);
  const lines = intruder();
  const plain = stage.write('day.sbs', lines.join(''));
  const packed = stage.write('day.sbs.gz', gzipSync(lines.join('')));
  const hashes = new Set<unknown>();
  for (const file of [plain, packed]) {
    const run = await replay(stage, '--in', `sbs:${file}`);
    hashes.add(jsonLines(run).at(-1)!.hash);
  }
  const piped = await runGarant(
    ['replay', '--accord', stage.accord, '--sources', stage.sources, '--in', 'sbs:-'],
    { stdin: lines.join('') },
  );
  hashes.add(jsonLines(piped).at(-1)!.hash);
  assert.equal(hashes.size, 1);
});

test('two recordings are judged in the order of observation, whichever is named first', async (t) => {
  const stage = zoneStage(t);
  const roof = stage.write('day.sbs', intruder().join(''));
  const plots = Array.from({ length: 60 }, (_, n) => {
    const observedAt = new Date(START + n * 2_000 + 700).toISOString();
    return JSON.stringify({ observedAt, plot: 7, lon: -16.5, lat: -35.5, altitude_m: 3000, datum: 'msl' });
  });
  const radar = stage.write('day.plots', `${plots.join('\n')}\n`);
  const one = await replay(stage, '--in', `sbs:${roof}`, '--in', `plots:${radar}`);
  const other = await replay(stage, '--in', `plots:${radar}`, '--in', `sbs:${roof}`);
  assert.equal(one.code, 0, one.stderr);
  const [a, b] = [jsonLines(one).at(-1)!, jsonLines(other).at(-1)!];
  assert.equal(a.observations, 120);
  assert.equal(a.hash, b.hash);
  assert.doesNotMatch(one.stderr, /came late/);
});

test('an accord given twice would be judged twice: wrong usage, whatever its path', async (t) => {
  const stage = zoneStage(t);
  const file = stage.write('day.sbs', intruder().join(''));
  const again = join(stage.accord, '..', basename(stage.accord));
  const run = await replay(stage, '--accord', `${again}/.`, '--in', `sbs:${file}`);
  assert.deepEqual([run.code, run.stdout], [2, '']);
  assert.match(run.stderr, /is given twice as --accord \[CLI_ACCORD_TWICE\]\n {2}mend: /);
});

test('a clause that waits for an event, or is kept until a finding, is judged by what is stated', async (t) => {
  const stage = zoneStage(t);
  const yaml = readFileSync(join(stage.accord, 'accord.yaml'), 'utf8');
  const waiting = `${yaml.replace('areas:', 'events: { ratified: {} }\nareas:')}    while: { all: [{ event: ratified }, { kept: sky-1, by: SOUTH }] }\n`;
  stage.write('accord/accord.yaml', waiting);
  const file = stage.write('day.sbs', intruder().join(''));
  const judged = async (...stated: string[]) => {
    const run = await replay(stage, '--in', `sbs:${file}`, ...stated.flatMap((one) => ['--stated', one]));
    assert.equal(run.code, 0, run.stderr);
    const lines = jsonLines(run).filter(({ change }) => change === 'opened');
    const said = lines.map(({ verdict, reason }) => (verdict === 'breach-indicated' ? verdict : reason));
    return [said.includes('breach-indicated'), said.includes('not-in-force'), lines[0]?.accordHash];
  };
  const [, , hash] = await judged();
  assert.deepEqual(await judged(), [false, true, hash]);
  const ratified = 'ratified=2026-03-01T12:00 Europe/Kyiv';
  assert.deepEqual((await judged(ratified)).slice(0, 2), [true, false]);
  const confirmed = 'confirmed:sky-1:SOUTH=2026-03-02';
  assert.deepEqual(await judged(ratified, confirmed), [false, true, hash]);
  const remedied = 'remedied:sky-1:SOUTH=2026-03-03';
  assert.deepEqual((await judged(ratified, confirmed, remedied)).slice(0, 2), [true, false]);
});

for (const [stated, said] of [
  ['ratfied=2026-03-01', /no accord here depends on "ratfied" \[CLI_STATED\]\n {2}mend: leave --stated out/],
  ['ratified', /no accord here depends on/],
] as const) {
  test(`--stated ${stated}, which changes nothing, is wrong usage`, async (t) => {
    const stage = zoneStage(t);
    const file = stage.write('day.sbs', intruder().join(''));
    const run = await replay(stage, '--in', `sbs:${file}`, '--stated', stated);
    assert.deepEqual([run.code, run.stdout], [2, '']);
    assert.match(run.stderr, said);
  });
}

test('--provisional also gives what a live node says at once', async (t) => {
  const stage = zoneStage(t);
  const file = stage.write('day.sbs', intruder().join(''));
  const run = await replay(stage, '--in', `sbs:${file}`, '--provisional');
  const settled = new Set(jsonLines(run).map((line) => line.settled));
  assert.deepEqual([settled.has(true), settled.has(false)], [true, true]);
});

test('a file that breaks off is judged up to there; the others to their end', async (t) => {
  const stage = zoneStage(t);
  const packed = gzipSync(intruder().join(''));
  const cut = stage.write('cut.sbs.gz', packed.subarray(0, packed.length - 40));
  const run = await replay(stage, '--in', `sbs:${cut}`);
  assert.equal(run.code, 3);
  assert.match(run.stderr, /cut\.sbs\.gz ends in the middle of its gzip stream.*INPUT_TRUNCATED/);
  const summary = jsonLines(run).at(-1)!;
  assert.equal(summary.event, 'summary');
});

test('observations without a time are refused with the way to give one', async (t) => {
  const stage = zoneStage(t);
  const file = stage.write('day.beast', beastMessage(allCall(0xf00001), 12_000_000));
  const run = await replay(stage, '--in', `beast:${file}`);
  assert.equal(run.code, 3);
  assert.match(run.stderr, /FEED_NO_TIME[\s\S]*mend: say when the recording began/);
  const told = await replay(stage, '--in', `beast:${file}?start=2026-03-10T10:00Z`);
  assert.equal(told.code, 0, told.stderr);
  assert.equal(jsonLines(told).at(-1)!.observations, 1);
});

const AIS = 'data/ais/gpsd_sample.aivdm.gz';
test('a real recording without a sources file: judged by what its format implies', {
  skip: missing(AIS),
}, async (t) => {
  const stage = zoneStage(t);
  const run = await runGarant([
    'replay',
    '--accord',
    stage.accord,
    '--in',
    `ais:${sharedPath(AIS)}?start=2012-10-14T00:00Z`,
  ]);
  assert.equal(run.code, 0, run.stderr);
  assert.ok((jsonLines(run).at(-1)!.observations as number) > 0);
});

test('names that accord and sources do not have, and notices nobody gave, are told with file, line and mend', async (t) => {
  const stage = zoneStage(t);
  const line = (row: object) => `${JSON.stringify({ observedAt: formatInstant(START), ...row })}\n`;
  const radar = stage.write('radar.plots', line({ lon: -16, lat: -35.5 }));
  const coverage = stage.write('state.ndjson', line({ about: 'radr', state: 'down' }));
  const span = { from: '2026-03-10T10:00:00Z', until: '2026-03-10T11:00:00Z' };
  const notice = { id: 'N-1', notified: 'medevac', ...span };
  const notices = stage.write(
    'desk.ndjson',
    line({ ...notice, party: 'NORHT' }) +
      line({ ...notice, party: 'NORTH' }) +
      line({ id: 'N-2', withdrawn: true }),
  );
  const words = (id: string) =>
    `  - { id: ${id}, feed: ${id}, physics: human, observes: [], cooperative: true, footprint: { reception: true }, period: 1 h }\n`;
  const sources = stage.write(
    'sources.yaml',
    readFileSync(stage.sources, 'utf8').replace(
      'register:',
      `${words('coverage')}${words('notices')}register:`,
    ),
  );
  const run = await replay(
    { ...stage, sources },
    ...['--in', `plots:${radar}`, '--in', `coverage:${coverage}`, '--in', `notices:${notices}`],
  );
  assert.equal(run.code, 3);
  assert.match(
    run.stderr,
    /state\.ndjson:1: coverage: source radr is not declared: roof, .*\n {2}mend: did you mean "radar"\?/,
  );
  assert.match(
    run.stderr,
    /desk\.ndjson:1: notices: party NORHT is in no accord: NORTH, SOUTH; .*\n.*"NORTH"/,
  );
  assert.match(run.stderr, /desk\.ndjson:2: notices: no accord asks for notices of medevac: there is none/);
  assert.match(
    run.stderr,
    /desk\.ndjson: notices: no notice "N-2" of notices is known, so nothing is withdrawn/,
  );
  assert.match(run.stderr, /not used: 1 unknown-party, 1 unknown-word, 1 unknown-notice/);
});
