/** Who may see a clause or a guarantee, as the agreement says: some are secret to some. */
import { type Json, type Label, LEVELS } from '../../kernel/index.ts';
import { partyNames } from '../parties/groups.ts';
import { listOf } from '../text/collection-shape.ts';
import { object, optional } from '../text/object-shape.ts';
import { oneOf, word } from '../text/scalar-shape.ts';
import { about, type Shape, type ValueOf } from '../text/shape.ts';

/** Those parts of a label that an agreement can lay down. */
export type AgreedLabel = Pick<Label, 'level' | 'relTo' | 'handlingCaveats'>;

export const PUBLIC_LABEL: AgreedLabel = { level: 'public', relTo: 'all', handlingCaveats: [] };

/** Nothing keeps anybody from seeing it. */
export const isPublic = ({ level, relTo, handlingCaveats }: AgreedLabel): boolean =>
  level === 'public' && relTo === 'all' && handlingCaveats.length === 0;

const releasedTo: Shape<'all' | ValueOf<typeof partyNames>> = {
  schema: { anyOf: [{ enum: ['all'] }, ...(partyNames.schema.anyOf as readonly Json[])] },
  read: (node, report) =>
    node.kind === 'scalar' && node.written === 'all' ? 'all' : partyNames.read(node, report),
};

export const writtenLabel = about(
  'Who may see it.',
  object({
    level: oneOf(LEVELS),
    'rel-to': optional(
      about('Parties that may see it; left out: all of what is public, else none.', releasedTo),
    ),
    caveats: optional(about('Limits on the use of the information.', listOf(word))),
  }),
);
export type WrittenLabel = ValueOf<typeof writtenLabel>;

/** What is said, or else what holds around it. Nobody is named: of what is not public, nobody may see it. */
export function resolveLabel(written: WrittenLabel | undefined, around: AgreedLabel): AgreedLabel {
  if (!written) return around;
  const { level, 'rel-to': to = level === 'public' ? 'all' : [], caveats = [] } = written;
  return {
    level,
    relTo: to === 'all' ? 'all' : to.map(({ value }) => value).sort(),
    handlingCaveats: [...new Set(caveats)].sort(),
  };
}
