/** What was announced, corrected and withdrawn, asked the plain way: all of it is read again at every question. */
import type { ExceptionCondition } from '../../accord/index.ts';
import { geodesicDistance } from '../../kernel/index.ts';
import { IDENTITY_KINDS, type Notice, type NoticeWithdrawal } from '../../picture/index.ts';
import { bandAnswer, both, partyAnswer, some } from './oracle-answers.ts';
import { circleAnswer } from './oracle-geometry.ts';
import type { OracleAnswer, OracleHeight, OracleState, OracleSubject, Place } from './oracle-shapes.ts';

type Word = Notice | NoticeWithdrawal;

export interface Asked {
  readonly duty: number;
  readonly at: number;
  readonly place: Place;
  /** How far from the place it may be; absent: it is there. */
  readonly radius?: number;
  readonly height: OracleHeight;
  readonly subject: OracleSubject;
}

export interface Cover {
  readonly notice: Notice;
  readonly answer: OracleAnswer;
}

/** A word that was received before a known one of the same name has nothing to say. */
export function noteNotice({ notices, occurred }: OracleState, word: Word): void {
  const known = notices.filter((other) => isSameName(other, word));
  const outdated = known.some(
    ({ receivedAt, index }) =>
      receivedAt > word.receivedAt || (receivedAt === word.receivedAt && index >= word.index),
  );
  if (known.length > 0 && word.kind === 'notice-withdrawal') occurred.add('a notice withdrawn');
  if (outdated) occurred.add('a correction that came too late');
  else notices.push(word);
}

const isSameName = (a: Word, b: Word): boolean => a.source === b.source && a.id === b.id;

/** Everything known of each name, one list a name. */
function histories({ notices }: OracleState): readonly (readonly Word[])[] {
  const first = notices.filter((word, n) => notices.findIndex((other) => isSameName(other, word)) === n);
  return first.map((word) => notices.filter((other) => isSameName(other, word)));
}

export function covers(state: OracleState, when: ExceptionCondition, asked: Asked): readonly Cover[] {
  return histories(state).flatMap((history) => {
    const heard = history.filter(({ receivedAt }) => receivedAt <= asked.at);
    const notice = heard.at(-1);
    if (notice?.kind !== 'notice') return [];
    // Each point from which on every word of this name has covered what is asked about, as much as the last does.
    const runs = heard.map((_, n) => heard.slice(n));
    const answers = runs.map((run) => runAnswer(state, run, notice, when, asked));
    if (answers[0] !== 'no' && answers.length > 1) state.occurred.add('a corrected notice that covers');
    if (answers.at(-1) === 'no' && some(answers) !== 'no') state.occurred.add('a lead time kept');
    return [{ notice, answer: some(answers) }];
  });
}

function runAnswer(
  state: OracleState,
  run: readonly Word[],
  { carries: carried = [] }: Notice,
  when: ExceptionCondition,
  asked: Asked,
): OracleAnswer {
  const notices = run.filter((word) => word.kind === 'notice');
  const isUnbroken = run.every(
    (word) =>
      word.kind === 'notice' &&
      word.notified === when.notified &&
      asked.at >= word.from &&
      asked.at < word.until &&
      carried.every((what) => word.carries?.includes(what)),
  );
  const effect = Math.max(...notices.map(({ from }) => from));
  if (!isUnbroken || effect - run[0]!.receivedAt < (when.leadTime ?? -Infinity)) return 'no';
  return both(
    ...notices.map((notice) => placeAnswer(state, notice, asked)),
    ...notices.map((notice) => coversSubject(state, notice, asked)),
  );
}

function placeAnswer(
  { compiled, occurred }: OracleState,
  { area, circle }: Notice,
  asked: Asked,
): OracleAnswer {
  const { duty, at, place, radius = 0, height } = asked;
  if (circle) {
    const apart = geodesicDistance(circle.centre, place);
    if (apart > circle.radius + radius) return 'no';
    return apart <= circle.radius - radius ? 'yes' : 'unknown';
  }
  if (area === undefined) return 'yes';
  const named = compiled.duties[duty]!.accord.areas.find(({ id }) => id === area);
  const version = named!.versions.find(({ inForce }) => at >= inForce.from && at < inForce.until);
  if (!version) return 'no';
  const onMap = circleAnswer(version.geometry, place, radius);
  const inBand = bandAnswer(named!.heights, height, false);
  if (onMap !== 'no' && inBand !== 'yes') occurred.add(`in a notice’s area, in its heights: ${inBand}`);
  return both(onMap, inBand);
}

/** Named by somebody who may: the owner's party, a party without a side, or anyone when the owner is not known. */
function coversSubject(
  { compiled, occurred }: OracleState,
  { identities, party }: Notice,
  { duty, subject }: Asked,
): OracleAnswer {
  const sameSide = partyAnswer(subject.party, [party]);
  if (!identities) return sameSide;
  const isNamed = identities.some(
    ({ kind, identity }) => kind === IDENTITY_KINDS[subject.identityKind] && identity === subject.identity,
  );
  const named = subject.identityKind < 0 ? 'unknown' : isNamed ? 'yes' : 'no';
  if (named === 'no' || sameSide !== 'no') return named;
  const giver = compiled.duties[duty]!.accord.parties.find(({ id }) => id === party);
  const isThird = giver !== undefined && giver.role !== 'belligerent' && giver.role !== 'participant';
  occurred.add(isThird ? 'a third party names an object' : 'a party names what is the other’s');
  return isThird ? named : 'no';
}

/** Instants at which a notice of this word, or what it was corrected to, may begin or end to hold. */
export const noticeChanges = (state: OracleState, notified: string): readonly number[] =>
  histories(state)
    .filter((history) => history.some((word) => word.kind === 'notice' && word.notified === notified))
    .flat()
    .flatMap((word) => [word.receivedAt, ...(word.kind === 'notice' ? [word.from, word.until] : [])]);
