/** What must be so before a guarantee is triggered or void. People's findings decide, never an indication. */
import { GRAVITIES, type Gravity } from '../../kernel/index.ts';
import { someOr } from '../parties/groups.ts';
import { listOf } from '../text/collection-shape.ts';
import { choiceByKey, eitherKind, object, optional } from '../text/object-shape.ts';
import { nameOf, oneOf } from '../text/scalar-shape.ts';
import { about, defined, type Located, type Shape, type ValueOf } from '../text/shape.ts';
import { partyNames } from './decider.ts';

/** How sure people must be of who it was. */
export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const ANY_BELLIGERENT = 'any-belligerent';

/** People have confirmed a breach. What is absent is not asked about. */
export interface Confirmed {
  readonly form: 'confirmed';
  /** Of any of these clauses; sorted. */
  readonly clauses: readonly string[];
  /** At least. */
  readonly gravity?: Gravity;
  /** By one of these parties, sorted. */
  readonly by?: typeof ANY_BELLIGERENT | readonly string[];
  /** At least so sure of who it was. */
  readonly attribution?: Confidence;
  /** With this term met, as people find: "without cause". */
  readonly cause?: string;
  /** Against something on this list. */
  readonly on?: string;
}

export type Condition =
  | Confirmed
  | { readonly form: 'active'; readonly guarantee: string }
  | { readonly form: 'void'; readonly guarantee: string }
  | { readonly form: 'event'; readonly event: string }
  | { readonly form: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly form: 'not'; readonly of: Condition };

const anyBelligerent: Shape<Located<string>> = {
  ...nameOf('party'),
  read: (node, report) =>
    node.kind === 'scalar' && node.written === ANY_BELLIGERENT
      ? { value: ANY_BELLIGERENT, place: node.place }
      : nameOf('party').read(node, report),
};

const clauseName = nameOf('rule');

const confirmedShape = object({
  clause: about(
    'The clause that was broken, or several of which any may be.',
    eitherKind(listOf(clauseName, 1), clauseName),
  ),
  gravity: optional(about('At least this grave.', oneOf(GRAVITIES))),
  by: optional(
    about(
      'Whom it was attributed to: a party, several, a group, or any-belligerent.',
      someOr(anyBelligerent),
    ),
  ),
  attribution: optional(about('At least so sure of who it was.', oneOf(CONFIDENCES))),
  cause: optional(about('A term that must be met.', object({ term: nameOf('term') }))),
  on: optional(about('A list of which something was hit.', nameOf('list'))),
});

/** Conditions contain conditions, so the type is written out. */
export type WrittenCondition =
  | { readonly form: 'confirmed'; readonly terms: { readonly confirmed: ValueOf<typeof confirmedShape> } }
  | { readonly form: 'active'; readonly terms: { readonly active: Located<string> } }
  | { readonly form: 'void'; readonly terms: { readonly void: Located<string> } }
  | { readonly form: 'event'; readonly terms: { readonly event: Located<string> } }
  | { readonly form: 'all'; readonly terms: { readonly all: readonly WrittenCondition[] } }
  | { readonly form: 'any'; readonly terms: { readonly any: readonly WrittenCondition[] } }
  | { readonly form: 'not'; readonly terms: { readonly not: WrittenCondition } };

/** Stands under `definitions` in the published schema. */
export const condition: Shape<WrittenCondition> = defined('condition', () => conditionShape);

export const conditionShape: Shape<WrittenCondition> = choiceByKey({
  confirmed: object({ confirmed: confirmedShape }),
  active: object({ active: nameOf('guarantee') }),
  void: object({ void: nameOf('guarantee') }),
  event: object({ event: nameOf('event') }),
  all: object({ all: listOf(condition, 1) }),
  any: object({ any: listOf(condition, 1) }),
  not: object({ not: condition }),
});

export function resolveCondition(written: WrittenCondition): Condition {
  switch (written.form) {
    case 'confirmed':
      return resolveConfirmed(written.terms.confirmed);
    case 'active':
      return { form: 'active', guarantee: written.terms.active.value };
    case 'void':
      return { form: 'void', guarantee: written.terms.void.value };
    case 'event':
      return { form: 'event', event: written.terms.event.value };
    case 'all':
      return { form: 'all', of: written.terms.all.map(resolveCondition) };
    case 'any':
      return { form: 'any', of: written.terms.any.map(resolveCondition) };
    case 'not':
      return { form: 'not', of: resolveCondition(written.terms.not) };
  }
}

function resolveConfirmed(written: ValueOf<typeof confirmedShape>): Confirmed {
  const { clause, gravity, by, attribution, cause, on } = written;
  return {
    form: 'confirmed',
    clauses: partyNames('value' in clause ? [clause] : clause),
    ...(gravity ? { gravity } : {}),
    ...(by ? { by: bySelection(by) } : {}),
    ...(attribution ? { attribution } : {}),
    ...(cause ? { cause: cause.term.value } : {}),
    ...(on ? { on: on.value } : {}),
  };
}

function bySelection(by: Located<string> | readonly Located<string>[]): NonNullable<Confirmed['by']> {
  if (!('value' in by)) return partyNames(by);
  return by.value === ANY_BELLIGERENT ? ANY_BELLIGERENT : [by.value];
}

/** Every condition inside, the outermost included, in the order in which they are written. */
export function conditionsIn(written: WrittenCondition): readonly WrittenCondition[] {
  switch (written.form) {
    case 'all':
      return [written, ...written.terms.all.flatMap(conditionsIn)];
    case 'any':
      return [written, ...written.terms.any.flatMap(conditionsIn)];
    case 'not':
      return [written, ...conditionsIn(written.terms.not)];
    case 'confirmed':
    case 'active':
    case 'void':
    case 'event':
      return [written];
  }
}

/** Clauses whose confirmed breach may bring the condition about. */
export function clausesIn(condition: Condition): readonly string[] {
  switch (condition.form) {
    case 'confirmed':
      return condition.clauses;
    case 'all':
    case 'any':
      return condition.of.flatMap(clausesIn);
    case 'not':
    case 'active':
    case 'void':
    case 'event':
      return [];
  }
}
