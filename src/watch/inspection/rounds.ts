/** What patrols have said of declared items, by duty: kept, so that what comes late finds its place. */
import type { Instant } from '../../kernel/index.ts';
import type { CompiledAccords } from '../compile.ts';
import { RETOLD_WITHIN } from '../reports/retell.ts';
import type { UndeterminedReason } from '../watch-event.ts';
import { type DeclaredItem, declaredItems } from './declared-items.ts';
import { inWordOrder, type Run, runsOf, stretchesOf } from './stretches.ts';
import type { Word } from './word.ts';

/** One declared item and what was said of it. */
export interface Checked {
  readonly declared: DeclaredItem;
  words: readonly Word[];
  runs: readonly Run[];
}

/** A round as a verdict on the whole clause asks for it: the share of the items that were where they belong throughout. */
export interface Round {
  readonly share: number;
  readonly sources: readonly string[];
  readonly reason: 'covered' | UndeterminedReason;
}

export interface Rounds {
  /** Of the duty, in the order of its list; empty for other forms. */
  of(duty: number): readonly Checked[];
  add(duty: number, checked: Checked, word: Word): void;
  /** Leaves out what was over too long ago for anything to come of it. */
  forget(now: Instant): void;
  /** Undefined: nothing was listed in all of the time. */
  during(duty: number, from: Instant, until: Instant): Round | undefined;
}

export function makeRounds(compiled: CompiledAccords): Rounds {
  const items = compiled.duties.map((_, d) =>
    declaredItems(compiled, d).map((declared): Checked => ({ declared, words: [], runs: [] })),
  );
  const revisitOf = (duty: number) => compiled.duties[duty]!.clause.revisit;

  function keep(duty: number, checked: Checked, words: readonly Word[]): void {
    checked.words = words.toSorted(inWordOrder);
    checked.runs = runsOf(stretchesOf(checked.words, checked.declared, revisitOf(duty)));
  }

  return {
    of: (duty) => items[duty]!,
    add: (duty, checked, word) => keep(duty, checked, [...checked.words, word]),
    forget: (now) => {
      items.forEach((own, duty) => {
        for (const checked of own) {
          const over = checked.runs.slice(0, -1).filter(({ until }) => until <= now - RETOLD_WITHIN);
          const old = new Set(over.flatMap(({ words }) => words));
          if (old.size > 0)
            keep(
              duty,
              checked,
              checked.words.filter((word) => !old.has(word)),
            );
        }
      });
    },
    during: (duty, from, until) => {
      const listed = items[duty]!.filter(({ declared }) => declared.from < until && declared.until > from);
      if (listed.length === 0) return undefined;
      const found = listed.map((checked) => throughout(checked, from, until));
      const there = found.filter(({ reason }) => reason === 'covered');
      const open = REASONS.find((reason) => found.some((one) => one.reason === reason));
      return {
        share: there.length / listed.length,
        sources: [...new Set(found.flatMap(({ sources }) => sources))].sort(),
        reason: open ?? 'covered',
      };
    },
  };
}

/** Of several the one that says most. */
const REASONS = [
  'access-denied',
  'position-uncertain',
  'identity-unknown',
  'partial',
  'not-checked',
] as const;

/** Was the item where it belongs in all of the window in which it was listed, or excused? */
function throughout({ declared, runs }: Checked, from: Instant, until: Instant): Omit<Round, 'share'> {
  const begin = Math.max(from, declared.from);
  const end = Math.min(until, declared.until);
  const within = runs.filter((run) => run.from < end && run.until > begin);
  const sources = within.flatMap(({ words }) => words.map(({ ref }) => ref.source));
  const words = within.map((run) => run.words[0]!);
  const open = REASONS.find((reason) =>
    words.some(({ state, doubt, lifted }) => !lifted && (doubt ?? state) === reason),
  );
  const seen = within.reduce((reached, run) => (run.from <= reached ? run.until : reached), begin);
  return { sources, reason: open ?? (seen >= end ? 'covered' : 'not-checked') };
}
