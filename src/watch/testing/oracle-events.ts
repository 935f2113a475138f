/** Forbidden events the plain way: every report against every earlier one. */
import { CATEGORIES, type EventKind, HOUR } from '../../kernel/index.ts';
import type { PatrolReport, Report } from '../../picture/index.ts';
import { heightAnswer } from './oracle-answers.ts';
import {
  beganAt,
  endedAt,
  farApart,
  isDenied,
  mayBeOne,
  placeName,
  wasLifted,
  wasThere,
} from './oracle-circles.ts';
import { close, open, update } from './oracle-say.ts';
import type { Happening, OracleState, Witness } from './oracle-shapes.ts';

const BORNE_OUT_BY: Readonly<Record<EventKind, string>> = {
  fire: 'fire blast',
  blast: 'blast fire gunfire attack',
  launch: 'launch fire blast',
  attack: 'attack blast fire gunfire launch',
  gunfire: 'gunfire blast attack',
  jamming: 'jamming',
  overflight: 'overflight',
};

const NOBODY = { category: 0, party: undefined, identityKind: -1, identity: 0 };

const saw = ({ report }: Witness): boolean => report.kind === 'patrol';

const isBreach = ({ open: { reason } }: Happening): boolean => reason === 'event';

export function noteEvent(state: OracleState, report: Report): void {
  if (report.kind === 'patrol' && report.outcome === 'not-seen') noteDenial(state, report);
  if (report.kind !== 'event' && !(report.kind === 'patrol' && report.outcome === 'seen' && report.event))
    return;
  const physics = saw({ report, physics: '' }) ? 'human' : (state.physicsOf.get(report.source) ?? 'human');
  const witness: Witness = { report, physics };
  state.compiled.duties.forEach(({ reading: { rule } }, duty) => {
    if (rule.form !== 'event-ban') return;
    if (isExcepted(state, duty, witness)) {
      state.occurred.add('event-ban lifted');
      return;
    }
    const happening = happeningOf(state, duty, rule.event, witness);
    if (happening) joins(state, happening, rule.event, witness);
    else if (report.event === rule.event) begins(state, duty, rule.event, witness);
  });
  state.witnesses.push(witness);
}

/** What goes on that this is about: a breach before a doubt, and then the nearest. */
function happeningOf(state: OracleState, duty: number, kind: EventKind, witness: Witness) {
  const ours = state.happenings.filter((happening) => happening.duty === duty && goesOn(state, happening));
  const breaches = ours.filter((one) => isBreach(one) && isOneWith(kind, one.first, witness));
  const doubts = ours.filter((one) => !isBreach(one) && bearsOut(kind, one.first, witness));
  const farness = ({ first }: Happening) => farApart(first.report, witness.report);
  const [breach] = breaches.sort((a, b) => farness(a) - farness(b));
  if (breach) return breach;
  doubts.sort((a, b) => farness(a) - farness(b));
  const turning = doubts.find(
    ({ witnesses }) =>
      bestOf(state, duty, kind, [...untaken(state, duty, witnesses), witness])?.reason === 'event',
  );
  return turning ?? doubts[0];
}

const isExcepted = (state: OracleState, duty: number, { report }: Witness): boolean =>
  wasLifted(state, duty, report, NOBODY).answer === 'yes';

/** What no breach rests on so far. */
function untaken(state: OracleState, duty: number, all: readonly Witness[]): readonly Witness[] {
  const breaches = state.happenings.filter((one) => one.duty === duty && goesOn(state, one) && isBreach(one));
  return all.filter((witness) => !breaches.some(({ witnesses }) => witnesses.includes(witness)));
}

function joins(state: OracleState, happening: Happening, kind: EventKind, witness: Witness): void {
  const { duty } = happening;
  happening.witnesses.push(witness);
  if (isBreach(happening)) {
    sayAgain(state, happening);
    return;
  }
  const best = bestOf(state, duty, kind, untaken(state, duty, happening.witnesses));
  if (best?.reason === 'event' && best.witness !== happening.first) {
    close(state, happening.open, endedAt(happening.first.report));
    const others = happening.witnesses.filter((other) => other !== best.witness);
    happening.first = best.witness;
    happening.witnesses = [best.witness, ...others.filter((other) => makesWith(kind, best.witness, other))];
    happening.closeAt = Math.max(state.reached, endedAt(best.witness.report)) + 24 * HOUR;
    happening.open = openAt(state, duty, kind, happening.witnesses, best);
    state.occurred.add('a breach apart from the doubt before it');
  } else sayAgain(state, happening, best);
}

function begins(state: OracleState, duty: number, kind: EventKind, witness: Witness): void {
  if (onWhatElse(state, duty, witness) || wasThere(state, duty, witness.report) === 'no') return;
  const recent = state.witnesses.filter((other) => isRecent(state, other.report));
  const free = untaken(state, duty, recent).filter((other) => !isExcepted(state, duty, other));
  const witnesses = [witness, ...free.filter((other) => bearsOut(kind, witness, other))];
  const best = bestOf(state, duty, kind, witnesses)!;
  const first = best.reason === 'event' ? best.witness : witness;
  const closeAt = Math.max(state.reached, endedAt(first.report)) + 24 * HOUR;
  const saying = openAt(state, duty, kind, witnesses, { ...best, witness: first });
  state.happenings.push({ duty, first, witnesses, closeAt, open: saying });
}

