/** What is measured of an object once for all. A rule may bind only those within a measure or beyond it. */

/** Closed, published with the vocabulary. */
export const TRAITS = ['tonnage', 'calibre', 'range'] as const;
export type Trait = (typeof TRAITS)[number];

/** Tonnage (displacement) in metric tonnes, calibre in millimetres, range in metres. Absent: not known. */
export type Traits = { readonly [Name in Trait]?: number };

export const BOUNDS = ['over', 'at least', 'under', 'at most'] as const;
export type Bound = (typeof BOUNDS)[number];

/** `over 10000 t`: tonnage, over, 10000. */
export interface TraitBound {
  readonly trait: Trait;
  readonly is: Bound;
  /** In the trait's unit. */
  readonly than: number;
}

export function isWithinBound({ is, than }: Pick<TraitBound, 'is' | 'than'>, value: number): boolean {
  switch (is) {
    case 'over':
      return value > than;
    case 'at least':
      return value >= than;
    case 'under':
      return value < than;
    case 'at most':
      return value <= than;
  }
}
