import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatProblem } from '../../kernel/index.ts';
import { checkAccord } from '../index.ts';
import { BOXES, writeAccord } from '../testdata/write-accord.ts';

const EXAMPLE =
  '- { name: one, clause: sky-1, start: 2025-09-10T10:00Z, expect-not: [{ verdict: breach-indicated }] }\n';
const SOUND = { yaml: writeAccord(), areas: BOXES, example: EXAMPLE };

const errorsOf = ({ yaml, areas, example }: typeof SOUND) =>
  checkAccord({ yaml, areas, examples: [{ name: 'e.yaml', text: example }] }).errors.map(formatProblem);

const change = (how: (text: string) => string): typeof SOUND => ({
  yaml: how(SOUND.yaml),
  areas: how(SOUND.areas),
  example: how(SOUND.example),
});

/** What a file written so becomes when it is read as UTF-8. */
const readAsUtf8 = (bytes: Buffer) => bytes.toString('utf8');

test('a byte order mark and line ends of either kind change nothing', () => {
  assert.deepEqual(errorsOf(change((text) => `\uFEFF${text}`)), []);
  assert.deepEqual(errorsOf(change((text) => text.replaceAll('\n', '\r\n'))), []);
});

test('places count from behind the byte order mark', () => {
  const [first] = errorsOf({ ...SOUND, yaml: `\uFEFFx: 1\n${SOUND.yaml}` });
  assert.match(first!, /^accord.yaml:1:1: "x" is not a key here/);
});

test('a file in UTF-16 is refused as that, once each', () => {
  const utf16 = errorsOf(change((text) => readAsUtf8(Buffer.from(`\uFEFF${text}`, 'utf16le'))));
  assert.deepEqual(
    utf16,
    ['accord.yaml', 'areas.geojson', 'e.yaml'].map(
      (file) =>
        `${file}:1:1: the file is no text, or text in UTF-16 [ACCORD_TEXT]\n  mend: save the file as text in UTF-8`,
    ),
  );
});

test('a letter in another encoding is refused where it stands: it would be hashed as agreed', () => {
  const yaml = readAsUtf8(Buffer.from(`accord: a\ntitle: { de: F\xfcr }\n`, 'latin1'));
  assert.match(errorsOf({ ...SOUND, yaml })[0]!, /^accord.yaml:2:15: this is not UTF-8 \[ACCORD_TEXT\]/);
});
