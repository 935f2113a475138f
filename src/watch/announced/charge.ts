/** What a presence comes to where it had to be announced and no notice given in time covers it. */
import type { NoticeDuty } from '../../accord/index.ts';
import type { Instant } from '../../kernel/index.ts';
import type { Asked } from '../exceptions/notices.ts';
import { YES } from '../place/height.ts';
import type { BreachReason, UndeterminedReason } from '../watch-event.ts';
import type { WatchState } from '../watch-state.ts';

/** Does a notice cover what is asked about that was given too late for the duty? Asked where none in time does. */
export const isLate = ({ notices }: WatchState, { notice }: NoticeDuty, asked: Asked): boolean =>
  notices.covering({ notified: notice }, asked).some(({ answer }) => answer === YES);

/** `since`: the presence began then, and a notice given in time would have come in before. */
export const chargeFor = (
  { desk }: WatchState,
  { leadTime }: NoticeDuty,
  late: boolean,
  since: Instant,
): BreachReason | UndeterminedReason =>
  desk.whyDeaf(since - leadTime, since + 1) ?? (late ? 'notified-late' : 'not-notified');
