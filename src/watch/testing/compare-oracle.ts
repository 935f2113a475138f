/** The same small world through the watch and through the plain evaluator, and what each said. */
import type { Accord, Rule } from '../../accord/index.ts';
import { MINUTE, seededRandom } from '../../kernel/index.ts';
import { createPicture } from '../../picture/index.ts';
import { compile } from '../compile.ts';
import { createJudgement } from '../judgement.ts';
import type { IndicationEvent, WatchEvent } from '../watch-event.ts';
import { feedOracle } from './feed-oracle.ts';
import type { Saying } from './oracle-shapes.ts';
import { type RandomWorld, randomWorld } from './random-world.ts';
import { makeFixes, START } from './small-world.ts';

/** Known-bad watches: one that misses fixes, one that leaves out what comes late, one that waits for no dwell. */
export type Spoilt = 'fixes' | 'late' | 'dwell';

export interface ComparisonOptions {
  readonly plain?: boolean;
  readonly spoil?: Spoilt | undefined;
  /** Every reading is suspended twice. */
  readonly suspended?: boolean;
}

export interface Comparison {
  readonly watch: readonly string[];
  readonly oracle: readonly string[];
  /** Ids of indications that the watch opened, each as often as it did. */
  readonly ids: readonly string[];
  /** Words for everything that occurred in this world. */
  readonly met: ReadonlySet<string>;
}

export function compareWithOracle(
  seed: number,
  { plain, spoil, suspended }: ComparisonOptions = {},
): Comparison {
  const random = randomWorld(seededRandom(seed), plain);
  const world = suspended ? { ...random, accord: suspendTwice(random.accord) } : random;
  const compiled = compile(
    [world.accord],
    world.accord.parties.map(({ id }) => id),
  );
  if (!compiled.ok) throw new Error(compiled.problems[0]!.message);
  const lastReceived = [...makeFixes(world.fixes).receivedAt, ...world.reports.map((r) => r.receivedAt)];
  const until = Math.max(...lastReceived) + world.calm;
  const events = runWatch(spoil ? spoilt(world, spoil) : world, until);
  const { said, occurred } = feedOracle(world, compiled.value, until);
  const sayings = events.flatMap(sayingOf);
  return {
    watch: sayings.map(line).sort(),
    oracle: said.map(line).sort(),
    ids: events.flatMap((e) => (e.event === 'indication' && e.change === 'opened' ? [e.id] : [])),
    met: new Set([...sayings.flatMap(wordsFor), ...occurred]),
  };
}

const GAPS = [
  [7, 9],
  [15, 20],
] as const;

function suspendTwice(accord: Accord): Accord {
  const gaps = GAPS.map(([from, until]) => ({ from: START + from * MINUTE, until: START + until * MINUTE }));
  return { ...accord, gaps };
}

/** Everything in the order of its arrival, and then nothing until the watermark has reached `until`. */
function runWatch({ accord, register, capacity, fixes, reports }: RandomWorld, until: number) {
  const parties = accord.parties.map(({ id }) => id);
  const made = createJudgement({
    accords: [accord],
    register,
    lane: 'simulated',
    settledOnly: true,
    makePicture: () => createPicture({ register, parties, capacity }),
  });
  if (!made.ok) throw new Error(made.problems[0]!.message);
  const judgement = made.value;
  const columns = makeFixes(fixes);
  let row = 0;
  for (const report of reports) {
    const from = row;
    while (row < columns.length && columns.receivedAt[row]! <= report.receivedAt) row++;
    judgement.take(columns, from, row);
    judgement.report(report);
  }
  judgement.take(columns, row, columns.length);
  judgement.advance(until + MINUTE);
  return judgement.drain();
}

