/** Whether what a party says could have come through: nobody may be charged with silence on a line that was dead. */
import type { Instant } from '../../kernel/index.ts';
import type { Coverage, Source, SourceState } from '../../picture/index.ts';
import type { UndeterminedReason } from '../watch-event.ts';

/** Sources that pass on what is said. */
export interface Channel {
  readonly sources: readonly string[];
  /** Why something said between two instants may not have come through; undefined: it would have. */
  whyDeaf(from: Instant, until: Instant): UndeterminedReason | undefined;
}

const REASON: Readonly<Record<Exclude<SourceState, 'up'>, UndeterminedReason>> = {
  down: 'blind',
  paused: 'blind',
  silent: 'blind',
  'never-heard': 'blind',
  jammed: 'jammed',
  denied: 'access-denied',
};

export function makeChannel(
  sources: readonly Source[],
  feed: 'notices' | 'reports',
  { missedBy }: Pick<Coverage, 'missedBy'>,
): Channel {
  const own = sources.flatMap((source, ordinal) => (source.feed === feed ? [{ source, ordinal }] : []));
  return {
    sources: own.map(({ source }) => source.id).sort(),
    whyDeaf: (from, until) => {
      if (own.length === 0) return 'no-source';
      for (const { ordinal } of own) {
        const state = missedBy(ordinal, from, until);
        if (state !== 'up') return REASON[state];
      }
      return undefined;
    },
  };
}
