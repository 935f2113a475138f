/** Whoever replays the raw blocks that a live node kept gets the settled events that it logged. */
import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startDemo } from '../../src/cli/demo.ts';
import { eventLine } from '../../src/cli/event-line.ts';
import { readRawBlock } from '../../src/ledger/index.ts';
import type { Indication } from '../../src/server/contract/contract.ts';
import { readRecords } from '../../src/store/index.ts';
import { readBlock } from '../../src/store/raw-blocks.ts';
import type { WatchEvent } from '../../src/watch/index.ts';
import { openLive } from '../support/live-stream.ts';
import { jsonLines, runGarant } from '../support/run-garant.ts';

const DEMO = join(import.meta.dirname, '../../accords/demo');
const FIRST_BYTE = '2026-06-01T00:00:00Z';
let data: string;
let ledger: string;
let inputs: readonly string[];

/** A node lives until a breach has settled, and leaves its ledger behind. */
before(async () => {
  data = mkdtempSync(join(tmpdir(), 'garant-replay-'));
  ledger = join(data, 'ledger');
  const demo = await startDemo({
    port: 0,
    seed: 1,
    speed: 3600,
    boundaries: 'none',
    data,
    now: () => Date.now(),
  });
  assert.ok(demo.ok);
  const live = await openLive(demo.value.url);
  await live.heard<Indication>(
    'indication',
    ({ settled, verdict }) => settled && verdict === 'breach-indicated',
  );
  await demo.value.close();
  inputs = unpackSources();
});
after(() => rmSync(data, { recursive: true }));

/** Writes what each source sent to a file of its own. @returns the inputs that replay it. */
function unpackSources(): string[] {
  const found = new Map<string, string>();
  for (const { record } of readRecords(ledger, { kind: 'raw-block' })) {
    const { source, feed, stored } = readRawBlock(record)!;
    const file = join(data, source);
    appendFileSync(file, readBlock(ledger, stored.slice('sha256:'.length))!);
    found.set(source, `${feed}:${file}?source=${source}&start=${FIRST_BYTE}`);
  }
  return [...found.values()];
}

type Line = Readonly<Record<string, unknown>>;

/** Blindness follows the time of reception, which files do not tell. */
const isJudged = ({ event }: Line) => event !== 'blind' && event !== 'summary';

/** A record says as well which sources it was judged by. */
const said = ({ sourcesHash: _, ...event }: WatchEvent & { readonly sourcesHash: string }): Line =>
  JSON.parse(eventLine(event as WatchEvent)) as Line;

const logged = (): Line[] =>
  [...readRecords(ledger)]
    .filter(({ leaf }) => leaf === 'verdict')
    .map(({ record }) => said(record.body as unknown as WatchEvent & { readonly sourcesHash: string }))
    .filter(isJudged);

async function replayed(from: readonly string[]): Promise<Line[]> {
  const options = ['--accord', DEMO, '--sources', join(DEMO, 'sources.yaml'), '--lane', 'simulated'];
  const run = await runGarant(['replay', ...options, ...from.flatMap((input) => ['--in', input])]);
  assert.equal(run.code, 0, run.stderr);
  return jsonLines(run).filter(isJudged);
}

test('the raw blocks of a live node, replayed, settle on the very events that it logged', async () => {
  const said = logged();
  assert.ok(said.some(({ verdict }) => verdict === 'breach-indicated'));
  assert.deepEqual(await replayed(inputs), said);
});

test('one source left out, and they differ: the comparison can fail', async () => {
  assert.notDeepEqual(await replayed(inputs.filter((input) => !input.startsWith('beast:'))), logged());
});
