/** Whom a rule binds. */

import type { Json } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { partyNames } from '../parties/groups.ts';
import { about, type Shape, type ValueOf, wrongKind } from '../text/shape.ts';

/** `all`: whoever it is, also when unknown. A list: these parties only. */
export type PartySet = 'all' | readonly string[];

const everyoneOr: Shape<'all' | ValueOf<typeof partyNames>> = {
  schema: { anyOf: [{ enum: ['all'] }, ...(partyNames.schema.anyOf as readonly Json[])] },
  read: (node, report) => {
    if (node.kind !== 'scalar' || report.groups.has(node.written)) return partyNames.read(node, report);
    if (node.written === 'all') return 'all';
    if (node.value === null) return wrongKind(node, 'all, or a list of parties', report);
    const message = `"${node.written}" is neither all nor a group nor a list`;
    const mend = `write all, or a list: [${node.written}]`;
    report.problems.push(problem('ACCORD_KIND', node.place, message, mend));
    return undefined;
  },
};

export const parties = about('Parties it binds: a list of names, a group, or all.', everyoneOr);

export const partySet = (written: ValueOf<typeof parties>): PartySet =>
  written === 'all' ? 'all' : [...new Set(written.map((party) => party.value))].sort();
