/** Puts what the plain evaluator decides into words. */
import type { OracleState, Saying } from './oracle-shapes.ts';

export function say(state: OracleState, saying: Saying): Saying {
  const from = Math.round(saying.from);
  const until = saying.until === undefined ? undefined : Math.max(Math.round(saying.until), from);
  const rounded = { ...saying, from, until };
  state.said.push(rounded);
  return rounded;
}

export function open(
  state: OracleState,
  duty: number,
  words: Pick<Saying, 'reason' | 'contested' | 'track' | 'from'> & Partial<Saying>,
): Saying {
  const { clause, reading } = state.compiled.duties[duty]!;
  return say(state, {
    change: 'opened',
    clause: clause.id,
    reading: reading.id,
    until: undefined,
    exceptions: '',
    ...words,
  });
}

/** Says the change under the same heading; nothing when nothing changed. */
export function update(
  state: OracleState,
  saying: Saying,
  changed: Pick<Saying, 'reason'> & Partial<Saying>,
): Saying {
  const contested = changed.contested ?? saying.contested;
  const same = saying.reason === changed.reason && saying.contested === contested;
  if (same && saying.whose === (changed.whose ?? saying.whose)) return saying;
  return say(state, { ...saying, ...changed, contested, change: 'updated' });
}

export const close = (state: OracleState, saying: Saying, until: number): Saying =>
  say(state, { ...saying, change: 'closed', until });
