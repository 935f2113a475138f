/** gpsdecode, when it is installed, decodes the recordings beside Garant. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { missing, sharedBytes } from '../../../test/support/shared-data.ts';
import { type AisJson, openAisRows } from './index.ts';

const GPSDECODE = 'gpsdecode';
const TYPES = new Set([1, 2, 3, 4, 5, 9, 18, 19, 21, 24, 27]);
const isMissing = spawnSync(GPSDECODE, ['-V']).error !== undefined;
const absent = isMissing && 'gpsdecode is not installed (Debian: gpsd-clients)';

/**
 * How gpsd 3.22 writes what later ones write otherwise: six decimals of a degree (type 27: one), turns as
 * whole numbers without a sign, "nan", reserved fixing devices as invalid, type 27's status as its text.
 */
function asWrittenBy322(row: AisJson): string {
  const { class: _, device: _d, time: _t, status_text, ...fields } = row;
  const decimals = row.type === 27 ? 1 : 6;
  const place = (value: unknown) => (value === undefined ? undefined : Number(value).toFixed(decimals));
  const word = (value: unknown) => (value === 'nan' ? 'n/a' : value);
  const isTurnNumber = Number.isFinite(Number(fields.turn));
  return JSON.stringify(
    Object.entries({
      ...fields,
      lon: place(fields.lon),
      lat: place(fields.lat),
      turn: isTurnNumber ? 'a number' : word(fields.turn),
      speed: word(fields.speed),
      status: row.type === 27 ? undefined : fields.status,
      epfd_text: /Reserved|Internal/.test(String(fields.epfd_text)) ? 'INVALID EPFD' : fields.epfd_text,
    }).sort(),
  );
}

function ours(bytes: Uint8Array): readonly AisJson[] {
  const rows: AisJson[] = [];
  const reader = openAisRows(
    (row) => rows.push(row),
    () => {},
  );
  reader.push(bytes);
  reader.end();
  return rows;
}

function theirs(bytes: Uint8Array): readonly AisJson[] {
  const run = spawnSync(GPSDECODE, [], { input: bytes, maxBuffer: 1 << 28, encoding: 'utf8' });
  return run.stdout
    .split('\n')
    .filter((line) => line.startsWith('{"class":"AIS"'))
    .map((line) => JSON.parse(line) as AisJson)
    .filter(({ type }) => TYPES.has(Number(type)));
}

/** Messages of `from` that `within` does not have as often, by MMSI and type. */
function without(from: readonly AisJson[], within: readonly AisJson[]): readonly AisJson[] {
  const left = new Map<string, number>();
  for (const row of within) left.set(asWrittenBy322(row), (left.get(asWrittenBy322(row)) ?? 0) + 1);
  return from.filter((row) => {
    const key = asWrittenBy322(row);
    const n = left.get(key) ?? 0;
    left.set(key, n - 1);
    return n <= 0;
  });
}

const FILES = [
  'data/ais/gpsd_sample.aivdm.gz',
  'data/ais/gpsd_ais-nmea.log.gz',
  'data/ais/kystverket_1000lines.nm4.gz',
  'data/ais/dma_stream_2010-06-11.nmea.gz',
  'data/ais/opencpn_Hakefjord_2015-07-20.nmea.gz',
];

for (const path of FILES) {
  test(`${path}: what gpsdecode gives, Garant gives`, { skip: absent || missing(path) }, () => {
    const bytes = sharedBytes(path);
    const lost = without(theirs(bytes), ours(bytes));
    assert.deepEqual(
      lost.map(({ type, mmsi }) => ({ type, mmsi })),
      [],
    );
  });
}
