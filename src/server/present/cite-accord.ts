import type { Accord, Area, Clause, Rule } from '../../accord/index.ts';
import type { IndicationEvent } from '../../watch/index.ts';

/** What an indication rests on; undefined where the accords do not hold it, as after an earlier run under others. */
export interface Cited {
  readonly accord: Accord | undefined;
  readonly clause: Clause | undefined;
  /** The clause as the indication's reading understands it. */
  readonly rule: Rule | undefined;
  readonly area: Area | undefined;
}

export function citeAccord(accords: readonly Accord[], event: IndicationEvent): Cited {
  const accord = accords.find(({ id }) => id === event.accord);
  const clause = accord?.clauses.find(({ id }) => id === event.clause);
  return {
    accord,
    clause,
    rule: clause?.readings.find(({ id }) => id === event.reading)?.rule,
    area: accord?.areas.find(({ id }) => id === event.area),
  };
}
