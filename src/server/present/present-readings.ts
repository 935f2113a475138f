/** Each reading of a clause beside an indication: its verdict on the same thing, or why it has none. */
import { type Accord, commonForce, type Reading, type Rule, stretchesOf } from '../../accord/index.ts';
import { inside } from '../../kernel/geometry/index.ts';
import { type Category, inInterval, isKindOf } from '../../kernel/index.ts';
import type { IndicationEvent } from '../../watch/index.ts';
import type { IndicationDetail, ReadingSilence } from '../contract/contract.ts';
import { type IndicationBoard, isOnWholeClause } from '../station/indication-board.ts';
import type { Cited } from './cite-accord.ts';

export function presentReadings(
  { accord, clause }: Cited,
  current: IndicationEvent,
  board: Pick<IndicationBoard, 'siblings' | 'hasDecisive'>,
): IndicationDetail['readings'] {
  const said = board.siblings(current);
  return (clause?.readings ?? []).map((reading) => {
    const event = reading.id === current.reading ? current : newest(said, reading);
    if (event?.withdrawn) return { reading: reading.id, verdict: null, reason: 'withdrawn' };
    if (event) return { reading: reading.id, verdict: event.verdict, reason: event.reason };
    return { reading: reading.id, verdict: null, reason: silenceOf(accord!, reading, current, board) };
  });
}

const newest = (said: readonly IndicationEvent[], { id }: Reading): IndicationEvent | undefined =>
  said.filter(({ reading }) => reading === id).sort((a, b) => b.from - a.from)[0];

/** Only what is known: the first thing that keeps the reading from speaking of it. */
function silenceOf(
  accord: Accord,
  reading: Reading,
  current: IndicationEvent,
  board: Pick<IndicationBoard, 'hasDecisive'>,
): ReadingSilence {
  const { rule } = reading;
  if (!wasInForce(accord, reading, current)) return 'not-in-force-then';
  if (rule.form === 'human-judged') return 'people-judge';
  if (isOnWholeClause(current)) {
    return board.hasDecisive(current, reading.id) ? 'single-cases' : 'no-verdict-yet';
  }
  if (bindsOthers(rule, current)) return 'other-parties';
  if (isOfOtherKind(rule, current)) return 'other-kind';
  if (isOutside(accord, rule, current)) return 'outside-area';
  return 'no-breach';
}

/** At some instant of it; a reading that waits for an event, or is suspended, is in force at none. */
const wasInForce = (accord: Accord, reading: Reading, { from, until = from }: IndicationEvent): boolean =>
  stretchesOf(commonForce([accord, reading])).some(
    (stretch) => stretch.from < Math.max(until, from + 1) && stretch.until > from,
  );

/** False while nobody knows whose it is. */
const bindsOthers = (rule: Rule, { subject }: IndicationEvent): boolean =>
  'parties' in rule &&
  rule.parties !== 'all' &&
  subject.party !== undefined &&
  !rule.parties.includes(subject.party);

/** False while what it is may still turn out to be what the reading speaks of. */
function isOfOtherKind(rule: Rule, { subject }: IndicationEvent): boolean {
  if (!('category' in rule) || subject.category === undefined) return false;
  const category = subject.category as Category;
  return category !== 'unknown' && !isKindOf(category, rule.category) && !isKindOf(rule.category, category);
}

/** The place given with the indication surely lies outside the reading's area as it was then. */
function isOutside(accord: Accord, rule: Rule, { position, from }: IndicationEvent): boolean {
  const id = rule.form === 'corridor' ? rule.within : 'area' in rule ? rule.area : undefined;
  const area = accord.areas.find((candidate) => candidate.id === id);
  const version = area?.versions.find(({ inForce }) => inInterval(inForce, from));
  return (
    position !== undefined &&
    version !== undefined &&
    inside(version.geometry, position.lon, position.lat) === 'outside'
  );
}
