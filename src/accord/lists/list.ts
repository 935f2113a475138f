/** Lists that an agreement annexes: what it protects, who alone may use a place, which items are stored. */
import type { AreaGeometry } from '../../kernel/geometry/index.ts';
import type { Category, Interval } from '../../kernel/index.ts';

/** `protected`: objects spared; `sole-use`: who alone may be there; `items`: things declared one by one. */
export const LIST_KINDS = ['protected', 'sole-use', 'items'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** An object by what it calls itself. */
export interface ListedObject {
  readonly identityKind: 'icao24' | 'mmsi';
  readonly identity: number;
  readonly name?: string;
}

/** An object by its outline, which may have versions of its own. */
export interface ListedPlace {
  /** Of a feature or of an area; the two have names of their own. */
  readonly id: { readonly feature: string } | { readonly area: string };
  readonly versions: readonly { readonly geometry: AreaGeometry; readonly inForce: Interval }[];
}

/** A declared thing, or several of one kind that stand together. */
export interface ListedItem {
  readonly id: string;
  readonly category: Category;
  /** Whose it is. */
  readonly party: string;
  /** Area in which it is declared to be. */
  readonly at: string;
  /** At least 1. */
  readonly count: number;
  /** Millimetres; absent: not said. */
  readonly calibre?: number;
  /** What the items call themselves, where they do. */
  readonly identities: readonly ListedObject[];
}

/** What is on the list while this version holds. Versions of one list never overlap; in a gap nothing is listed. */
export interface ListVersion {
  readonly inForce: Interval;
  /** Classes of object, in the words in which events say what they happened to. */
  readonly classes: readonly string[];
  readonly objects: readonly ListedObject[];
  readonly places: readonly ListedPlace[];
  readonly items: readonly ListedItem[];
}

export interface AccordList {
  readonly id: string;
  readonly kind: ListKind;
  /** Words of the annex by language; empty where none are given. */
  readonly text: Readonly<Record<string, string>>;
  /** In order of time. */
  readonly versions: readonly ListVersion[];
}
