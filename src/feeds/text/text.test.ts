import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { splitCells } from './read-csv.ts';
import { openJson } from './read-json.ts';
import { LineReader } from './read-lines.ts';
import { recognise } from './recognise.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function read(chunks: readonly Uint8Array[], most = 100) {
  const lines: [string, number][] = [];
  const long: number[] = [];
  const reader = new LineReader(
    most,
    (line, number) => lines.push([line, number]),
    (number) => long.push(number),
  );
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return { lines, long };
}

test('lines keep their numbers over empty lines, and the last needs no end', () => {
  assert.deepEqual(read([bytesOf('a\r\n\n  b\nc')]).lines, [
    ['a', 1],
    ['b', 3],
    ['c', 4],
  ]);
});

test('a line without end is dropped once, whatever follows it is read', () => {
  const chunks = ['ok\n', 'x'.repeat(80), 'x'.repeat(80), 'x'.repeat(80), '\nnext\n'].map(bytesOf);
  assert.deepEqual(read(chunks), {
    lines: [
      ['ok', 1],
      ['next', 3],
    ],
    long: [2],
  });
});

test('chunk borders change nothing, not even inside a letter (seed 7)', () => {
  const text = bytesOf(`ключ\nгарант\r\n\n${'ї'.repeat(150)}\nкінець`);
  const whole = read([text]);
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), text.length];
      assert.deepEqual(read(places.slice(1).map((end, i) => text.subarray(places[i]!, end))), whole);
    }),
    { seed: 7 },
  );
});

test('cells may be quoted', () => {
  assert.deepEqual(splitCells('a,"b,""c""",,d'), ['a', 'b,"c"', '', 'd']);
});

test('JSON is one value a line, or one document over many', () => {
  const values = (text: string) => {
    const found: unknown[] = [];
    const rejected: string[] = [];
    const reader = openJson(
      'states',
      (value) => found.push(value),
      (reason) => rejected.push(reason),
    );
    reader.push(bytesOf(text));
    reader.end();
    return { found, rejected };
  };
  assert.deepEqual(values('{"a":1}\nnope\n{"a":2}'), { found: [{ a: 1 }, { a: 2 }], rejected: ['not-json'] });
  assert.deepEqual(values('{\n"a":\n1}'), { found: [{ a: 1 }], rejected: [] });
  assert.deepEqual(values('{\n"a":'), { found: [], rejected: ['not-json'] });
  // A last element of a list stands alone on its line; that makes the document no list of lines.
  assert.deepEqual(values('[{"a":1},\n{"a":2}\n]'), { found: [[{ a: 1 }, { a: 2 }]], rejected: [] });
  assert.deepEqual(values('{"a":\n{"a":1}\n{"a":2}\nnope'), {
    found: [{ a: 1 }, { a: 2 }],
    rejected: ['not-json', 'not-json'],
  });
});

test('formats are recognised by how they begin', () => {
  const begins: readonly [string, string][] = [
    ['!AIVDM,1,1,,A,', 'ais'],
    ['\\c:1565218798*53\\!BSVDM,1,', 'ais'],
    ['MSG,3,1,1,', 'sbs'],
    ['time,icao24,lat,lon,velocity', 'states'],
    ['latitude,longitude,acq_date', 'firms'],
    ['{"now":1,"aircraft":[', 'readsb'],
    ['{"observedAt":"x","outcome":"seen"', 'reports'],
    ['{"observedAt":"x","lon":1,"lat":2}', 'plots'],
    ['8D4840D6202CC371C32CE0576098', 'modes-hex'],
    ['<?xml version="1.0"?>', 'XML (cot)'],
    ['\u0030\u0000\u0030\u00fd', 'ASTERIX, which is not read yet'],
  ];
  for (const [begin, format] of begins) assert.equal(recognise(begin), format);
  assert.equal(recognise('good morning'), undefined);
});