function spoilt(world: RandomWorld, spoil: Spoilt): RandomWorld {
  const { fixes, accord } = world;
  if (spoil === 'fixes') return { ...world, fixes: fixes.filter((_, i) => i % 50 > 0) };
  if (spoil === 'late')
    return { ...world, fixes: fixes.filter(({ at, receivedAt = at }) => receivedAt - at <= 60) };
  const hasty = (rule: Rule): Rule => ('dwell' in rule ? { ...rule, dwell: 0 } : rule);
  const clauses = accord.clauses.map((clause) => ({
    ...clause,
    readings: clause.readings.map((reading) => ({ ...reading, rule: hasty(reading.rule) })),
  }));
  return { ...world, accord: { ...accord, clauses } };
}

function sayingOf(event: WatchEvent): Saying[] {
  if (event.event === 'rezoned') {
    const words = { reading: '', reason: 'rezoned', contested: false, track: '', exceptions: '' };
    return [{ ...words, change: 'opened', clause: event.area, from: event.at, until: undefined }];
  }
  if (event.event !== 'indication' || isStanding(event)) return [];
  const { change, clause, reading, reason, contested, subject, from, until, position, footprint } = event;
  const place = footprint ? `${position!.lon.toFixed(4)},${position!.lat.toFixed(4)}` : '';
  const exceptions = event.exceptions.map(({ id, applied }) => `${id}${applied ? '+' : '-'}`).join(',');
  const track = subject.track ?? place;
  const said = { change, clause, reading, reason, contested, track, from, until, exceptions };
  return [track === '' ? { ...said, whose: whoseOf(event) } : said];
}

const whoseOf = ({ subject: { party, parties, category } }: IndicationEvent): string =>
  `${party ?? parties?.join('+') ?? '?'} ${category ?? '?'}`;

const isStanding = ({ subject, observations }: IndicationEvent): boolean =>
  subject.track === undefined && observations.length === 0;

const line = (saying: Saying): string => {
  const { change, clause, reading, reason, contested, track, from, until, exceptions, whose } = saying;
  return [clause, reading, track, from, change, reason, contested, until ?? '', exceptions, whose].join(' ');
};

/** What this saying shows to have occurred. */
const wordsFor = ({ change, reason, reading, exceptions, contested }: Saying): readonly string[] => [
  `${reason} ${change}`,
  ...(contested ? [`${reason} contested`] : []),
  ...(reading === 'north' ? ['a reading of one side'] : []),
  ...(exceptions.includes('+') ? ['an exception that applied'] : []),
  ...(exceptions.includes('-i+') ? ['an exception to an exception that applied'] : []),
];

const FORMS = ['presence-ban', 'corridor', 'minimum-distance', 'count-limit', 'transponder-on', 'event-ban'];
const BREACHES = [
  ...['appeared-inside', 'present', 'left-corridor', 'speed', 'too-close', 'over-limit', 'dark', 'event'],
  ...['crossed', 'rezoned'],
];
const DOUBTS = [
  ...['identity-unknown', 'height-unknown', 'speed-unknown', 'contested-position', 'no-source'],
  ...['blind', 'jammed'],
  'uncorroborated',
];

/** What a couple of hundred worlds must have shown between them, or comparing them shows too little. */
export const EXPECTED: readonly string[] = [
  ...[...BREACHES, ...DOUBTS].map((reason) => `${reason} opened`),
  ...['present', 'left-corridor', 'speed', 'too-close'].map((reason) => `${reason} contested`),
  ...FORMS.map((form) => `${form} lifted`),
  ...['a limit broken by plots', 'plots that may be of one object'],
  ...['presence-ban restored', 'count-limit restored', 'an exception to an exception that applied'],
  ...['present', 'over-limit', 'position-uncertain'].map((reason) => `a sighting: ${reason}`),
  'a sighting that another observer denies',
  'a breach apart from the doubt before it',
  ...['a reading of one side', 'older than its track', 'lost', 'evicted', 'a slot that serves another track'],
  ...['a notice withdrawn', 'a correction that came too late'],
  ...['a party names what is the other’s', 'a third party names an object'],
];
