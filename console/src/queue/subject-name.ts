/** What an indication is about, in one line. */
import type { Indication } from '../api/contract.ts';
import { sayCode } from '../messages/messages.ts';

/** The name it gives itself, else its number, else what it or the event is, else the area, else the clause. */
export function subjectName({
  subject,
  area,
  clause,
}: Pick<Indication, 'subject' | 'area' | 'clause'>): string {
  const { callsign, name, icao24, mmsi, plot } = subject.identity;
  const said = callsign ?? name ?? icao24 ?? mmsi ?? plot;
  if (said !== undefined) return said;
  if (subject.category !== null) return sayCode('category', subject.category);
  if (subject.event !== null) return sayCode('event', subject.event);
  return area === '' ? clause : area;
}
