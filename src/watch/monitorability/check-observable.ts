/** Clauses of which no declared source could ever show a breach. */
import type { Accord } from '../../accord/index.ts';
import type { Place, Problem } from '../../kernel/index.ts';
import type { ClauseMonitorability } from './monitorability.ts';

/** One warning for each clause that is dark in every reading; `places` says where clauses stand. */
export function findUnobservable(
  { clauses }: Accord,
  rows: readonly ClauseMonitorability[],
  places: ReadonlyMap<string, Place>,
): readonly Problem[] {
  return clauses.flatMap(({ id }) => {
    const own = rows.filter(({ clause }) => clause === id);
    const isDark = own.every(
      ({ breach: { chance, reason } }) => chance === 'no' && reason !== 'human-judged',
    );
    if (!isDark) return [];
    const alone = own[0]!.breach.reason === 'uncorroborated';
    const place = places.get(id);
    return [
      {
        code: 'WATCH_UNOBSERVABLE',
        message: alone
          ? `one physics alone would notice a breach of "${id}", so none could be indicated`
          : `no declared source could show a breach of "${id}"`,
        mend: alone
          ? 'declare a source of another physics, or patrols that go and look'
          : 'declare a source that sees the kind in its area, or let people judge the clause',
        ...(place ? { place } : {}),
      },
    ];
  });
}
