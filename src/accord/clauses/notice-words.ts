/** The words of notices that a clause knows: those its exceptions ask for, and those its rules do. */
import type { Clause, Exception } from '../accord.ts';

export const noticeWords = ({ readings, except }: Clause): readonly string[] => [
  ...new Set([
    ...readings.flatMap(({ rule }) => ('notice' in rule ? [rule.notice] : [])),
    ...notifiedOf(except),
  ]),
];

const notifiedOf = (exceptions: readonly Exception[]): readonly string[] =>
  exceptions.flatMap(({ when: { notified }, except }) => [
    ...(notified === undefined ? [] : [notified]),
    ...notifiedOf(except),
  ]);
