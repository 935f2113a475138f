/**
 * Recordings recounted by a second, plain reading of the rules: strings, regular expressions and bit
 * strings instead of bytes and words. Every valid sentence must be decoded, every other one counted under
 * the same reason.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missing, sharedBytes, sharedText } from '../../../test/support/shared-data.ts';
import { AisDecoder, makeAisColumns, refusedByReason } from './index.ts';

const FILES = {
  'data/ais/gpsd_sample.aivdm.gz': { decoded: 35, messages: 30 },
  'data/ais/gpsd_ais-nmea.log.gz': { decoded: 177, messages: 165 },
  'data/ais/kystverket_1000lines.nm4.gz': { decoded: 1000, messages: 877 },
  'data/ais/dma_stream_2010-06-11.nmea.gz': { decoded: 4090, messages: 3653 },
  'data/ais/opencpn_Hakefjord_2015-07-20.nmea.gz': { decoded: 10_980, messages: 10_892 },
};

const SENTENCE = /!..VD[MO],([^*]*)(?:\*([0-9A-Fa-f]{2}))?/;
const LENGTHS: Readonly<Record<number, readonly [number, number]>> = {
  1: [163, 204],
  2: [163, 204],
  3: [163, 204],
  4: [168, 1008],
  5: [420, 1008],
  9: [168, 1008],
  18: [168, 1008],
  19: [312, 1008],
  21: [272, 368],
  24: [160, 1008],
  27: [96, 168],
};

interface Recount {
  decoded: number;
  messages: number;
  readonly refused: Record<string, number>;
}

function verdict(payload: string, fill: number): string {
  if (!/^[0-W`-w]+$/.test(payload)) return payload === '' ? 'empty-payload' : 'bad-character';
  const bits = [...payload]
    .map((letter) => letter.charCodeAt(0) - (letter >= '`' ? 56 : 48))
    .map((six) => six.toString(2).padStart(6, '0'))
    .join('');
  const length = bits.length - fill;
  const type = Number.parseInt(bits.slice(0, 6), 2);
  const range = LENGTHS[type];
  if (!range) return type > 0 && type < 28 ? 'unsupported-type' : 'unknown-type';
  if (length < range[0] || length > range[1]) return 'bad-length';
  if (type !== 24) return 'decoded';
  const part = Number.parseInt(bits.slice(38, 40), 2);
  if (part > 1) return 'unknown-type';
  return part === 0 ? (length <= 168 ? 'decoded' : 'bad-length') : length >= 162 ? 'decoded' : 'bad-length';
}

function recount(text: string): Recount {
  const result: Recount = { decoded: 0, messages: 0, refused: {} };
  const open = new Map<string, { total: number; parts: string[] }>();
  const settle = (reason: string, sentences: number) => {
    if (reason !== 'decoded') result.refused[reason] = (result.refused[reason] ?? 0) + sentences;
    else {
      result.decoded += sentences;
      result.messages++;
    }
  };
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) continue;
    const tagged = /^\\([^\\]*)\*([0-9A-F]{2})\\(.*)$/.exec(line);
    const sentence = SENTENCE.exec(tagged?.[3] ?? line);
    if (!sentence) continue;
    const [whole, body, claimed] = sentence;
    const xor = (part: string) => [...part].reduce((sum, letter) => sum ^ letter.charCodeAt(0), 0);
    if (claimed === undefined) settle('no-checksum', 1);
    else if (xor(whole.slice(1, whole.lastIndexOf('*'))) !== Number.parseInt(claimed, 16)) {
      settle('bad-checksum', 1);
    } else {
      const isTagWhole = tagged && xor(tagged[1]!) === Number.parseInt(tagged[2]!, 16);
      const group = (isTagWhole ? /g:\d+-\d+-(\d+)/.exec(tagged[1]!)?.[1] : undefined) ?? '';
      const [total, number, sequence, channel, payload, fill] = body!.split(',');
      if (total === '1') settle(verdict(payload!, Number(fill)), 1);
      else {
        const key = [group, sequence, channel].join('/');
        const waiting = open.get(key);
        const fits = waiting?.parts.length === Number(number) - 1 && waiting.total === Number(total);
        if (waiting && !fits) {
          settle('fragment-lost', waiting.parts.length);
          open.delete(key);
        }
        if (fits) waiting.parts.push(payload!);
        else if (number === '1') open.set(key, { total: Number(total), parts: [payload!] });
        else settle('fragment-without-start', 1);
        if (fits && number === total) {
          settle(verdict(waiting.parts.join(''), Number(fill)), Number(total));
          open.delete(key);
        }
      }
    }
  }
  for (const { parts } of open.values()) settle('fragment-lost', parts.length);
  return result;
}

function decode(path: string) {
  const columns = makeAisColumns(256);
  const decoder = new AisDecoder(columns);
  const bytes = sharedBytes(path);
  for (let at = 0; at < bytes.length; columns.length = 0) at = decoder.decode(bytes, at, Number.NaN);
  decoder.end(Number.NaN);
  return decoder.counts;
}

for (const [path, known] of Object.entries(FILES)) {
  test(`${path}: every valid sentence decoded, every other one counted with its reason`, {
    skip: missing(path),
  }, () => {
    const counts = decode(path);
    const second = recount(sharedText(path));
    assert.deepEqual({ decoded: counts.decoded, messages: counts.messages }, known);
    assert.deepEqual(
      { decoded: second.decoded, messages: second.messages, refused: second.refused },
      { ...known, refused: refusedByReason(counts) },
    );
    const refused = counts.refused.reduce((sum, n) => sum + n, 0);
    assert.equal(counts.sentences, counts.decoded + counts.held + refused);
  });
}
