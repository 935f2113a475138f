/** The picture's findings, blind sources and disturbed navigation, as events. */
import { contentId, hashedDegrees, hashedInstant, type Lane, type Position } from '../kernel/index.ts';
import type { Picture, PictureFinding } from '../picture/index.ts';
import type { BlindEvent, InterferenceEvent, WatchEvent } from './watch-event.ts';

export const speakFindings = (picture: Picture, lane: Lane, settled: boolean): readonly WatchEvent[] =>
  picture
    .drainFindings()
    .map((finding) =>
      finding.kind === 'blind'
        ? blindEvent(finding, lane, settled)
        : interferenceEvent(finding, picture, lane, settled),
    );

function blindEvent(finding: PictureFinding & { kind: 'blind' }, lane: Lane, settled: boolean): BlindEvent {
  const { change, source, reason, until } = finding;
  const from = hashedInstant(finding.from);
  return {
    event: 'blind',
    change,
    settled,
    id: contentId('blind', { lane, source, reason, from }),
    lane,
    source,
    reason,
    from,
    ...(until === undefined ? {} : { until: hashedInstant(until) }),
  };
}

function interferenceEvent(
  finding: PictureFinding & { kind: 'interference' },
  picture: Picture,
  lane: Lane,
  settled: boolean,
): InterferenceEvent {
  const { change, form, origin, position, radius, reasons, until } = finding;
  const from = hashedInstant(finding.from);
  const tracks = [...new Set(finding.slots)].map((slot) => ({
    track: picture.trackId(slot),
    identity: picture.identityOf(slot),
  }));
  const subjects = tracks.sort((a, b) => (a.track < b.track ? -1 : 1));
  return {
    event: 'interference',
    change,
    settled,
    id: contentId('interference', { lane, form, from, origin: hashedPlace(origin) }),
    lane,
    kind: form,
    from,
    ...(until === undefined ? {} : { until: hashedInstant(until) }),
    position: hashedPlace(position),
    radius: Math.round(radius),
    subjects,
    reasons,
  };
}

const hashedPlace = ({ lon, lat }: Position) => ({ lon: hashedDegrees(lon), lat: hashedDegrees(lat) });
