/** What goes dark without a source: verdicts that could be given with it and cannot, or only in part, without. */
import type { Survey } from './monitorability.ts';
import type { Chance, Prospect } from './prospects.ts';

export interface Darkening {
  readonly clause: string;
  readonly reading: string;
  readonly verdict: 'breach' | 'compliance';
  readonly before: Prospect;
  readonly after: Prospect;
}

const RANK: Readonly<Record<Chance, number>> = { no: 0, 'in-part': 1, yes: 2 };

/** Ids that no source has change nothing. */
export function darkWithout({ rows, without }: Survey, lost: readonly string[]): readonly Darkening[] {
  const left = without(lost);
  return rows.flatMap((row, n) =>
    (['breach', 'compliance'] as const).flatMap((verdict) => {
      const [before, after] = [row[verdict], left[n]![verdict]];
      if (RANK[after.chance] >= RANK[before.chance]) return [];
      return [{ clause: row.clause, reading: row.reading, verdict, before, after }];
    }),
  );
}
