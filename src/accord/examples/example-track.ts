/** A track of an example, with the fixes between the written ones filled in. */
import type { Instant } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { traitsOf } from '../rules/traits.ts';
import type { Report } from '../text/report.ts';
import type { ExampleFix, ExampleTrack } from './example.ts';
import { IDENTITY_KINDS, type Moment, type WrittenFix, type WrittenTrack } from './example-document.ts';

/** More fixes than this in one track are a slip of the pen. */
const MOST_FIXES = 100_000;

export function fillTrack(
  track: WrittenTrack,
  when: (moment: Moment) => Instant,
  report: Report,
): ExampleTrack[] {
  const { id, category, party, source } = track;
  const identityKind = IDENTITY_KINDS.find((kind) => track[kind] !== undefined);
  if (identityKind === undefined) return [];
  return [
    {
      id: id.value,
      identityKind,
      identity: track[identityKind]!,
      category,
      ...(party ? { party: party.value } : {}),
      ...traitsOf(track),
      ...(source ? { source: source.value } : {}),
      fixes: fillFixes(track, when, report),
    },
  ];
}

function fillFixes(track: WrittenTrack, when: (moment: Moment) => Instant, report: Report): ExampleFix[] {
  const out: ExampleFix[] = [];
  let silent = true;
  for (const { value: written, place } of track.fixes) {
    const fix = toFix(written, track, when(written.at));
    const before = out.at(-1);
    if (fix.at < when({ after: 0 })) {
      const message = 'this fix comes before the example starts';
      report.problems.push(problem('ACCORD_VALUE', place, message, 'let the example start earlier'));
      return [];
    }
    if (before && fix.at <= before.at) {
      const message = 'this fix is not later than the one before it';
      report.problems.push(problem('ACCORD_VALUE', place, message, 'write fixes in order of time'));
      return [];
    }
    if (before && !silent && track.every) {
      const step = track.every.value;
      if (!(step > 0) || (fix.at - before.at) / step > MOST_FIXES) {
        report.problems.push(
          problem('ACCORD_VALUE', track.every.place, 'the step is too short', 'take a longer one'),
        );
        return [];
      }
      for (let at = before.at + step; at < fix.at; at += step) out.push(between(before, fix, at));
    }
    out.push(fix);
    silent = written.silent ?? false;
  }
  return out;
}

function toFix({ lon, lat, altitude, speed }: WrittenFix, track: WrittenTrack, at: Instant): ExampleFix {
  const said = (altitude ?? track.altitude)?.value;
  const known = typeof said === 'object' ? { altitude: said } : {};
  return { at, lon, lat, ...known, ...(speed === undefined ? {} : { speed }) };
}

/** Straight in longitude, latitude and height; speed stays as at the beginning. */
function between(a: ExampleFix, b: ExampleFix, at: Instant): ExampleFix {
  const share = (at - a.at) / (b.at - a.at);
  const mix = (x: number, y: number) => x + (y - x) * share;
  const sameDatum = a.altitude && b.altitude && a.altitude.datum === b.altitude.datum;
  const altitude = sameDatum
    ? { metres: mix(a.altitude.metres, b.altitude.metres), datum: a.altitude.datum }
    : a.altitude;
  return { ...a, at, lon: mix(a.lon, b.lon), lat: mix(a.lat, b.lat), ...(altitude ? { altitude } : {}) };
}
