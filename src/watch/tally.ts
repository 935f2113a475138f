/** What the settled life has said: counts for people, hashes for other guarantors. */
import { bytesToHex, canonicalJson, type Json, sha256Stream, utf8ToBytes } from '../kernel/index.ts';
import type { WatchEvent } from './watch-event.ts';

export interface Tally {
  count(event: WatchEvent): void;
  read(): {
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
  const byVerdict: Record<string, number> = {
    'breach-indicated': 0,
    'compliance-indicated': 0,
    'not-determinable': 0,
  };
  return {
    count: (event) => {
      (event.event === 'blind' ? blind : said).update(utf8ToBytes(`${eventLine(event)}\n`));
      if (event.event === 'indication' && event.change === 'opened') byVerdict[event.verdict]!++;
    },
    read: () => ({
      byVerdict: { ...byVerdict },
      hash: `sha256:${bytesToHex(said.clone().digest())}`,
      blindHash: `sha256:${bytesToHex(blind.clone().digest())}`,
    }),
  };
}