function openAt(
  state: OracleState,
  duty: number,
  kind: EventKind,
  witnesses: readonly Witness[],
  { reason, exceptions, witness: { report } }: Best,
) {
  return open(state, duty, {
    reason,
    exceptions,
    contested: isContested(state, kind, witnesses),
    track: placeName(report),
    from: beganAt(report),
    until: endedAt(report),
  });
}

function noteDenial(state: OracleState, report: PatrolReport): void {
  state.unseen.push(report);
  for (const happening of state.happenings) if (goesOn(state, happening)) sayAgain(state, happening);
}

function sayAgain(state: OracleState, happening: Happening, best?: Best): void {
  const { rule } = state.compiled.duties[happening.duty]!.reading;
  if (rule.form !== 'event-ban') return;
  const words = best
    ? { reason: best.reason, exceptions: best.exceptions }
    : { reason: happening.open.reason };
  const contested = isContested(state, rule.event, happening.witnesses);
  happening.open = update(state, happening.open, { ...words, contested });
}

const isContested = ({ unseen, sources }: OracleState, event: EventKind, witnesses: readonly Witness[]) =>
  unseen.some((by) =>
    witnesses.some(({ report }) => report.event === event && isDenied(report, { event }, by, sources)),
  );

const goesOn = (state: OracleState, { closeAt }: Happening): boolean => closeAt > state.reached;

const isRecent = ({ reached }: OracleState, report: Witness['report']): boolean =>
  reached - endedAt(report) < 25 * HOUR;

export function closeEvents(state: OracleState, now: number): void {
  for (const { closeAt, open: saying, first } of state.happenings) {
    if (closeAt <= now) close(state, saying, endedAt(first.report));
  }
  state.happenings = state.happenings.filter(({ closeAt }) => closeAt > now);
}

const isOneWith = (kind: EventKind, first: Witness, other: Witness): boolean =>
  BORNE_OUT_BY[kind].split(' ').includes(other.report.event!) && mayBeOne(first.report, other.report);

const bearsOut = (kind: EventKind, first: Witness, other: Witness): boolean =>
  (saw(other) || other.physics !== first.physics) && isOneWith(kind, first, other);

/** Are the two together enough, if one of them was surely there? */
const makesWith = (kind: EventKind, one: Witness, other: Witness): boolean =>
  [one, other].some(({ report }) => report.event === kind) &&
  (saw(one) || saw(other) || one.physics !== other.physics) &&
  isOneWith(kind, one, other);

const onWhat = ({ report }: Witness): string | undefined => (report.kind === 'event' ? report.on : undefined);

const protects = (state: OracleState, duty: number): string | undefined => {
  const { rule } = state.compiled.duties[duty]!.reading;
  return rule.form === 'event-ban' ? rule.on : undefined;
};

const onWhatElse = (state: OracleState, duty: number, witness: Witness): boolean =>
  ![undefined, protects(state, duty) ?? onWhat(witness)].includes(onWhat(witness));

interface Best {
  readonly reason: string;
  readonly exceptions: string;
  readonly witness: Witness;
}

const LADDER = ['position-uncertain', 'height-unknown', 'uncorroborated', 'identity-unknown', 'event'];

/** What each witness shows together with the others; the highest of it. */
function bestOf(
  state: OracleState,
  duty: number,
  kind: EventKind,
  all: readonly Witness[],
): Best | undefined {
  const asked = all.map((witness) => ({ witness, ...wasLifted(state, duty, witness.report, NOBODY) }));
  const bound = asked.filter(({ answer }) => answer !== 'yes');
  const shown = bound
    .filter(({ witness }) => !onWhatElse(state, duty, witness))
    .map(({ witness, answer, exceptions }) => {
      const others = bound.map((one) => one.witness).filter((other) => other !== witness);
      const with_ = others.filter((other) => makesWith(kind, witness, other));
      return { witness, exceptions, reason: reasonOf(state, duty, kind, [witness, ...with_], answer) };
    });
  const height = Math.max(...shown.map(({ reason }) => LADDER.indexOf(reason)));
  return shown.find(({ reason }) => reason === LADDER[height]);
}

function reasonOf(
  state: OracleState,
  duty: number,
  kind: EventKind,
  [witness, ...others]: readonly Witness[],
  lifted: string,
): string {
  const { compiled } = state;
  if (wasThere(state, duty, witness!.report) !== 'yes') return 'position-uncertain';
  const [zone] = compiled.areas[compiled.duties[duty]!.area]!.zones;
  const nowhere = { category: CATEGORIES.indexOf('unknown'), grounded: false, altitude: NaN, datum: 0 };
  if (heightAnswer(compiled, zone!, nowhere, undefined, false) !== 'yes') return 'height-unknown';
  if (others.length === 0 && !(saw(witness!) && witness!.report.event === kind)) return 'uncorroborated';
  const on = protects(state, duty);
  const isOther = on !== undefined && ![witness!, ...others].some((one) => onWhat(one) === on);
  return lifted === 'unknown' || isOther ? 'identity-unknown' : 'event';
}
