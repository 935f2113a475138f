/** An accord's text with all that it takes over from the accords that it extends. */
import { type AccordFiles, filePath } from '../accord-files.ts';
import { type Features, readFeatures, standingIn } from '../areas/feature.ts';
import { problem } from '../errors.ts';
import { makeReport, type Report } from '../text/report.ts';
import type { Located } from '../text/shape.ts';
import { entryOf, parseTree, type TreeNode } from '../text/tree.ts';
import { mergeAccords, replacedClauses } from './merge-accords.ts';

/** Where the accord that this one extends lies, seen from its own folder; undefined: it extends none. */
export function extendsOf({ yaml, ...files }: AccordFiles): Located<string> | undefined {
  return wordIn(parseTree(yaml, filePath({ yaml, ...files }, 'accord.yaml'), makeReport()));
}

function wordIn(root: TreeNode | undefined): Located<string> | undefined {
  const value = root?.kind === 'mapping' ? entryOf(root, 'extends')?.value : undefined;
  return value?.kind === 'scalar' ? { value: value.written, place: value.place } : undefined;
}

/** Undefined: the text cannot be read, or the accord that it extends is not there; the report says which. */
export function readTree(files: AccordFiles, report: Report): TreeNode | undefined {
  const own = parseTree(files.yaml, filePath(files, 'accord.yaml'), report);
  const word = wordIn(own);
  if (own?.kind !== 'mapping' || !word) return own;
  if (!files.base) {
    const message = `the accord that this one extends is not there: ${word.value}`;
    const mend = 'name its folder as seen from this one: ../other-accord';
    report.problems.push(problem('ACCORD_NAME_UNDEFINED', word.place, message, mend));
    return undefined;
  }
  const base = readTree(files.base, report);
  return base?.kind === 'mapping' ? mergeAccords(base, own, report) : undefined;
}

/** Features of the accord and of those that it extends; one that stands in for another says so. */
export function readAllFeatures(files: AccordFiles, report: Report): Features | undefined {
  const base = files.base ? readAllFeatures(files.base, report) : new Map();
  const own = readFeatures(files.areas ?? NO_FEATURES, filePath(files, 'areas.geojson'), report);
  if (!base || !own) return undefined;
  if (files.base) standingIn(base, files.areas, filePath(files, 'areas.geojson'), report);
  return new Map([...base, ...own]);
}

const NO_FEATURES = '{"type":"FeatureCollection","features":[]}';

/** Clauses of the base for which others stand: its examples show nothing of those. */
export const replacedIn = (files: AccordFiles): readonly string[] =>
  files.base ? replacedClauses(parseTree(files.yaml, filePath(files, 'accord.yaml'), makeReport())) : [];
