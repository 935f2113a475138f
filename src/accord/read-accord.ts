/** The texts of an accord's folder in, an accord or every problem at once out. */

import { fail, type Problem, type Result, SEGMENTS, type Segment, succeed } from '../kernel/index.ts';
import type { Accord, Area, AreaVersion, Party } from './accord.ts';
import type { AccordFiles } from './accord-files.ts';
import type { Features } from './areas/feature.ts';
import { type ResolvedAreas, resolveAreas } from './areas/resolve-areas.ts';
import { AGREED, resolveClause } from './clauses/resolve-clause.ts';
import { type AccordDocument, accordShape } from './document.ts';
import { problem } from './errors.ts';
import { readAllFeatures, readTree } from './extends/read-base.ts';
import { hashAccord } from './hash-accord.ts';
import { PUBLIC_LABEL, resolveLabel } from './labels/label.ts';
import { resolveLists } from './lists/resolve-lists.ts';
import { checkGroupNames, readGroups } from './parties/groups.ts';
import { resolvePeriods, type StatedEvents, waits, withKnownEvents } from './periods/resolve-period.ts';
import { procedureNames, resolveProcedure } from './procedure/resolve-procedure.ts';
import { checkedArea } from './rules/common-terms.ts';
import { noteTerms, resolveTerms } from './terms/term-document.ts';
import { checkNames, makeReport, type Report } from './text/report.ts';

/** An accord with what reading it brought to light, for the checks of its text. */
export interface AccordReading {
  readonly document: AccordDocument | undefined;
  readonly accord: Accord | undefined;
  readonly report: Report;
}

/**
 * Reads an accord. Pure: the files' texts come in. Every problem of both files is reported at once, in the
 * order of their places.
 */
export function readAccord(files: AccordFiles): Result<Accord> {
  const { accord, report } = readWithReport(files);
  return accord && report.problems.length === 0 ? succeed(accord) : fail(...inOrder(report.problems));
}

export function readWithReport(files: AccordFiles): AccordReading {
  const report = makeReport();
  const tree = readTree(files, report);
  const features = readAllFeatures(files, report);
  readGroups(tree, report);
  noteTerms(tree, report);
  const document = tree && accordShape.read(tree, report);
  checkGroupNames(tree, document?.parties.map(({ key }) => key) ?? [], report);
  const accord = document && resolve(document, features ?? new Map(), report);
  if (tree) checkNames(report, features ? [] : ['feature']);
  return { document, accord, report };
}

function resolve(document: AccordDocument, features: Features, report: Report): Accord {
  const areas = resolveAreas(document.areas, features, report);
  const known = knownEvents(document);
  const inForce = withKnownEvents(document['in-force'], known);
  const procedure = procedureNames(document);
  const clauses = new Set(document.clauses.map(({ id }) => id.value));
  const label = resolveLabel(document.label, PUBLIC_LABEL);
  const lists = resolveLists(document.lists ?? [], { features, areas, report });
  const accord = {
    id: document.accord.value,
    ...resolvePeriods([inForce]),
    ...(waits(inForce) ? { awaits: [inForce] } : {}),
    parties: document.parties.flatMap((party) => resolveParty(party, areas, report)),
    areas: withInside(areas),
    terms: resolveTerms(document.terms ?? []),
    lists,
    clauses: document.clauses.flatMap((clause) => {
      const resolved = resolveClause(clause, {
        inForce,
        areas,
        lists,
        clauses,
        known,
        procedure,
        report,
        label,
      });
      return resolved ? [resolved] : [];
    }),
    ...resolveProcedure(document, { inForce, known, clauses, procedure, report, label }),
  };
  return { ...accord, hash: hashAccord(accord, areas, features) };
}

/** Everyone, nobody known, and the reading that all agreed on. */
const RESERVED: readonly string[] = ['all', 'unknown', AGREED];

function resolveParty(
  { key: id, place, value }: AccordDocument['parties'][number],
  areas: ResolvedAreas,
  report: Report,
): Party[] {
  if (RESERVED.includes(id)) {
    const message = `"${id}" has a meaning of its own and names no party`;
    report.problems.push(problem('ACCORD_VALUE', place, message, 'give the party another name'));
  }
  if (!value) return [];
  const { role, lead, supports, controls } = value;
  return [
    {
      id,
      role,
      ...(lead ? { leads: segmentsIn(lead) } : {}),
      ...(supports ? { supports: segmentsIn(supports) } : {}),
      ...(controls ? { controls: checkedArea(controls, { areas, report }) } : {}),
    },
  ];
}

const segmentsIn = (written: Segment | readonly Segment[]): readonly Segment[] =>
  SEGMENTS.filter((segment) => [written].flat().includes(segment));

const knownEvents = ({ events }: AccordDocument): StatedEvents =>
  Object.fromEntries(
    (events ?? []).flatMap(({ key, value }) => (value?.at === undefined ? [] : [[key, value.at]])),
  );

/** Lines and points are what areas are made of; only what has an inside is judged. */
function withInside(areas: ResolvedAreas): readonly Area[] {
  return [...areas.values()].flatMap(({ name, heights, versions }) =>
    versions.every(({ geometry }) => geometry.type === 'MultiPolygon')
      ? [{ id: name, heights, versions: versions as readonly AreaVersion[] }]
      : [],
  );
}

/** By place, each once: a term that a reading takes over is read twice. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const key = ({ code, message, place }: Problem) =>
    `${place?.file}:${place?.line}:${place?.column} ${code} ${message}`;
  const once = new Map(problems.map((problem) => [key(problem), problem]));
  return [...once.values()].sort(
    (a, b) =>
      compare(a.place?.file ?? '', b.place?.file ?? '') ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
