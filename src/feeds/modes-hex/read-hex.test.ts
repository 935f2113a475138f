import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '../../kernel/index.ts';
import type { ModesRow } from '../modes/index.ts';
import { openModesHexRows } from './index.ts';
import { parseHexLine } from './read-hex.ts';

const SHORT = '5d4840d6a09f25';
const LONG = '8D4840D6202CC371C32CE0576098';

function rowsOf(text: string, cut = text.length) {
  const rows: ModesRow[] = [];
  const rejected: [string, Problem | undefined][] = [];
  const reader = openModesHexRows(
    (row) => rows.push(row),
    (reason, problem) => rejected.push([reason, problem]),
  );
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += cut) reader.push(bytes.subarray(at, at + cut));
  reader.end();
  return { rows, rejected };
}

test('the three ways to write a line', () => {
  assert.deepEqual(parseHexLine(LONG), { frame: LONG, timestamp: null });
  assert.deepEqual(parseHexLine(`*${SHORT};`), { frame: SHORT, timestamp: null });
  assert.deepEqual(parseHexLine(`1457996400,"${LONG}","4840D6",4`), { frame: LONG, timestamp: 1457996400 });
  assert.deepEqual(parseHexLine(`\uFEFF1495353600.5,4840D6,${LONG}`), {
    frame: LONG,
    timestamp: 1495353600.5,
  });
  assert.deepEqual(parseHexLine(`{"timestamp":1.5,"frame":"${SHORT}","df":"11"}`), {
    frame: SHORT,
    timestamp: 1.5,
  });
});

test('a time beyond every calendar is no time', () => {
  for (const time of ['1e309', '-1e300', '9e12']) {
    assert.deepEqual(parseHexLine(`{"timestamp":${time},"frame":"${SHORT}"}`), {
      frame: SHORT,
      timestamp: null,
    });
    assert.equal(parseHexLine(`${time},${LONG}`), null);
  }
});

test('what is no frame', () => {
  const twice = `{"frame":"${SHORT}","frame":"${LONG}"}`;
  for (const line of [
    twice,
    '8D4840',
    `${LONG}00`,
    'x,8D4840D6202CC371C32CE0576098',
    '{"frame":1}',
    '{',
    '1,2,3',
  ]) {
    assert.equal(parseHexLine(line), null, line);
  }
});

test('each row carries frame and time as the input wrote them, wherever chunks are cut', () => {
  const text = `# a comment\n7,${LONG}\r\n\n${LONG}`;
  const whole = rowsOf(text);
  assert.deepEqual(
    whole.rows.map((row) => [row.frame, row.timestamp, row.callsign]),
    [
      [LONG, 7, 'KLM1023'],
      [LONG, null, 'KLM1023'],
    ],
  );
  for (let cut = 1; cut < 40; cut++) assert.deepEqual(rowsOf(text, cut), whole);
});

test('a bad line is counted with its number, another format is named', () => {
  const bad = rowsOf(`1,${LONG}\nnonsense\n2,${LONG}\n`);
  assert.equal(bad.rows.length, 2);
  assert.equal(bad.rejected[0]![0], 'no-frame');
  assert.equal(bad.rejected[0]![1]!.place!.line, 2);
  const ais = rowsOf('!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\n!AIVDM,…\n');
  assert.equal(ais.rejected.length, 1);
  assert.match(ais.rejected[0]![1]!.mend!, /ais/);
});

test('an endless line is given up, not collected', () => {
  const { rows, rejected } = rowsOf(`${'0'.repeat(200_000)}\n1,${LONG}\n`, 1000);
  assert.equal(rows.length, 1);
  assert.deepEqual(
    rejected.map(([reason]) => reason),
    ['line-too-long'],
  );
});
