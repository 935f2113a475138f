/** An accord's clauses as people read them, from the very files that the node applies. */
import {
  type Accord,
  type AccordFiles,
  type ClausePage,
  type ExplainedException,
  filesByPath,
  readOut,
} from '../../accord/index.ts';
import type { Files } from '../../ledger/index.ts';
import type { AccordPages } from '../contract/contract.ts';
import type { Station } from '../station/station.ts';
import { areasOf } from './rule-areas.ts';

/** Read out once for each set of files: they do not change while the node runs. */
const read = new WeakMap<Files, readonly ClausePage[]>();

/** Undefined: the node applies no accord of this id. */
export function presentPages(station: Station, id: string): AccordPages | undefined {
  const accord = station.options.accords.find((one) => one.id === id);
  const files = station.options.accordFiles.get(id);
  if (!accord || !files) return undefined;
  const pages = read.get(files) ?? readOut(textsOf(files));
  read.set(files, pages);
  return { accord: id, clauses: pages.map((page) => presentPage(page, accord)) };
}

function presentPage(page: ClausePage, { clauses }: Accord): AccordPages['clauses'][number] {
  const { clause, segment, gravity, text, textHash, code, readings, compliance, exceptions, examples } = page;
  const named = clauses.find(({ id }) => id === clause)?.readings.flatMap(({ rule }) => areasOf(rule));
  return {
    ...{ clause, segment, gravity, text: { ...text }, textHash, code, compliance },
    readings: readings.map(({ id, rule, inForce }) => ({ id, rule, inForce })),
    terms: [...page.terms],
    remedies: [...page.remedies],
    exceptions: exceptions.flatMap((exception) => flat(exception)),
    examples: examples.map(({ name, expects, sketch }) => ({
      name,
      expects: [...expects],
      sketch: {
        tracks: sketch.tracks.map((track) => ({ ...track, way: track.way.map(([lon, lat]) => [lon, lat]) })),
        points: sketch.points.map((point) => ({ ...point, at: [...point.at] })),
      },
    })),
    areas: [...new Set(named)],
  };
}

const flat = (
  { id, says, except }: ExplainedException,
  depth = 0,
): AccordPages['clauses'][number]['exceptions'] => [
  { id, says, depth },
  ...except.flatMap((inner) => flat(inner, depth + 1)),
];

const textsOf = (files: Files): AccordFiles =>
  filesByPath(new Map([...files].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])));
