import { formatInstant, type Instant, type Position } from '../../kernel/index.ts';
import type { Message } from '../incident.ts';

/** First line of every FIRMS file. @source NASA FIRMS, VIIRS 375 m active fire attributes. */
export const FIRMS_HEADER =
  'latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_ti5,frp,daynight';

/** One pixel of a VIIRS pass; `power` is fire radiative power in megawatts. */
export function firePixel(at: Instant, place: Position, power: number): Message {
  const written = formatInstant(at);
  const time = `${written.slice(11, 13)}${written.slice(14, 16)}`;
  const fields = [
    place.lat.toFixed(5),
    place.lon.toFixed(5),
    (310 + power).toFixed(2),
    '0.39',
    '0.44',
    written.slice(0, 10),
    String(Number(time)),
    'N20',
    'VIIRS',
    'n',
    '2.0NRT',
    '290.1',
    power.toFixed(2),
    Number(time.slice(0, 2)) > 6 && Number(time.slice(0, 2)) < 18 ? 'D' : 'N',
  ];
  return { source: 'viirs', at, line: fields.join(',') };
}
