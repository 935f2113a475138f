/** Which exceptions lift a clause, asked the plain way: every notice, every condition, every time. */
import type { Exception, ExceptionCondition } from '../../accord/index.ts';
import { geodesicDistance } from '../../kernel/index.ts';
import { IDENTITY_KINDS, type Notice } from '../../picture/index.ts';
import { both, kindAnswer, opposite, partyAnswer, some } from './oracle-answers.ts';
import { holds } from './oracle-geometry.ts';
import type { OracleAnswer, OracleState, OracleSubject, Place } from './oracle-shapes.ts';

export interface Lifted {
  readonly answer: OracleAnswer;
  readonly exceptions: string;
}

interface Asked {
  readonly duty: number;
  readonly at: number;
  readonly place: Place;
  readonly subject: OracleSubject;
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
    ...state.notices
      .filter((notice) => notice.notified === notified)
      .flatMap((notice) => [notice.from, notice.until, notice.receivedAt]),
  ]);
  return [...new Set(instants)].filter((at) => at > from && at < until).sort((a, b) => a - b);
}

const conditions = (except: readonly Exception[]): ExceptionCondition[] =>
  except.flatMap(({ when, except: inner }) => [when, ...conditions(inner)]);

function lift(
  state: OracleState,
  { id, when, except }: Exception,
  outer: readonly Notice[],
  asked: Asked,
  trace: [string, boolean][],
): OracleAnswer {
  const notices = when.notified === undefined ? outer : covering(state, when, asked);
  const covered = (list: readonly Notice[]) =>
    some(list.map((notice) => coversSubject(notice, asked.subject)));
  const { during, carries } = when;
  const condition = both(
    when.notified === undefined ? 'yes' : covered(notices),
    carries === undefined ? 'yes' : covered(notices.filter((notice) => notice.carries?.includes(carries))),
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

const covering = ({ notices, compiled }: OracleState, when: ExceptionCondition, asked: Asked): Notice[] =>
  notices.filter(({ notified, from, until, receivedAt, area, circle }) => {
    const known = Math.max(from, receivedAt);
    if (notified !== when.notified || asked.at < known || asked.at >= until) return false;
    if (when.leadTime !== undefined && from - receivedAt < when.leadTime) return false;
    if (circle) return geodesicDistance(circle.centre, asked.place) <= circle.radius;
    if (area === undefined) return true;
    const named = compiled.duties[asked.duty]!.accord.areas.find(({ id }) => id === area);
    return named!.versions.some(
      ({ geometry, inForce }) =>
        asked.at >= inForce.from &&
        asked.at < inForce.until &&
        geometry.type === 'MultiPolygon' &&
        holds(geometry, asked.place.lon, asked.place.lat),
    );
  });

function coversSubject({ identities, party }: Notice, subject: OracleSubject): OracleAnswer {
  if (!identities) return partyAnswer(subject.party, [party]);
  const named = identities.some(
    ({ kind, identity }) => kind === IDENTITY_KINDS[subject.identityKind] && identity === subject.identity,
  );
  return named ? 'yes' : 'no';
}
