/** Forbidden events the plain way: every report against every earlier one. */
import { type EventKind, HOUR, quickDistance } from '../../kernel/index.ts';
import type { Report } from '../../picture/index.ts';
import { holds } from './oracle-geometry.ts';
import { lifted } from './oracle-lifting.ts';
import { close, open, update } from './oracle-say.ts';
import type { Happening, OracleState, Witness } from './oracle-shapes.ts';
import { zoneAt } from './oracle-stays.ts';

const BORNE_OUT_BY: Readonly<Record<EventKind, string>> = {
  fire: 'fire blast',
  blast: 'blast fire gunfire attack',
  launch: 'launch fire blast',
  attack: 'attack blast fire gunfire launch',
  gunfire: 'gunfire blast attack',
  jamming: 'jamming',
  overflight: 'overflight',
};

const blurOf = ({ report }: Witness): number =>
  report.kind === 'patrol' ? report.watched : (report.timeUncertainty ?? 0);

const saw = ({ report }: Witness): boolean => report.kind === 'patrol';

export function noteEvent(state: OracleState, report: Report): void {
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
      const words = wordsFor(state, duty, happening.witnesses);
      if (words) happening.open = update(state, happening.open, words);
    }
    if (joined.length > 0 || report.event !== rule.event || !isForbidden(state, duty, witness)) return;
    const others = state.witnesses.filter(
      (other) => state.reached - other.report.observedAt < 25 * HOUR && bearsOut(rule.event, witness, other),
    );
    const words = wordsFor(state, duty, [witness, ...others]);
    if (!words) return;
    const at = report.observedAt;
    const { lon, lat } = report.position;
    state.happenings.push({
      duty,
      witnesses: [witness, ...others],
      closeAt: Math.max(state.reached, at) + 24 * HOUR,
      open: open(state, duty, {
        ...words,
        contested: false,
        track: `${lon.toFixed(4)},${lat.toFixed(4)}`,
        from: at,
        until: at + blurOf(witness),
      }),
    });
  });
  state.witnesses.push(witness);
}

const goesOn = (state: OracleState, { closeAt }: Happening): boolean => closeAt > state.reached;

export function closeEvents(state: OracleState, now: number): void {
  for (const { closeAt, open: saying, witnesses } of state.happenings) {
    if (closeAt <= now) close(state, saying, witnesses[0]!.report.observedAt);
  }
  state.happenings = state.happenings.filter(({ closeAt }) => closeAt > now);
}

function bearsOut(kind: EventKind, first: Witness, other: Witness): boolean {
  if (!saw(other) && other.physics === first.physics) return false;
  if (!BORNE_OUT_BY[kind].split(' ').includes(other.report.event!)) return false;
  const [a, b] = [first.report, other.report];
  const apart = quickDistance(a.position.lon, a.position.lat, b.position.lon, b.position.lat);
  const between = Math.abs(a.observedAt - b.observedAt);
  return apart <= a.radius + b.radius + 1_000 && between <= HOUR + blurOf(first) + blurOf(other);
}

const onWhat = ({ report }: Witness): string | undefined => (report.kind === 'event' ? report.on : undefined);

function isForbidden(state: OracleState, duty: number, witness: Witness): boolean {
  const { compiled } = state;
  const { area, reading } = compiled.duties[duty]!;
  const { observedAt: at, position } = witness.report;
  if (reading.rule.form !== 'event-ban') return false;
  if (at < compiled.dutyFrom[duty]! || at >= compiled.dutyUntil[duty]!) return false;
  const on = onWhat(witness);
  if (reading.rule.on !== undefined && on !== undefined && on !== reading.rule.on) return false;
  const zone = zoneAt(compiled, area, at);
  return zone >= 0 && holds(compiled.zones[zone]!, position.lon, position.lat);
}

/** Undefined when an exception lifts the ban. */
function wordsFor(state: OracleState, duty: number, witnesses: readonly Witness[]) {
  const { rule } = state.compiled.duties[duty]!.reading;
  const { observedAt: at, position } = witnesses[0]!.report;
  const subject = { category: 0, party: undefined, identityKind: 0, identity: 0 };
  const { answer, exceptions } = lifted(state, { duty, at, place: position, subject });
  if (answer === 'yes') {
    state.occurred.add('event-ban lifted');
    return undefined;
  }
  const corroborated = witnesses.some(saw) || new Set(witnesses.map(({ physics }) => physics)).size > 1;
  const unnamed = rule.form === 'event-ban' && rule.on !== undefined && !witnesses.some(onWhat);
  const doubtful = answer === 'unknown' || unnamed;
  const reason = !corroborated ? 'uncorroborated' : doubtful ? 'identity-unknown' : 'event';
  return { reason, exceptions };
}
