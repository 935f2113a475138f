/** What the settled life has said: counts for people, hashes for other guarantors. */
import { bytesToHex, canonicalJson, type Json, sha256Stream, utf8ToBytes } from '../../kernel/index.ts';
import { RETOLD_REASONS, type Verdict, type WatchEvent } from '../watch-event.ts';

export interface Tally {
  count(event: WatchEvent): void;
  read(): {
    /** Each indication once, under its newest verdict. */
    readonly byVerdict: Readonly<Record<string, number>>;
    readonly hash: string;
    readonly blindHash: string;
  };
}

/** The line that is hashed: an event in canonical JSON. Equal lines, equal judgement. */
export const eventLine = (event: WatchEvent): string => canonicalJson(event as unknown as Json);

export function makeTally(): Tally {
  const said = sha256Stream();
  const blind = sha256Stream();
  const byVerdict: Record<Verdict, number> = {
    'breach-indicated': 0,
    'compliance-indicated': 0,
    'not-determinable': 0,
  };
  /** The newest verdict of each indication that may still change: what is over mostly does not. */
  const open = new Map<string, Verdict>();
  return {
    count: (event) => {
      (event.event === 'blind' ? blind : said).update(utf8ToBytes(`${eventLine(event)}\n`));
      if (event.event !== 'indication') return;
      const { id, verdict, reason, change, withdrawn } = event;
      const before = open.get(id);
      if (before) byVerdict[before]--;
      if (!withdrawn) byVerdict[verdict]++;
      const isRetold = verdict === 'compliance-indicated' || RETOLD_REASONS.has(reason);
      if (withdrawn || (change === 'closed' && !isRetold)) open.delete(id);
      else open.set(id, verdict);
    },
    read: () => ({
      byVerdict: { ...byVerdict },
      hash: `sha256:${bytesToHex(said.clone().digest())}`,
      blindHash: `sha256:${bytesToHex(blind.clone().digest())}`,
    }),
  };
}
