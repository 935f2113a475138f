/**
 * Rows of Mode S → fixes and identity reports. Every confirmed row is a fix, most without a position: that
 * an aircraft was heard says something about coverage. What only an overlaid address vouches for is none.
 */
import {
  CATEGORIES,
  type Category,
  type Instant,
  METRES_PER_FOOT,
  METRES_PER_SECOND_PER_KNOT,
} from '../../kernel/index.ts';
import { DATUM, FIX_FLAG, IDENTITY, IDENTITY_KINDS, type IdentityReport } from '../../picture/index.ts';
import { emitterCategory, METRES_PER_SECOND_PER_FOOT_PER_MINUTE } from '../aircraft-claims.ts';
import { beginFix, endFix, type Numbering, setPosition, startNumbering } from '../begin-fix.ts';
import type { FeedOptions, FeedSink } from '../feed.ts';
import { ADDRESS_KIND, CHANGED, type ModesColumns } from './columns.ts';
import { CONTROL } from './extended-squitter.ts';
import { callsignText } from './identification.ts';
import { horizontalAccuracy } from './integrity.ts';
import { squawkText } from './squawk.ts';

const MILLISECONDS = 1000;
const EMITTER_SETS = '-DCBA';

/** Garant's category by emitter category (type code × 8 + category). */
const CATEGORY_BY_EMITTER: readonly (Category | undefined)[] = Array.from({ length: 40 }, (_, emitter) =>
  emitterCategory(`${EMITTER_SETS[emitter >> 3]}${emitter & 7}`),
);
const AIRCRAFT = CATEGORIES.indexOf('aircraft');
const CATEGORY_CODE = Uint8Array.from(CATEGORY_BY_EMITTER, (category) =>
  category === undefined ? AIRCRAFT : CATEGORIES.indexOf(category),
);

export class ModesObserver {
  /** When the present chunk came in; NaN for a file. */
  receivedAt: Instant = Number.NaN;
  private readonly options: FeedOptions;
  private readonly sink: FeedSink;
  private readonly numbering: Numbering;

  constructor(options: FeedOptions, sink: FeedSink) {
    this.options = options;
    this.sink = sink;
    this.numbering = startNumbering(options);
  }

  observe(rows: ModesColumns): void {
    for (let at = 0; at < rows.length; at++) {
      if (rows.confirmed[at] !== 1) continue;
      this.observeFix(rows, at);
      if (rows.changed[at] !== 0) this.observeIdentity(rows, at);
    }
  }

  private observeFix(rows: ModesColumns, at: number): void {
    const { fixes } = this.sink;
    const row = beginFix(fixes, this.options, this.numbering, rows.time[at]! * MILLISECONDS, this.receivedAt);
    fixes.identityKind[row] = identityKind(rows, at);
    fixes.identity[row] = rows.address[at]!;
    setPosition(fixes, row, rows.longitude[at]!, rows.latitude[at]!);
    setAltitude(fixes, row, rows, at);
    fixes.speed[row] = rows.groundspeed[at]! * METRES_PER_SECOND_PER_KNOT;
    fixes.course[row] = rows.track[at]!;
    fixes.climb[row] = rows.verticalRate[at]! * METRES_PER_SECOND_PER_FOOT_PER_MINUTE;
    if (rows.odd[at]! >= 0) {
      fixes.accuracy[row] = horizontalAccuracy(rows.latestNacP[at]!, rows.nucP[at]!);
      fixes.nic[row] = rows.nic[at]!;
      fixes.nacp[row] = rows.latestNacP[at]!;
      fixes.sil[row] = rows.latestSil[at]!;
    }
    fixes.category[row] = CATEGORY_CODE[Math.max(rows.latestCategory[at]!, 0)]!;
    fixes.flags[row] = flagsOf(rows, at);
    endFix(this.sink);
  }

  private observeIdentity(rows: ModesColumns, at: number): void {
    const observedAt = rows.time[at]! * MILLISECONDS;
    const category = CATEGORY_BY_EMITTER[Math.max(rows.category[at]!, 0)];
    const report: IdentityReport = {
      kind: 'identity',
      identityKind: IDENTITY_KINDS[identityKind(rows, at)]!,
      identity: rows.address[at]!,
      observedAt,
      receivedAt: Number.isNaN(this.receivedAt) ? observedAt : this.receivedAt,
      source: this.options.source,
      index: this.numbering.next++,
      ...callsignOf(rows, at),
      ...(rows.squawk[at]! >= 0 ? { squawk: squawkText(rows.squawk[at]!) } : {}),
      ...(category === undefined ? {} : { category }),
    };
    this.sink.report(report);
  }
}

const identityKind = (rows: ModesColumns, at: number): number =>
  rows.addressKind[at] === ADDRESS_KIND.other ? IDENTITY.icao24Other : IDENTITY.icao24;

function callsignOf(rows: ModesColumns, at: number): { callsign?: string } {
  if ((rows.changed[at]! & CHANGED.callsign) === 0) return {};
  const callsign = callsignText(rows.callsignHigh[at]!, rows.callsignLow[at]!);
  return callsign === '' ? {} : { callsign };
}

function setAltitude(fixes: FeedSink['fixes'], row: number, rows: ModesColumns, at: number): void {
  fixes.altitude[row] = rows.altitude[at]! * METRES_PER_FOOT;
  fixes.datum[row] = rows.altitudeGnss[at] === 1 ? DATUM.ellipsoidal : DATUM.pressure;
  if (rows.bds[at] !== 0x06) return;
  fixes.altitude[row] = 0;
  fixes.datum[row] = DATUM.surface;
}

function flagsOf(rows: ModesColumns, at: number): number {
  let flags = rows.onGround[at] === 1 ? FIX_FLAG.onGround : 0;
  if (Number.isNaN(rows.latitude[at]!)) return flags;
  const control = rows.controlField[at]!;
  if (control === CONTROL.tisb || control === CONTROL.tisbOther) flags |= FIX_FLAG.derived;
  else if (rows.nic[at]! > 0) flags |= FIX_FLAG.gnss;
  return flags;
}
