/** Forbidden events the plain way: every report against every earlier one. */
import { type EventKind, HOUR } from '../../kernel/index.ts';
import type { PatrolReport, Report } from '../../picture/index.ts';
import { beganAt, endedAt, isDenied, mayBeOne, wasLifted, wasThere } from './oracle-circles.ts';
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

export function noteEvent(state: OracleState, report: Report): void {
  if (report.kind === 'patrol' && report.outcome === 'not-seen') noteDenial(state, report);
  if (report.kind !== 'event' && !(report.kind === 'patrol' && report.outcome === 'seen' && report.event))
    return;
  const physics = saw({ report, physics: '' }) ? 'human' : (state.physicsOf.get(report.source) ?? 'human');
  const witness: Witness = { report, physics };
  state.compiled.duties.forEach(({ reading: { rule } }, duty) => {
    if (rule.form !== 'event-ban') return;
    const joined = state.happenings.filter(
      (happening) =>
        happening.duty === duty &&
        bearsOut(rule.event, happening.witnesses[0]!, witness) &&
        goesOn(state, happening),
    );
    for (const happening of joined) {
      happening.witnesses.push(witness);
      sayAgain(state, happening);
    }
    if (joined.length > 0 || report.event !== rule.event || !mayBeForbidden(state, duty, witness)) return;
    const others = state.witnesses.filter((other) => isRecent(state, other.report));
    const witnesses = [witness, ...others.filter((other) => bearsOut(rule.event, witness, other))];
    const words = wordsFor(state, duty, witnesses);
    if (!words) return;
    const { lon, lat } = report.position;
    state.happenings.push({
      duty,
      witnesses,
      closeAt: Math.max(state.reached, endedAt(report)) + 24 * HOUR,
      open: open(state, duty, {
        ...words,
        track: `${lon.toFixed(4)},${lat.toFixed(4)}`,
        from: beganAt(report),
        until: endedAt(report),
      }),
    });
  });
  state.witnesses.push(witness);
}

function noteDenial(state: OracleState, report: PatrolReport): void {
  state.unseen.push(report);
  for (const happening of state.happenings) if (goesOn(state, happening)) sayAgain(state, happening);
}

function sayAgain(state: OracleState, happening: Happening): void {
  const words = wordsFor(state, happening.duty, happening.witnesses);
  if (words) happening.open = update(state, happening.open, words);
}

const goesOn = (state: OracleState, { closeAt }: Happening): boolean => closeAt > state.reached;

const isRecent = ({ reached }: OracleState, report: Witness['report']): boolean =>
  reached - endedAt(report) < 25 * HOUR;

export function closeEvents(state: OracleState, now: number): void {
  for (const { closeAt, open: saying, witnesses } of state.happenings) {
    if (closeAt <= now) close(state, saying, endedAt(witnesses[0]!.report));
  }
  state.happenings = state.happenings.filter(({ closeAt }) => closeAt > now);
}

function bearsOut(kind: EventKind, first: Witness, other: Witness): boolean {
  if (!saw(other) && other.physics === first.physics) return false;
  return BORNE_OUT_BY[kind].split(' ').includes(other.report.event!) && mayBeOne(first.report, other.report);
}

const onWhat = ({ report }: Witness): string | undefined => (report.kind === 'event' ? report.on : undefined);

function mayBeForbidden(state: OracleState, duty: number, witness: Witness): boolean {
  const { rule } = state.compiled.duties[duty]!.reading;
  const on = onWhat(witness);
  if (rule.form !== 'event-ban' || (rule.on !== undefined && on !== undefined && on !== rule.on))
    return false;
  return wasThere(state, duty, witness.report) !== 'no';
}

/** Undefined when an exception lifts the ban. */
function wordsFor(state: OracleState, duty: number, witnesses: readonly Witness[]) {
  const { rule } = state.compiled.duties[duty]!.reading;
  if (rule.form !== 'event-ban') return undefined;
  const { answer, exceptions } = wasLifted(state, duty, witnesses[0]!.report, NOBODY);
  if (answer === 'yes') {
    state.occurred.add('event-ban lifted');
    return undefined;
  }
  const placed = witnesses.some(({ report }) => wasThere(state, duty, report) === 'yes');
  const corroborated = witnesses.some(saw) || new Set(witnesses.map(({ physics }) => physics)).size > 1;
  const doubtful = answer === 'unknown' || (rule.on !== undefined && !witnesses.some(onWhat));
  const contested = state.unseen.some((by) =>
    witnesses.some(({ report }) => report.event === rule.event && isDenied(report, rule, by, state.sources)),
  );
  const corroboratedReason = doubtful ? 'identity-unknown' : 'event';
  const placedReason = corroborated ? corroboratedReason : 'uncorroborated';
  return { reason: placed ? placedReason : 'position-uncertain', contested, exceptions };
}
