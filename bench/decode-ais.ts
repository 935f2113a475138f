/**
 * How fast AIS is decoded: the shared recordings one after another, repeated to 300,000 lines, every field
 * of every message into columns, one core. Lines that are AIS sentences are measured alone as well.
 * gpsdecode reads the same bytes in the same run, when it is installed. Prints JSON; the ratio is that of
 * lines per second of processor time, which other work on the machine disturbs least.
 *
 * node bench/decode-ais.ts [repetitions]
 */
import { spawnSync } from 'node:child_process';
import { AisDecoder, makeAisColumns } from '../src/feeds/ais/index.ts';
import { missing, sharedBytes } from '../test/support/shared-data.ts';

const FILES = [
  'data/ais/gpsd_sample.aivdm.gz',
  'data/ais/gpsd_ais-nmea.log.gz',
  'data/ais/kystverket_1000lines.nm4.gz',
  'data/ais/dma_stream_2010-06-11.nmea.gz',
  'data/ais/opencpn_Hakefjord_2015-07-20.nmea.gz',
];
const GPSDECODE = 'gpsdecode';
const LINES = 300_000;
const ROWS = 1024;
const LF = 10;

const countLines = (bytes: Uint8Array) => bytes.reduce((lines, byte) => (byte === LF ? lines + 1 : lines), 0);

/** `bytes` repeated to `LINES` lines exactly. */
function repeat(bytes: Uint8Array): Uint8Array {
  const times = Math.ceil(LINES / countLines(bytes));
  const long = new Uint8Array(bytes.length * times);
  for (let i = 0; i < times; i++) long.set(bytes, i * bytes.length);
  let end = 0;
  for (let lines = 0; lines < LINES; lines++) end = long.indexOf(LF, end) + 1;
  return long.subarray(0, end);
}

/** Only the lines that hold a VDM or VDO sentence. */
function sentencesOf(bytes: Uint8Array): Uint8Array {
  const lines = new TextDecoder('latin1').decode(bytes).split('\n');
  return Buffer.from(
    `${lines.filter((line) => /^(\\[^\\]*\\)?!..VD[MO],/.test(line)).join('\n')}\n`,
    'latin1',
  );
}

function run(bytes: Uint8Array) {
  const columns = makeAisColumns(ROWS);
  const decoder = new AisDecoder(columns);
  const begin = performance.now();
  const used = process.threadCpuUsage();
  for (let at = 0; at < bytes.length; columns.length = 0) at = decoder.decode(bytes, at, Number.NaN);
  const { user, system } = process.threadCpuUsage(used);
  return {
    wall: (performance.now() - begin) / 1000,
    processor: (user + system) / 1e6,
    counts: decoder.counts,
  };
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** Heap growth over one more run, all garbage before it collected; needs --expose-gc, else null. */
function heapGrowth(bytes: Uint8Array): number | null {
  const gc = (globalThis as { gc?: () => void }).gc;
  if (!gc) return null;
  const columns = makeAisColumns(ROWS);
  const decoder = new AisDecoder(columns);
  decoder.decode(bytes.subarray(0, 100_000), 0, Number.NaN);
  columns.length = 0;
  gc();
  const before = process.memoryUsage().heapUsed;
  for (let at = 0; at < bytes.length; columns.length = 0) at = decoder.decode(bytes, at, Number.NaN);
  return process.memoryUsage().heapUsed - before;
}

function measure(bytes: Uint8Array, repetitions: number) {
  run(bytes);
  const runs = Array.from({ length: repetitions }, () => run(bytes));
  const { counts } = runs[0]!;
  return {
    lines: counts.lines,
    megabytes: bytes.length / 1e6,
    aisSentences: counts.sentences,
    messages: counts.messages,
    linesPerProcessorSecond: Math.round(counts.lines / median(runs.map(({ processor }) => processor))),
    linesPerSecond: Math.round(counts.lines / median(runs.map(({ wall }) => wall))),
    heapGrowthBytes: heapGrowth(bytes),
  };
}

/** The shell's own clock, since Node does not tell what a child used. */
function gpsdecode(bytes: Uint8Array, repetitions: number) {
  if (spawnSync(GPSDECODE, ['-V']).error) return 'not installed (Debian: gpsd-clients)';
  const script = `TIMEFORMAT='%R %U %S'; time ${GPSDECODE} > /dev/null`;
  const runs = Array.from({ length: repetitions }, () => {
    const { stderr } = spawnSync('bash', ['-c', script], { input: bytes, encoding: 'utf8' });
    const [wall, user, system] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
    return { wall: wall!, processor: user! + system! };
  });
  const lines = countLines(bytes);
  return {
    linesPerProcessorSecond: Math.round(lines / median(runs.map(({ processor }) => processor))),
    linesPerSecond: Math.round(lines / median(runs.map(({ wall }) => wall))),
    note: 'writes JSON; includes its start',
  };
}

const reason = FILES.map(missing).find((why) => why !== false);
if (reason) {
  console.error(reason);
  process.exit(1);
}
const repetitions = Number(process.argv[2] ?? 9);
const recordings = Buffer.concat(FILES.map(sharedBytes));
const all = repeat(recordings);
const only = repeat(sentencesOf(recordings));
const everything = { garant: measure(all, repetitions), gpsdecode: gpsdecode(all, Math.min(3, repetitions)) };
const aisOnly = { garant: measure(only, repetitions), gpsdecode: gpsdecode(only, Math.min(3, repetitions)) };
const ratio = ({ garant, gpsdecode: peer }: typeof everything) =>
  typeof peer === 'string' ? null : garant.linesPerProcessorSecond / peer.linesPerProcessorSecond;
console.log(
  JSON.stringify(
    {
      node: process.version,
      repetitions,
      everything: { ...everything, ratio: ratio(everything) },
      aisOnly: { ...aisOnly, ratio: ratio(aisOnly) },
    },
    null,
    2,
  ),
);
