/** Guarantees that can never begin, because they wait for one another or for what nothing brings about. */
import type { Place, Problem } from '../../kernel/index.ts';
import type { AccordDocument } from '../document.ts';
import { problem } from '../errors.ts';
import { conditionsIn, type WrittenCondition } from '../procedure/condition.ts';
import { circlesIn } from './circles.ts';
import type { Check } from './inspection.ts';

/** One finding for each circle, at the word that closes it, and for each wait for a guarantee that nothing makes void. */
export const checkActivation: Check = ({ document }) => {
  const states = statesOf(document);
  const open = neverReached(states);
  const leads = new Map(
    [...open].map((name) => [name, states.get(name)!.waits.filter((one) => open.has(one))]),
  );
  const circles = circlesIn(leads).map((circle): Problem => {
    const said = [...circle, circle[0]!].join(' → ');
    const place = states.get(circle.at(-1)!)!.placeOf(circle[0]!);
    const message = `these wait for one another, so that none can begin: ${said}`;
    return problem('ACCORD_ACTIVATION_CIRCLE', place, message, 'let one of them begin without the others');
  });
  return [...circles, ...backstops(document), ...voidOfNothing(document)];
};

/** That a guarantee is active, or void. */
interface State {
  readonly condition: WrittenCondition | undefined;
  /** States that its condition names. */
  readonly waits: readonly string[];
  readonly placeOf: (state: string) => Place;
}

function statesOf({ guarantees = [] }: AccordDocument): ReadonlyMap<string, State> {
  return new Map(
    guarantees.flatMap(({ id, when, 'void-if': voidIf }): [string, State][] => [
      [`active "${id.value}"`, stateOf(when?.value, id.place)],
      ...(voidIf ? [[`void "${id.value}"`, stateOf(voidIf.value, id.place)] as [string, State]] : []),
    ]),
  );
}

function stateOf(condition: WrittenCondition | undefined, otherwise: Place): State {
  const named = condition ? conditionsIn(condition).flatMap((one) => nameIn(one) ?? []) : [];
  return {
    condition,
    waits: named.map(({ state }) => state),
    placeOf: (state) => named.find((one) => one.state === state)?.place ?? otherwise,
  };
}

function nameIn(condition: WrittenCondition): { readonly state: string; readonly place: Place } | undefined {
  if (condition.form === 'active') {
    const { value, place } = condition.terms.active;
    return { state: `active "${value}"`, place };
  }
  if (condition.form !== 'void') return undefined;
  const { value, place } = condition.terms.void;
  return { state: `void "${value}"`, place };
}

/** States that do not come about even if every breach is confirmed and every event stated. */
function neverReached(states: ReadonlyMap<string, State>): ReadonlySet<string> {
  const open = new Set(states.keys());
  for (let before = -1; before !== open.size; ) {
    before = open.size;
    for (const name of open) if (canHold(states.get(name)!.condition, states, open)) open.delete(name);
  }
  return open;
}

function canHold(
  condition: WrittenCondition | undefined,
  states: ReadonlyMap<string, State>,
  open: ReadonlySet<string>,
): boolean {
  if (!condition) return true;
  if (condition.form === 'all') return condition.terms.all.every((one) => canHold(one, states, open));
  if (condition.form === 'any') return condition.terms.any.some((one) => canHold(one, states, open));
  const named = nameIn(condition);
  return !named || (states.has(named.state) && !open.has(named.state));
}

function backstops({ guarantees = [] }: AccordDocument): Problem[] {
  const behind = new Map(guarantees.map(({ id, backstops: next }) => [id.value, next ? [next.value] : []]));
  return circlesIn(behind).map((circle) => {
    const { backstops: next } = guarantees.find(({ id }) => id.value === circle.at(-1))!;
    const said = [...circle, circle[0]!].map((id) => `"${id}"`).join(' → ');
    const message = `these guarantees stand behind one another: ${said}`;
    return problem('ACCORD_ACTIVATION_CIRCLE', next!.place, message, 'let one of them stand by itself');
  });
}

function voidOfNothing({ guarantees = [] }: AccordDocument): Problem[] {
  const mayEnd = new Set(guarantees.flatMap(({ id, 'void-if': voidIf }) => (voidIf ? [id.value] : [])));
  const conditions = guarantees.flatMap(({ when, 'void-if': voidIf }) =>
    [when, voidIf].flatMap((one) => (one ? conditionsIn(one.value) : [])),
  );
  return conditions.flatMap((condition) => {
    if (condition.form !== 'void' || mayEnd.has(condition.terms.void.value)) return [];
    const { value, place } = condition.terms.void;
    const message = `nothing makes "${value}" void, and this waits for it`;
    return [problem('ACCORD_ACTIVATION_CIRCLE', place, message, `say void-if: in "${value}"`)];
  });
}
