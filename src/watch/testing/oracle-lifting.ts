/** Which exceptions lift a clause, asked the plain way: every notice, every condition, every time. */
import type { Exception, ExceptionCondition } from '../../accord/index.ts';
import { both, kindAnswer, opposite, partyAnswer, some } from './oracle-answers.ts';
import { type Asked, type Cover, covers, noticeChanges } from './oracle-notices.ts';
import type { OracleAnswer, OracleState } from './oracle-shapes.ts';

export interface Lifted {
  readonly answer: OracleAnswer;
  readonly exceptions: string;
}

export function lifted(state: OracleState, asked: Asked): Lifted {
  const trace: [string, boolean][] = [];
  const { except } = state.compiled.duties[asked.duty]!.clause;
  const answers = except.map((exception) => lift(state, exception, [], asked, trace));
  return {
    answer: some(answers),
    exceptions: trace.map(([id, applied]) => `${id}${applied ? '+' : '-'}`).join(','),
  };
}

/** Instants between two others at which an exception of the duty may begin or end by the passing of time. */
export function liftChanges(state: OracleState, duty: number, from: number, until: number): number[] {
  const instants = conditions(state.compiled.duties[duty]!.clause.except).flatMap(({ notified, during }) => [
    ...(during ? [during.from, during.until] : []),
    ...(notified === undefined ? [] : noticeChanges(state, notified)),
  ]);
  return [...new Set(instants)].filter((at) => at > from && at < until).sort((a, b) => a - b);
}

const conditions = (except: readonly Exception[]): ExceptionCondition[] =>
  except.flatMap(({ when, except: inner }) => [when, ...conditions(inner)]);

function lift(
  state: OracleState,
  { id, when, except }: Exception,
  outer: readonly Cover[],
  asked: Asked,
  trace: [string, boolean][],
): OracleAnswer {
  const notices = when.notified === undefined ? outer : covers(state, when, asked);
  const covered = (list: readonly Cover[]) => some(list.map((cover) => cover.answer));
  const { during, carries } = when;
  const condition = both(
    when.notified === undefined ? 'yes' : covered(notices),
    carries === undefined
      ? 'yes'
      : covered(notices.filter(({ notice }) => notice.carries?.includes(carries))),
    when.category === undefined ? 'yes' : kindAnswer(asked.subject.category, when.category),
    when.parties === undefined ? 'yes' : partyAnswer(asked.subject.party, when.parties),
    during && (asked.at < during.from || asked.at >= during.until) ? 'no' : 'yes',
  );
  const line: [string, boolean] = [id, false];
  trace.push(line);
  if (condition === 'no') return 'no';
  const restored = some(except.map((inner) => lift(state, inner, notices, asked, trace)));
  const answer = both(condition, opposite(restored));
  line[1] = answer === 'yes';
  return answer;
}
