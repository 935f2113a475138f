/** The inspection table: what each declared item is by now, since when, on whose word, and where it was seen last. */
import type { Instant, Position } from '../../kernel/index.ts';
import type { CompiledAccords } from '../compile.ts';
import type { Checked, Rounds } from '../inspection/rounds.ts';
import { type Run, runAt } from '../inspection/stretches.ts';
import type { ItemState } from '../inspection/word.ts';
import type { ObservationRef, UndeterminedReason } from '../watch-event.ts';

export interface InspectedItem {
  readonly accord: string;
  readonly clause: string;
  readonly reading: string;
  readonly item: string;
  readonly category: string;
  readonly party: string;
  /** Area in which it is declared to be. */
  readonly site: string;
  readonly state: ItemState;
  /** Somebody looked and it could not be told, or an exception excuses it. */
  readonly doubt?: UndeterminedReason;
  readonly excused?: true;
  /** Since when it is so; null: ever since it is asked for. */
  readonly since: Instant | null;
  /** The newest report that says so; null: nobody does. */
  readonly word: ObservationRef | null;
  readonly lastSeen: (Position & { readonly at: Instant; readonly source: string }) | null;
}

/** One row for each item that is listed at `now`, by clause and reading, in the order of its list. */
export const inspectionTable = (
  { duties }: CompiledAccords,
  rounds: Rounds,
  now: Instant,
): readonly InspectedItem[] =>
  duties.flatMap(({ accord, clause, reading }, d) =>
    rounds
      .of(d)
      .filter(({ declared }) => declared.from <= now && declared.until > now)
      .map((checked) => ({
        accord: accord.id,
        clause: clause.id,
        reading: reading.id,
        ...rowOf(checked, now),
      })),
  );

function rowOf({ declared, runs, words }: Checked, now: Instant) {
  const { id: item, category, party, at: site } = declared.item;
  const heard = runs.filter(({ from }) => from <= now);
  const run = runAt(heard, now);
  const word = run?.words.findLast(({ at }) => at <= now);
  const seen = words.findLast((one) => one.seen && one.at <= now);
  return {
    ...{ item, category, party, site },
    state: word?.state ?? ('not-checked' as const),
    ...(word?.doubt ? { doubt: word.doubt } : {}),
    ...(word?.lifted ? { excused: true as const } : {}),
    since: run ? run.from : sinceUnchecked(heard, declared.from),
    word: word?.ref ?? null,
    lastSeen: seen ? { ...seen.position, at: seen.at, source: seen.ref.source } : null,
  };
}

/** When the last word had counted for as long as it does. */
function sinceUnchecked(heard: readonly Run[], listedFrom: Instant): Instant | null {
  const since = heard.at(-1)?.until ?? listedFrom;
  return Number.isFinite(since) ? since : null;
}
