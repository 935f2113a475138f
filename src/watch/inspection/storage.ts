/**
 * Declared items at declared places. What a patrol says of an item is one of five things; that somebody was kept from
 * looking is never that it was not there, and that nobody looked is neither.
 */
import { HOUR, type Instant, inInterval } from '../../kernel/index.ts';
import type { PatrolReport, Report } from '../../picture/index.ts';
import type { Decision } from '../indication.ts';
import { leaveOpen } from '../left-open.ts';
import { UNKNOWN, YES } from '../place/height.ts';
import { liftedDuring } from '../reports/lifted-during.ts';
import { makeRetelling, type Telling } from '../reports/retell.ts';
import type { WatchState } from '../watch-state.ts';
import type { Checked } from './rounds.ts';
import type { Run } from './stretches.ts';
import { type Said, saidOf, type Word } from './word.ts';

export interface StorageWatch {
  note(report: Report, now: Instant): void;
  advance(now: Instant): void;
}

export function makeStorage(state: WatchState): StorageWatch {
  const { compiled, voice, rounds, register } = state;
  const duties = compiled.duties.flatMap(({ reading: { rule } }, d) => (rule.form === 'storage' ? [d] : []));
  const retellings = new Map(duties.map((d) => [d, makeRetelling(voice)]));
  /** By duty: when the next of what goes on is over. */
  const due = new Map<number, Instant>();

  function note(report: Report, now: Instant): void {
    if (duties.length === 0 || report.kind !== 'patrol') return;
    for (const d of duties) {
      if (isPartisan(d, report)) continue;
      const told = rounds.of(d).filter((checked) => hear(d, checked, report));
      if (told.length > 0) tell(d, now);
    }
  }

  /** A side at war speaks neither for its own items nor for the other's. */
  const isPartisan = (d: number, { by }: PatrolReport): boolean =>
    compiled.duties[d]!.accord.parties.some(({ id, role }) => id === by && role === 'belligerent');

  function hear(d: number, checked: Checked, report: PatrolReport): boolean {
    const said = saidOf(report, checked.declared, register.sources);
    if (!said) return false;
    const word = wordOf(d, checked, report, said);
    rounds.add(d, checked, word);
    if (word.doubt) leaveOpen(state, d, word.at, word.doubt, word.at);
    return true;
  }

  function wordOf(d: number, { declared: { item } }: Checked, report: PatrolReport, said: Said): Word {
    const { observedAt: at, watched, position, radius, source, index, outcome } = report;
    const known = { category: item.category, party: item.party };
    const { lifted, trace } = liftedDuring(state, d, { position, radius, from: at, until: at }, known);
    const isCharge = said.state === 'absent' || said.state === 'moved';
    const doubt = said.doubt ?? (isCharge && lifted === UNKNOWN ? ('identity-unknown' as const) : undefined);
    return {
      state: doubt === undefined ? said.state : 'not-checked',
      ...(doubt === undefined ? {} : { doubt }),
      ...{ at, from: at - watched, ref: { source, index, observedAt: at }, position, radius },
      seen: outcome === 'seen',
      lifted: lifted === YES,
      trace,
    };
  }

  function tell(d: number, now: Instant): void {
    const tellings = rounds
      .of(d)
      .flatMap((checked) =>
        checked.runs.flatMap((run) => (isBreach(run) ? [tellingOf(d, checked, run)] : [])),
      );
    retellings.get(d)!(tellings, now);
    due.set(d, Math.min(...tellings.map(({ until }) => until).filter((until) => until > now)));
  }

  function tellingOf(d: number, { declared, words }: Checked, run: Run): Telling {
    const { item } = declared;
    const first = run.words[0]!;
    const last = run.words.at(-1)!;
    const against = words.filter((word) => contradicts(word, run));
    const decision: Decision = {
      duty: d,
      area: item.at,
      verdict: 'breach-indicated',
      reason: first.state === 'moved' ? 'moved' : 'absent',
      share: state.share[d]!,
      contested: against.length > 0,
      subject: { item: item.id, category: item.category, party: item.party },
      from: run.from,
      position: last.position,
      footprint: { radius: last.radius },
      observations: [...run.words, ...against]
        .map(({ ref }) => ref)
        .sort((a, b) => a.observedAt - b.observedAt),
      exceptions: last.trace,
      restsOn: first.ref,
    };
    return { key: `${item.id} ${first.state} ${run.from}`, decision, until: run.until };
  }

  function advance(now: Instant): void {
    for (const d of duties) if ((due.get(d) ?? Infinity) <= now) tell(d, now);
    if (now % HOUR === 0) rounds.forget(now);
  }

  return { note, advance };
}

const isBreach = ({ words: [word] }: Run): boolean =>
  (word!.state === 'absent' || word!.state === 'moved') && !word!.lifted;

/** Somebody else saw it at its place while this one looked. */
const contradicts = (word: Word, { words }: Run): boolean =>
  word.state === 'present' &&
  words.some(
    ({ ref, from, at }) =>
      ref.source !== word.ref.source &&
      (inInterval({ from, until: at + 1 }, word.at) ||
        inInterval({ from: word.from, until: word.at + 1 }, at)),
  );
