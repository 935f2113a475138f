/**
 * Announcements as they were told: first given, then corrected and withdrawn, under one id of one source. What was
 * told last is what holds, from its reception on; before that, what was told until then.
 */
import type { Instant } from '../../kernel/index.ts';
import type { Notice, NoticeWithdrawal } from '../../picture/index.ts';

export type Telling = Notice | NoticeWithdrawal;

/** Everything told under one id of one source, in the order of reception. */
export type Told = readonly Telling[];

export interface ToldNotices {
  /** What was received before something that is known by the same name is ignored: it holds no longer. */
  add(telling: Telling): void;
  /** Everything told under the names that this word was ever told under. */
  of(notified: string): Iterable<Told>;
}

export function makeToldNotices(): ToldNotices {
  const byName = new Map<string, Telling[]>();
  const byWord = new Map<string, Set<Told>>();
  return {
    add: (telling) => {
      const name = JSON.stringify([telling.source, telling.id]);
      const told = byName.get(name) ?? [];
      const last = told.at(-1);
      if (last && !isLater(telling, last)) return;
      told.push(telling);
      byName.set(name, told);
      if (telling.kind === 'notice') byWord.set(telling.notified, setOf(telling.notified).add(told));
    },
    of: setOf,
  };

  function setOf(word: string): Set<Told> {
    return byWord.get(word) ?? new Set();
  }
}

/** Lines that came in one piece have one time of reception, and their order. */
const isLater = (a: Telling, b: Telling): boolean =>
  a.receivedAt > b.receivedAt || (a.receivedAt === b.receivedAt && a.index > b.index);

/** Position of what was told last by `at`; -1 when nothing was. */
export const lastTold = (told: Told, at: Instant): number =>
  told.findLastIndex(({ receivedAt }) => receivedAt <= at);

/** Instants at which what is told may come to say something else. */
export const changesOf = (telling: Telling): readonly Instant[] =>
  telling.kind === 'notice' ? [telling.from, telling.until, telling.receivedAt] : [telling.receivedAt];
