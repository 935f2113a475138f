/** From the files of `examples/` to examples a runner can play. */

import { fail, type Result, succeed } from '../../kernel/index.ts';
import type { Accord } from '../accord.ts';
import { type AccordFiles, filePath } from '../accord-files.ts';
import { replacedIn } from '../extends/read-base.ts';
import { inOrder, readWithReport } from '../read-accord.ts';
import { checkNames, makeReport, type Report } from '../text/report.ts';
import { wrongKind } from '../text/shape.ts';
import { parseTree } from '../text/tree.ts';
import type { Example } from './example.ts';
import { exampleShape, type WrittenExample } from './example-document.ts';
import { resolveExample } from './resolve-example.ts';

/** Reads every example of an accord's folder. Problems of all files are reported at once. */
export function readExamples(files: AccordFiles): Result<readonly Example[]> {
  const { accord, report: accordReport } = readWithReport(files);
  const sound = accord !== undefined && accordReport.problems.length === 0;
  const report = makeReport();
  const examples = readExampleFiles(files, sound ? { accord, report: accordReport } : undefined, report);
  return report.problems.length === 0 ? succeed(examples) : fail(...inOrder(report.problems));
}

/** What the examples' names are checked against; without it only their own text is. */
export interface Named {
  readonly accord: Accord;
  readonly report: Report;
}

/**
 * Those of the accords that it extends come first, without those that show a clause for which another stands now:
 * `replaced`.
 */
export function readExampleFiles(
  files: AccordFiles,
  named: Named | undefined,
  report: Report,
  replaced: ReadonlySet<string> = new Set(),
): Example[] {
  const { base } = files;
  const below = base ? new Set([...replaced, ...replacedIn(files)]) : replaced;
  return [
    ...(base ? readExampleFiles(base, named, report, below) : []),
    ...readOwnFiles(files, named, report, replaced),
  ];
}

function readOwnFiles(
  files: AccordFiles,
  named: Named | undefined,
  report: Report,
  replaced: ReadonlySet<string>,
): Example[] {
  return (files.examples ?? []).flatMap(({ name, text }) => {
    const file = filePath(files, name);
    const tree = parseTree(text, file, report);
    if (tree && tree.kind !== 'list') wrongKind(tree, 'a list of examples', report);
    if (tree?.kind !== 'list') return [];
    return tree.items.flatMap((node) => {
      const own: Report = { ...makeReport(), definitions: outerNames(named) };
      const written = exampleShape.read(node, own);
      if (written && clausesOf(written).some((clause) => replaced.has(clause))) return [];
      const example = written && resolveExample(written, file, node.place, named?.accord, own);
      if (named) checkNames(own);
      report.problems.push(...own.problems);
      return example ? [example] : [];
    });
  });
}

const clausesOf = ({ clause, expect = [], 'expect-not': not = [] }: WrittenExample): readonly string[] =>
  [clause, ...[...expect, ...not].map(({ value }) => value.clause)].flatMap((name) =>
    name ? [name.value] : [],
  );

/** Names an example takes over from its accord; its own tracks and sources are its own affair. */
const outerNames = (named: Named | undefined) => [...(named?.report.definitions ?? [])];
