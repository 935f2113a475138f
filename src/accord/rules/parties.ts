/** Whom a rule binds. */

import { problem } from '../errors.ts';
import { listOf } from '../text/collection-shape.ts';
import { eitherKind } from '../text/object-shape.ts';
import { nameOf } from '../text/scalar-shape.ts';
import { about, type Shape, scalar, type ValueOf } from '../text/shape.ts';

/** `all`: whoever it is, also when unknown. A list: these parties only. */
export type PartySet = 'all' | readonly string[];

const everyone: Shape<'all'> = scalar('all, or a list of parties', { enum: ['all'] }, (node, report) => {
  if (node.written === 'all') return 'all';
  const message = `"${node.written}" is neither all nor a list`;
  report.problems.push(
    problem('ACCORD_KIND', node.place, message, `write all, or a list: [${node.written}]`),
  );
  return undefined;
});

export const parties = about(
  'Parties it binds: a list of names, or all.',
  eitherKind(listOf(nameOf('party'), 1), everyone),
);

export const partySet = (written: ValueOf<typeof parties>): PartySet =>
  written === 'all' ? 'all' : [...new Set(written.map((party) => party.value))].sort();
