/**
 * How much of what a party might do could be seen, over the time that it was judged. For each clause that
 * binds it: the share of the clause's ground on its own side, where the accord says which side it holds, that
 * sources saw which need no cooperation. Shares are weighed by how long they held; clauses count alike.
 */
import { AGREED, type Area } from '../../accord/index.ts';
import { type AreaGeometry, intersect, isEmptyArea } from '../../kernel/geometry/index.ts';
import { type Instant, inInterval } from '../../kernel/index.ts';
import type { Coverage, Question } from '../../picture/index.ts';
import type { CompiledAccords, Duty } from '../compile.ts';

/** Whoever did what nobody is known to have done; it has no side, so it counts over whole areas. */
export const UNKNOWN_PARTY = 'unknown';

export interface Observability {
  /**
   * The whole area of `duty` was seen to this share in the window of `question`; without a question nothing
   * could be asked, as over an area that changed within the window.
   */
  note(duty: number, from: Instant, share: number, question?: Question): void;
  /** The duty binds no longer. */
  end(duty: number, at: Instant): void;
  /** 0 to 1; null before any clause that binds the party was judged. */
  read(party: string, at: Instant): number | null;
}

/** One clause for one party: a sum over closed stretches, and the one that is open. NaN: none is. */
interface Side {
  readonly party: string;
  /** The area it holds; absent: not stated. */
  readonly controls: Area | undefined;
  share: number;
  since: Instant;
  weighted: number;
  span: number;
}

export function makeObservability({ duties }: CompiledAccords, { sight }: Coverage): Observability {
  const sides: Side[][] = [];
  for (const [d, duty] of duties.entries())
    sides.push(isSameReading(duties[d - 1], duty) ? sides[d - 1]! : sidesOf(duty));
  /** By duty. Of a reading's stretches only the one that is judged may end. */
  const isJudged = new Uint8Array(duties.length);
  const groundOf = makeGrounds();
  return {
    note(duty, from, whole, question) {
      isJudged[duty] = 1;
      for (const side of sides[duty]!) hold(side, from, shareOf(side, whole, question));
    },
    end(duty, at) {
      if (isJudged[duty] === 0) return;
      isJudged[duty] = 0;
      for (const side of sides[duty]!) hold(side, at, Number.NaN);
    },
    read: (party, at) =>
      meanOf(
        [...new Set(sides)].flat().filter((side) => side.party === party),
        at,
      ),
  };

  function shareOf({ controls }: Side, whole: number, question: Question | undefined): number {
    if (!controls || !question) return whole;
    const geometry = groundOf(controls, question);
    return geometry === question.geometry ? whole : sight({ ...question, geometry }).share;
  }
}

/** Stretches of one reading follow one another. */
const isSameReading = (before: Duty | undefined, { accord, clause, reading }: Duty): boolean =>
  before?.accord === accord && before.clause === clause && before.reading === reading;

function sidesOf({ accord, reading: { id, rule } }: Duty): Side[] {
  if (id !== AGREED || rule.form === 'human-judged') return [];
  const bound = accord.parties.filter((party) => rule.parties === 'all' || rule.parties.includes(party.id));
  const areas = new Map(accord.areas.map((area) => [area.id, area]));
  const none = { share: Number.NaN, since: Number.NaN, weighted: 0, span: 0 };
  return [
    ...bound.map(({ id: party, controls = '' }) => ({ party, controls: areas.get(controls), ...none })),
    { party: UNKNOWN_PARTY, controls: undefined, ...none },
  ];
}

/**
 * The part of a clause's area that a party holds. Where it holds none of it, as a strip on the other side that
 * it must not enter, the whole area is where it could be seen to.
 */
function makeGrounds() {
  const known = new WeakMap<AreaGeometry, Map<AreaGeometry, AreaGeometry>>();
  return ({ versions }: Area, { geometry, from }: Question): AreaGeometry => {
    const held = versions.find(({ inForce }) => inInterval(inForce, from))?.geometry;
    if (!held) return geometry;
    const parts = known.get(geometry) ?? new Map<AreaGeometry, AreaGeometry>();
    known.set(geometry, parts);
    const part = parts.get(held) ?? common(geometry, held);
    parts.set(held, part);
    return part;
  };
}

function common(geometry: AreaGeometry, held: AreaGeometry): AreaGeometry {
  const both = intersect([geometry, held]);
  return both.ok && !isEmptyArea(both.value) ? both.value : geometry;
}

/** From `from` on the share holds; an unchanged one goes on, so that nothing depends on how often it is said. */
function hold(side: Side, from: Instant, share: number): void {
  if (Object.is(share, side.share)) return;
  if (!Number.isNaN(side.share)) {
    side.weighted += side.share * (from - side.since);
    side.span += from - side.since;
  }
  side.share = share;
  side.since = from;
}

function meanOf(sides: readonly Side[], at: Instant): number | null {
  const shares = sides.flatMap(({ share, since, weighted, span }) => {
    const open = Number.isNaN(share) ? 0 : at - since;
    return span + open > 0 ? [(weighted + (open > 0 ? share * open : 0)) / (span + open)] : [];
  });
  return shares.length === 0 ? null : shares.reduce((total, share) => total + share, 0) / shares.length;
}
