import type { Accord, Area, Clause, Rule } from '../../accord/index.ts';
import type { IndicationEvent } from '../../watch/index.ts';

/** What an indication rests on; undefined where an earlier run said it by an accord, or a wording, that is not here. */
export interface Cited {
  readonly accord: Accord | undefined;
  readonly clause: Clause | undefined;
  /** The clause as the indication's reading understands it. */
  readonly rule: Rule | undefined;
  readonly area: Area | undefined;
}

export function citeAccord(accords: readonly Accord[], event: IndicationEvent): Cited {
  // An accord that was changed since keeps its name: its words are not those that were judged by.
  const accord = accords.find(({ id, hash }) => id === event.accord && hash === event.accordHash);
  const clause = accord?.clauses.find(({ id }) => id === event.clause);
  return {
    accord,
    clause,
    rule: clause?.readings.find(({ id }) => id === event.reading)?.rule,
    area: accord?.areas.find(({ id }) => id === event.area),
  };
}
