import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type RecordedFix,
  readShips,
  readStates,
  readTracks,
  toColumns,
} from '../../test/support/recorded-fixes.ts';
import { missing } from '../../test/support/shared-data.ts';
import { quickDistance } from '../kernel/index.ts';
import { CONTEST, createPicture, makeTrackedColumns, type PictureOptions, type Source } from './index.ts';

const RECEIVER: Source = {
  id: 'recorded',
  title: 'a recording',
  feed: 'states',
  physics: 'transponder',
  observes: ['aircraft', 'vessel'],
  events: [],
  cooperative: true,
  gnss: true,
  footprint: { kind: 'reception' },
  heights: { floor: Number.NEGATIVE_INFINITY, ceiling: Number.POSITIVE_INFINITY, datum: 'msl' },
  period: 30_000,
  accuracy: Number.NaN,
};

function follow(recorded: readonly RecordedFix[], options: Partial<PictureOptions> = {}) {
  const register = { sources: [RECEIVER], register: [] };
  const picture = createPicture({ register, parties: [], ...options });
  const fixes = toColumns(recorded);
  const tracked = makeTrackedColumns(fixes.length);
  picture.follow(fixes, 0, fixes.length, tracked);
  return { picture, fixes, tracked };
}

describe('the recorded flight whose positions were spoofed', () => {
  const path = 'data/adsb/tracks/noisy_noisy_spoofing.json.gz';
  const skip = missing(path);
  const recorded = skip ? [] : readTracks(path);

  /**
   * What is visibly wrong, from the flight's own numbers and not from any detector. It is an airliner that
   * cruises at FL380 with 430 to 490 kt over ground before and after. In between it reports 50 to 68 kt at
   * the same FL380, which no airliner can fly; it turns round on the spot, leaps 31 km in 25 s, and comes
   * back by a leap of 563 km in 626 s (900 m/s). From its last position before to its first one after are
   * 745 km in 52 min: 239 m/s, exactly its cruise. So the wrong stretch runs from the first position with
   * an airliner's height and a light aircraft's speed to the last one before the leap back.
   */
  function visiblyWrong(): { from: number; until: number } {
    // The file repeats the last position every second; only rows with a new one say where the object was.
    const places = recorded.filter((fix, i) => !Number.isNaN(fix.lon) && fix.lon !== recorded[i - 1]?.lon);
    const from = places.find((fix) => fix.altitude > 10_000 && fix.speed < 50)!.at;
    const after = places.filter((fix) => fix.at > from);
    const back = after.findIndex((fix, i) => {
      const before = after[i - 1];
      if (!before || fix.at === before.at) return false;
      const metres = quickDistance(before.lon, before.lat, fix.lon, fix.lat);
      return metres > 500_000 && metres / ((fix.at - before.at) / 1000) > 800;
    });
    return { from, until: after[back - 1]!.at + 1 };
  }

  it('is contested where it is visibly wrong, and nowhere else', { skip }, () => {
    const wrong = visiblyWrong();
    const { fixes, tracked } = follow(recorded);
    const contested: number[] = [];
    for (let i = 0; i < fixes.length; i++) {
      if (tracked.contest[i] !== 0) contested.push(fixes.observedAt[i]!);
    }
    const [first, last] = [contested[0]!, contested.at(-1)!];
    const shared = Math.min(last, wrong.until) - Math.max(first, wrong.from);
    const either = Math.max(last, wrong.until) - Math.min(first, wrong.from);
    assert.ok(shared / either >= 0.9, `overlap ${(shared / either).toFixed(3)}`);
    const outside = contested.filter((at) => at < wrong.from || at >= wrong.until);
    assert.equal(outside.length, 0, 'before and after, every position is trusted');
  });

  it('contests every position of the wrong stretch that is new', { skip }, () => {
    const wrong = visiblyWrong();
    const { fixes, tracked } = follow(recorded);
    let missed = 0;
    for (let i = 0; i < fixes.length; i++) {
      const within = fixes.observedAt[i]! >= wrong.from && fixes.observedAt[i]! < wrong.until;
      if (within && tracked.track[i]! >= 0 && tracked.contest[i] === 0) missed++;
    }
    assert.equal(missed, 0);
  });

  it('stays one track, and reports one disturbance where the flight was last believed', { skip }, () => {
    const { picture, tracked } = follow(recorded);
    assert.deepEqual(
      [...new Set(tracked.track)].filter((slot) => slot >= 0),
      [0],
    );
    picture.advance(recorded.at(-1)!.at + 3_600_000);
    const findings = picture.drainFindings().filter((finding) => finding.kind === 'interference');
    assert.deepEqual(
      findings.map((finding) => `${finding.form} ${finding.change}`),
      ['spoofing opened', 'spoofing closed'],
    );
    assert.ok(quickDistance(findings[0]!.position.lon, findings[0]!.position.lat, 22.915, 47.437) < 1_000);
  });

  it('believes the false positions with the detectors off: the switch shows what they are good for', {
    skip,
  }, () => {
    const { tracked, picture } = follow(recorded, { detectors: 'off' });
    assert.ok(tracked.contest.every((bits) => bits === 0));
    assert.equal(picture.drainFindings().length, 0);
  });

  it('does not call the position sent again 88 s later a move', { skip }, () => {
    const { fixes, tracked } = follow(recorded);
    const again = [...fixes.observedAt].indexOf(Date.UTC(2024, 8, 17, 9, 6, 18, 456));
    assert.ok(again > 0);
    assert.equal(tracked.track[again], -1);
  });
});

describe('recordings without interference', () => {
  const clean = [
    ['data/adsb/tracks/collections_switzerland.json.gz', readTracks, []],
    ['data/adsb/tracks/military_inflight_refuelling.json.gz', readTracks, []],
    ['data/adsb/opensky/uk_states_part1.csv.gz', readStates, []],
    // A moored vessel whose longitude reads 54.83 instead of -1.09 once: a corrupt message, rightly contested.
    ['data/ais/solent_2016-01-12_part1.csv.gz', readShips, [245_188_000]],
  ] as const;

  for (const [path, read, wrong] of clean) {
    it(`contest only what is wrong in ${path}`, { skip: missing(path) }, () => {
      const { fixes, tracked } = follow(read(path));
      const contested = [...fixes.identity].filter((_, i) => tracked.contest[i] !== 0);
      assert.deepEqual(contested, wrong);
    });
  }

  it('name the reason of the one contested ship', { skip: missing('data/ais') }, () => {
    const { tracked } = follow(readShips('data/ais/solent_2016-01-12_part1.csv.gz'));
    assert.ok(tracked.contest.includes(CONTEST.impossibleKinematics));
  });
});
