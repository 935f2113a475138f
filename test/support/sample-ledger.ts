/** A small ledger with a verdict and all that decided it, for tests of what becomes of it on the way. */
import {
  defaultLabel,
  type GarantRecord,
  hashJson,
  type Json,
  makeRecord,
  utf8ToBytes,
} from '../../src/kernel/index.ts';
import { ACCORD_KIND, type Files, hashFolder } from '../../src/ledger/index.ts';
import { exportBundle, type LedgerNode, openNode } from '../../src/store/index.ts';

export const ORIGIN = 'garant.example/test/1';
export const START = Date.UTC(2026, 10, 21, 14, 30);

export const CLAUSE_TEXT = {
  en: 'No party shall fly military aircraft in the no-fly area.',
  uk: 'Жодна сторона…',
};

export const ACCORD_FILES: Files = new Map([
  ['accord.yaml', utf8ToBytes('accord: example\n')],
  ['areas.geojson', utf8ToBytes('{"type":"FeatureCollection","features":[]}\n')],
  ['examples/one.yaml', utf8ToBytes('expect: []\n')],
]);

export const makeNote = (kind: string, body: Json, actor = 'garant'): GarantRecord =>
  makeRecord({ kind, v: 1, lane: 'exercise', label: defaultLabel(ORIGIN), actor, recordedAt: START, body });

export function openSample(directory: string): LedgerNode {
  const node = openNode(directory, { origin: ORIGIN, lane: 'exercise', now: () => START });
  if (!node.ok) throw new Error(JSON.stringify(node.problems));
  return node.value;
}

const ACCORD_HASH = hashJson({ accord: 'example' });

const WORDS = {
  'breach-indicated': {
    reason: 'present',
    observations: [
      { source: 'roof', index: 2, observedAt: START - 500 },
      { source: 'patrol-7', index: 0, observedAt: START - 100 },
    ],
  },
  'compliance-indicated': { reason: 'covered', observations: [] },
  'not-determinable': { reason: 'human-judged', observations: [] },
};

/** One kind of verdict each: on an object, on a whole clause, on a clause that no machine judges. */
export type SampleVerdict = keyof typeof WORDS;

export const SAMPLE_VERDICTS = Object.keys(WORDS) as readonly SampleVerdict[];

const makeVerdict = (verdict: SampleVerdict): GarantRecord =>
  makeNote('indication', {
    accord: 'example',
    accordHash: ACCORD_HASH,
    clause: 'sky-1',
    textHash: hashJson(CLAUSE_TEXT),
    reading: 'common',
    verdict,
    ...WORDS[verdict],
  });

/** Logs one more verdict. @returns its id. */
export async function logVerdict(node: LedgerNode, verdict: SampleVerdict): Promise<string> {
  const record = makeVerdict(verdict);
  await node.append([{ leaf: 'verdict', record }]);
  return record.id;
}

/** Logs an accord, two raw blocks, a verdict and an act among `others` ticks. @returns the verdict's id. */
export async function fillSample(node: LedgerNode, others: number): Promise<string> {
  const accord = makeNote(ACCORD_KIND, {
    accord: 'example',
    hash: ACCORD_HASH,
    folder: hashFolder(ACCORD_FILES),
  });
  await node.append([{ leaf: 'accord', record: accord }]);
  for (const [source, text] of [
    ['roof', '*8D4840D6202CC371C32CE0576098;\n'],
    ['patrol-7', '{"seen":true}\n'],
  ] as const) {
    const chunks = [{ bytes: utf8ToBytes(text), receivedAt: START }];
    await node.sealBlock({ source, feed: 'plots', chunks, rows: { from: 0, until: 3 } });
  }
  await node.append(
    Array.from({ length: others }, (_, n) => ({ leaf: 'tick', record: makeNote('tick', { n }) })),
  );
  const verdict = makeVerdict('breach-indicated');
  const act = makeNote('act', node.signAs('person:duty', { acknowledged: verdict.id }), 'person:duty');
  await node.append([
    { leaf: 'verdict', record: verdict },
    { leaf: 'act', record: act },
  ]);
  return verdict.id;
}

export function exportSample(node: LedgerNode, verdict: string): Files {
  const bundle = exportBundle(node, {
    verdict,
    accord: ACCORD_FILES,
    text: CLAUSE_TEXT,
    versions: { garant: '0.1.0' },
  });
  if (!bundle.ok) throw new Error(JSON.stringify(bundle.problems));
  return bundle.value;
}
