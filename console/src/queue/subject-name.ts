/** What an indication is about, in one line. */
import type { Indication } from '../api/contract.ts';
import { sayCode } from '../messages/messages.ts';

/** The name it gives itself, else its number, else what it is, else the area. */
export function subjectName({ subject, area }: Pick<Indication, 'subject' | 'area'>): string {
  const { callsign, name, icao24, mmsi, plot } = subject.identity;
  const said = callsign ?? name ?? icao24 ?? mmsi ?? plot;
  if (said !== undefined) return said;
  return subject.category === null ? area : sayCode('category', subject.category);
}
