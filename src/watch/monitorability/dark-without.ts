/** What goes dark without a source: verdicts that could be given with it and cannot, or only in part, without. */
import type { Accord } from '../../accord/index.ts';
import type { SourceRegister } from '../../picture/index.ts';
import { monitorability } from './monitorability.ts';
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
export function darkWithout(
  accord: Accord,
  register: SourceRegister,
  lost: readonly string[],
): readonly Darkening[] {
  const rest = { ...register, sources: register.sources.filter(({ id }) => !lost.includes(id)) };
  const before = monitorability(accord, register);
  const after = monitorability(accord, rest);
  return before.flatMap((row, n) =>
    (['breach', 'compliance'] as const).flatMap((verdict) => {
      const [was, is] = [row[verdict], after[n]![verdict]];
      if (RANK[is.chance] >= RANK[was.chance]) return [];
      return [{ clause: row.clause, reading: row.reading, verdict, before: was, after: is }];
    }),
  );
}
