import { formatInstant, type Instant } from '../../kernel/index.ts';
import type { Message } from '../incident.ts';

export interface MedicalNotice {
  readonly id: string;
  readonly sentAt: Instant;
  readonly from: Instant;
  readonly until: Instant;
  readonly party: string;
  readonly identity: number;
  readonly carries: readonly string[];
}

/** A party announces a medical flight, one line of the `notices` format. */
export const medicalNotice = (notice: MedicalNotice): Message => ({
  source: 'notices',
  at: notice.sentAt,
  line: JSON.stringify({
    observedAt: formatInstant(notice.sentAt),
    id: notice.id,
    notified: 'medevac',
    party: notice.party,
    from: formatInstant(notice.from),
    until: formatInstant(notice.until),
    identities: [{ icao24: notice.identity.toString(16) }],
    carries: notice.carries,
  }),
});
