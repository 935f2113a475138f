/**
 * Rows of AIS → fixes and identity reports. Only moving stations are observations: base stations (type 4)
 * and aids to navigation (type 21) stay in the decoded rows.
 *
 * What a station says about itself is a claim. Its "not available" becomes unknown here.
 */
import { CATEGORIES, type Category, METRES_PER_SECOND_PER_KNOT, type Problem } from '../../kernel/index.ts';
import { DATUM, FIX_FLAG, IDENTITY, type IdentityReport } from '../../picture/index.ts';
import { beginFix, endFix, type Numbering, setPosition, startNumbering } from '../begin-fix.ts';
import type { FeedOptions, FeedSink } from '../feed.ts';
import { Said } from '../said.ts';
import { vesselCategory } from '../vessel-category.ts';
import { type AisColumns, CALLSIGN, NAME } from './columns.ts';
import { textOf } from './export-json.ts';

const UNITS_PER_DEGREE = 600_000;
const SPEED_UNKNOWN = 1023;
const LONG_RANGE_SPEED_UNKNOWN = 63;
const COURSE_UNKNOWN = 3600;
const LONG_RANGE_COURSE_UNKNOWN = 360;
const ALTITUDE_UNKNOWN = 4095;
/** Position accuracy flag set: better than 10 m (M.1371-5, table 48). */
const HIGH_ACCURACY = 10;
/** Type 27 rounds to 0.1 minute: half of that in both directions. */
const LONG_RANGE_ACCURACY = 131;
/** Values of `second` from here on say how the position was made: by hand, by reckoning, not at all. */
const BY_HAND = 61;
const MOORED = 5;
const AGROUND = 6;
/** First bit of type 9's regional field: the height came from a barometer. */
const BAROMETRIC = 0x80;

const AIRCRAFT = CATEGORIES.indexOf('aircraft');

/** What a ship type code says. @source ITU-R M.1371-5, table 53. */
function categoryOf(shiptype: number): Category {
  if (shiptype === 30) return 'vessel.fishing';
  if (shiptype === 35) return 'vessel.military';
  if (shiptype >= 60 && shiptype <= 69) return 'vessel.passenger';
  if (shiptype >= 70 && shiptype <= 89) return 'vessel.merchant';
  return 'vessel';
}

const UNDATED: Problem = {
  code: 'FEED_WITHOUT_TIME',
  message: 'ais: nothing in the input says what time it is: no TAG block, $PGHP or RMC came before this',
  mend: "give the input's begin: ais:FILE?start=2025-11-21T14:30:00Z",
};

export class AisObserver {
  private readonly options: FeedOptions;
  private readonly sink: FeedSink;
  private readonly numbering: Numbering;
  private readonly said = new Said();
  private hasToldUndated = false;

  constructor(options: FeedOptions, sink: FeedSink) {
    this.options = options;
    this.sink = sink;
    this.numbering = startNumbering(options);
  }

  observe(rows: AisColumns): void {
    for (let row = 0; row < rows.length; row++) {
      const type = rows.type[row]!;
      if (Number.isNaN(rows.observedAt[row]!)) {
        this.rejectUndated();
        continue;
      }
      if (type <= 3 || type === 9 || type === 18 || type === 19 || type === 27)
        this.observeFix(rows, row, type);
      if (type === 5 || type === 19 || type === 24) this.observeIdentity(rows, row, type);
    }
  }

  /** A file that never says what time it is gives no observations, however well it decodes. */
  private rejectUndated(): void {
    this.sink.reject('no-time', this.hasToldUndated ? undefined : UNDATED);
    this.hasToldUndated = true;
  }

  private observeFix(rows: AisColumns, at: number, type: number): void {
    const { fixes } = this.sink;
    const row = beginFix(fixes, this.options, this.numbering, rows.observedAt[at]!, rows.receivedAt[at]!);
    const mmsi = rows.mmsi[at]!;
    fixes.identityKind[row] = IDENTITY.mmsi;
    fixes.identity[row] = mmsi;
    setPosition(fixes, row, rows.lon[at]! / UNITS_PER_DEGREE, rows.lat[at]! / UNITS_PER_DEGREE);
    setMotion(fixes, row, rows, at, type);
    if (rows.accuracy[at] === 1) fixes.accuracy[row] = HIGH_ACCURACY;
    if (type === 27) fixes.accuracy[row] = LONG_RANGE_ACCURACY;
    if (type === 9) setAltitude(fixes, row, rows, at);
    fixes.category[row] = type === 9 ? AIRCRAFT : vesselCategory(mmsi);
    fixes.flags[row] = flagsOf(rows, at, type);
    endFix(this.sink);
  }

  private observeIdentity(rows: AisColumns, at: number, type: number): void {
    const hasName = type !== 24 || rows.part[at] === 0;
    const hasCallsign = type === 5 || (type === 24 && rows.part[at] === 1);
    const name = hasName ? textOf(rows, at, NAME) : '';
    const callsign = hasCallsign ? textOf(rows, at, CALLSIGN) : '';
    const category = type === 24 && hasName ? undefined : categoryOf(rows.shiptype[at]!);
    const mmsi = rows.mmsi[at]!;
    if (!this.said.isNews(`${mmsi} ${type} ${hasName}`, `${name}\n${callsign}\n${category}`)) return;
    const observedAt = rows.observedAt[at]!;
    const receivedAt = rows.receivedAt[at]!;
    const report: IdentityReport = {
      kind: 'identity',
      identityKind: 'mmsi',
      identity: mmsi,
      observedAt: Number.isNaN(observedAt) ? receivedAt : observedAt,
      receivedAt: Number.isNaN(receivedAt) ? observedAt : receivedAt,
      source: this.options.source,
      index: this.numbering.next++,
      ...(name ? { name } : {}),
      ...(callsign ? { callsign } : {}),
      ...(category ? { category } : {}),
    };
    this.sink.report(report);
  }
}

function setMotion(fixes: FeedSink['fixes'], row: number, rows: AisColumns, at: number, type: number): void {
  const speed = rows.speed[at]!;
  const course = rows.course[at]!;
  const isWhole = type === 27 || type === 9;
  const isSpeedKnown = speed < (type === 27 ? LONG_RANGE_SPEED_UNKNOWN : SPEED_UNKNOWN);
  if (isSpeedKnown) fixes.speed[row] = (isWhole ? speed : speed / 10) * METRES_PER_SECOND_PER_KNOT;
  const isCourseKnown = course < (type === 27 ? LONG_RANGE_COURSE_UNKNOWN : COURSE_UNKNOWN);
  if (isCourseKnown) fixes.course[row] = type === 27 ? course : course / 10;
}

function setAltitude(fixes: FeedSink['fixes'], row: number, rows: AisColumns, at: number): void {
  if (rows.alt[at] === ALTITUDE_UNKNOWN) return;
  fixes.altitude[row] = rows.alt[at]!;
  fixes.datum[row] = (rows.regional[at]! & BAROMETRIC) === 0 ? DATUM.msl : DATUM.pressure;
}

function flagsOf(rows: AisColumns, at: number, type: number): number {
  const second = type === 27 ? 0 : rows.second[at]!;
  const status = type <= 3 || type === 27 ? rows.status[at]! : 0;
  let flags = second < BY_HAND ? FIX_FLAG.gnss : 0;
  if (second > BY_HAND) flags |= FIX_FLAG.doubtful;
  if (status === MOORED || status === AGROUND) flags |= FIX_FLAG.onGround;
  return flags;
}
