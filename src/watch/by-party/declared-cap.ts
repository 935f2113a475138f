/**
 * Caps on what is declared. A party's own return over the cap is an admission; one under it proves nothing, until a
 * monitor or guarantor has verified it. Of several returns by one giver the one received last holds, while it lasts.
 */
import type { DeclaredCap, Party } from '../../accord/index.ts';
import type { Instant } from '../../kernel/index.ts';
import type { Notice } from '../../picture/index.ts';
import { countedIn } from '../exceptions/counted-in.ts';
import { changesOf, lastTold } from '../exceptions/tellings.ts';
import type { NoticeSurroundings } from './recurring-notice.ts';
import { compliance, type Judge, type Ruling, refTo, undetermined } from './ruling.ts';

const VERIFIERS: readonly Party['role'][] = ['monitor', 'guarantor'];

export function makeDeclaredCap(
  { notice: word, limit, declared }: DeclaredCap,
  parties: readonly Party[],
  { told, channel, bound }: NoticeSurroundings,
): Judge {
  const verifies = (id: string) => parties.some((party) => party.id === id && VERIFIERS.includes(party.role));

  /** The returns about the party that hold at `at`: of each giver the one received last. */
  function returnsAt(about: string, at: Instant): readonly Notice[] {
    const newest = new Map<string, Notice>();
    for (const one of told.of(word)) {
      const notice = one[lastTold(one, at)];
      if (notice?.kind !== 'notice' || notice.notified !== word) continue;
      if ((notice.about ?? notice.party) !== about || at < notice.from || at >= notice.until) continue;
      if (countedIn(notice, declared) === undefined) continue;
      const known = newest.get(notice.party);
      if (!known || isNewer(notice, known)) newest.set(notice.party, notice);
    }
    return [...newest.values()].filter(({ party }) => party === about || verifies(party));
  }

  function weigh(about: string, returns: readonly Notice[], at: Instant): Ruling {
    const over = returns.filter((notice) => countedIn(notice, declared)! > limit);
    const under = returns.filter((notice) => !over.includes(notice));
    const verified = under.filter(({ party }) => party !== about);
    if (over.length > 0) {
      const observations = [...over, ...verified].map(refTo);
      return { ...OVER, contested: verified.length > 0, observations };
    }
    if (verified.length > 0) return compliance(returns.map(refTo));
    if (under.length > 0) return undetermined('uncorroborated', channel.sources, under.map(refTo));
    return undetermined(channel.whyDeaf(at, at + 1) ?? 'no-source', channel.sources);
  }

  return {
    rulingAt: (party, at) => {
      const { from, until } = bound();
      return at < from || at >= until ? undefined : weigh(party, returnsAt(party, at), at);
    },
    changeAfter: (_, at) => {
      const { from, until } = bound();
      const instants = [...told.of(word)].flatMap((one) => one.flatMap(changesOf));
      return [from, until, ...instants]
        .filter((instant) => instant > at)
        .reduce((next, instant) => Math.min(next, instant), Infinity);
    },
  };
}

const OVER = { verdict: 'breach-indicated', reason: 'over-cap' } as const;

const isNewer = (a: Notice, b: Notice): boolean =>
  a.receivedAt > b.receivedAt || (a.receivedAt === b.receivedAt && a.id > b.id);
