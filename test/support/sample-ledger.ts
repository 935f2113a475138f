/** A small ledger with a verdict and all that decided it, for tests of what becomes of it on the way. */
import {
  defaultLabel,
  type GarantRecord,
  hashJson,
  type Json,
  makeRecord,
  utf8ToBytes,
} from '../../src/kernel/index.ts';
import { ACCORD_KIND, type Files, hashFolder, SOURCES_KIND, sourcesBody } from '../../src/ledger/index.ts';
import { exportBundle, type LedgerNode, openNode } from '../../src/store/index.ts';

export const ORIGIN = 'garant.example/test/1';
export const START = Date.UTC(2026, 10, 21, 14, 30);

export const CLAUSE_TEXT = {
  en: 'No party shall fly military aircraft in the no-fly area.',
  uk: 'Жодна сторона…',
};

const ACCORD = `accord: example
in-force: { from: 2026-01-01, until: 2026-12-31 }
parties: { NORTH: { role: belligerent }, SOUTH: { role: belligerent } }
areas: { zone: { feature: zone } }
clauses:
  - id: sky-1
    segment: sky
    text: ${JSON.stringify(CLAUSE_TEXT)}
    forbids: { parties: [NORTH, SOUTH], presence: aircraft.military, in: zone }
    revisit: 60 s
`;

const AREAS =
  '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"zone"},"geometry":' +
  '{"type":"Polygon","coordinates":[[[20,10],[20.2,10],[20.2,10.2],[20,10.2],[20,10]]]}}]}\n';

/** Who could see what, and whose an identity is. */
export const SOURCES = `sources:
  - { id: roof, feed: modes-hex, physics: transponder, observes: [aircraft], cooperative: true, footprint: { reception: true } }
  - id: patrol-7
    feed: plots
    physics: radar
    observes: [aircraft]
    cooperative: false
    footprint: { circle: { lon: 20.1, lat: 10.1, radius: 60 km } }
    period: 10 s
register:
  - { icao24: 4840d6, party: NORTH, category: aircraft.military, authority: "Register of Föhrenland (invented)" }
`;

export const ACCORD_FILES: Files = new Map([
  ['accord.yaml', utf8ToBytes(ACCORD)],
  ['areas.geojson', utf8ToBytes(AREAS)],
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
  'compliance-indicated': { reason: 'covered', sources: ['patrol-7'], observations: [] },
  'not-determinable': { reason: 'human-judged', sources: [], observations: [] },
};

/** One kind of verdict each: on an object, on a whole clause, on a clause that no machine judges. */
export type SampleVerdict = keyof typeof WORDS;

export const SAMPLE_VERDICTS = Object.keys(WORDS) as readonly SampleVerdict[];

interface Manner {
  readonly goesOn?: boolean;
  /** As nodes logged it before they logged their sources. */
  readonly isEarly?: boolean;
}

const makeVerdict = (verdict: SampleVerdict, { goesOn, isEarly }: Manner = {}): GarantRecord =>
  makeNote('indication', {
    accord: 'example',
    accordHash: ACCORD_HASH,
    clause: 'sky-1',
    textHash: hashJson(CLAUSE_TEXT),
    reading: 'common',
    verdict,
    from: START - 60_000,
    ...(goesOn ? {} : { until: START + 60_000 }),
    sources: ['patrol-7', 'roof'],
    ...(isEarly ? {} : { sourcesHash: sourcesBody(SOURCES).hash }),
    ...WORDS[verdict],
  });

/** Logs one more verdict. @returns its id. */
export async function logVerdict(
  node: LedgerNode,
  verdict: SampleVerdict,
  manner: Manner = {},
): Promise<string> {
  const record = makeVerdict(verdict, manner);
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
  await node.append([
    { leaf: 'accord', record: accord },
    { leaf: 'sources', record: makeNote(SOURCES_KIND, sourcesBody(SOURCES)) },
  ]);
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
