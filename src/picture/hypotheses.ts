/**
 * Identity, affiliation, category: three hypotheses, each with its source. What an object says is a claim;
 * the register is somebody's authority. Whose it is follows the register alone; what it is, the register
 * first and the claim where the register says nothing.
 */
import { CATEGORIES, type Category, isKindOf } from '../kernel/index.ts';
import { IDENTITY_KINDS, type IdentityKind, type IdentityReport } from './observation.ts';
import type { RegisterEntry } from './source.ts';

/** What an object is called, by its own word. */
interface Names {
  readonly callsign?: string;
  readonly name?: string;
  readonly squawk?: string;
}

interface Claim {
  readonly names: Names;
  readonly category?: Category;
  readonly source: string;
}

export interface Hypotheses {
  note(report: IdentityReport): void;
  claimOf(kind: number, identity: number): Claim | undefined;
  /** The narrowest range that holds the identity. */
  registered(kind: number, identity: number): RegisterEntry | undefined;
}

/** Index of a category in the published vocabulary; 0 unknown. */
export const categoryCode = (category: Category | undefined): number =>
  category === undefined ? 0 : Math.max(0, CATEGORIES.indexOf(category));

/** By newer × older code: 1 where the newer only says less of the same, as `vessel` after `vessel.fishing`. */
const SAYS_LESS = Uint8Array.from({ length: CATEGORIES.length ** 2 }, (_, pair) => {
  const newer = CATEGORIES[Math.floor(pair / CATEGORIES.length)]!;
  return isKindOf(CATEGORIES[pair % CATEGORIES.length]!, newer) ? 1 : 0;
});

/** Code of what holds after two claims: the newer, unless it says nothing or less of the same. */
export const betterClaim = (newer: number, older: number): number =>
  newer === 0 || SAYS_LESS[newer * CATEGORIES.length + older] === 1 ? older : newer;

const keyOf = (kind: number, identity: number): number => kind * 2 ** 32 + identity;

export function createHypotheses(register: readonly RegisterEntry[], capacity: number): Hypotheses {
  const claims = new Map<number, Claim>();
  const byKind = new Map<IdentityKind, RegisterEntry[]>();
  for (const entry of register) {
    byKind.set(entry.identityKind, [...(byKind.get(entry.identityKind) ?? []), entry]);
  }
  for (const entries of byKind.values()) entries.sort((a, b) => a.to - a.from - (b.to - b.from));

  return {
    note({ identityKind, identity, callsign, name, squawk, category, source }) {
      const key = keyOf(IDENTITY_KINDS.indexOf(identityKind), identity);
      const before = claims.get(key);
      const names: Names = {
        ...before?.names,
        ...(callsign === undefined ? {} : { callsign }),
        ...(name === undefined ? {} : { name }),
        ...(squawk === undefined ? {} : { squawk }),
      };
      const known = CATEGORIES[betterClaim(categoryCode(category), categoryCode(before?.category))];
      claims.delete(key);
      claims.set(key, {
        names,
        source,
        ...(known === undefined || known === 'unknown' ? {} : { category: known }),
      });
      if (claims.size > capacity) claims.delete(claims.keys().next().value!);
    },
    claimOf: (kind, identity) => claims.get(keyOf(kind, identity)),
    registered: (kind, identity) =>
      byKind
        .get(IDENTITY_KINDS[kind] ?? 'none')
        ?.find((entry) => identity >= entry.from && identity <= entry.to),
  };
}
