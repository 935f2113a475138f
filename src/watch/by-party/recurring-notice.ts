/** A notice that each party gives in every period: given when it is received, unless it is taken back before the end. */
import type { RecurringNotice } from '../../accord/index.ts';
import type { Told, ToldNotices } from '../exceptions/tellings.ts';
import type { Channel } from './channel.ts';
import { type Deed, makeRecurring } from './recurring.ts';
import { type Bound, type Judge, refTo, undetermined } from './ruling.ts';

export function makeRecurringNotice(
  { notice: word, recurrence }: RecurringNotice,
  { told, channel, bound, listensFrom }: NoticeSurroundings,
): Judge {
  return makeRecurring({
    recurrence,
    bound,
    reason: 'not-given',
    sources: channel.sources,
    deeds: (party) => [...told.of(word)].flatMap((one) => givenIn(one, word, party)),
    whyOpen: (_, { from, until }) => {
      const reason = from < listensFrom ? 'partial' : channel.whyDeaf(from, until);
      return reason && undetermined(reason, channel.sources);
    },
  });
}

export interface NoticeSurroundings {
  readonly told: Pick<ToldNotices, 'of'>;
  readonly channel: Channel;
  readonly bound: () => Bound;
  readonly listensFrom: number;
}

/**
 * Each unbroken run of tellings of the word by the party: a correction leaves a notice given when it was, a withdrawal
 * ends it, and what is told anew after that is given anew.
 */
function givenIn(told: Told, word: string, party: string): Deed[] {
  const deeds: Deed[] = [];
  let open: Deed | undefined;
  for (const telling of told) {
    const counts = telling.kind === 'notice' && telling.notified === word && telling.party === party;
    if (counts && !open) open = { at: telling.receivedAt, until: Infinity, ref: refTo(telling) };
    if (counts || !open) continue;
    deeds.push({ ...open, until: telling.receivedAt });
    open = undefined;
  }
  return open ? [...deeds, open] : deeds;
}
