import { CATEGORIES, formatInstant } from '../../kernel/index.ts';
import { reasonsOf } from '../../picture/index.ts';
import type { TrackDetail } from '../contract/contract.ts';
import type { Station } from '../station/station.ts';

/** The track of that id as it stands, or undefined when no track in the picture has it. */
export function presentTrack(station: Station, id: string): TrackDetail | undefined {
  const { picture, intakes, trails, options } = station;
  const { tracks } = picture;
  for (let slot = 0; slot < tracks.high; slot++) {
    if (!(tracks.lastAt[slot]! > Number.NEGATIVE_INFINITY) || picture.trackId(slot) !== id) continue;
    const source = options.register.sources[tracks.lastSource[slot]!]!;
    const lastAt = formatInstant(tracks.lastAt[slot]!);
    return {
      id,
      slot,
      identity: { ...picture.identityOf(slot) },
      category: CATEGORIES[tracks.category[slot]!] ?? 'unknown',
      party: picture.parties[tracks.party[slot]!] ?? null,
      position: { lon: tracks.lastLongitude[slot]!, lat: tracks.lastLatitude[slot]! },
      altitudeM: known(tracks.lastAltitude[slot]!),
      speedMs: known(tracks.lastSpeed[slot]!),
      courseDeg: known(tracks.lastCourse[slot]!),
      lastAt,
      contests: [...reasonsOf(tracks.contest[slot]!)],
      sources: intakes.has(source.id) ? [{ source: source.id, lastAt }] : [],
      trail: trails.of(slot),
    };
  }
  return undefined;
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
