/**
 * What formats of decoded aircraft reports (sbs, readsb, states) have in common: one claim becomes one
 * fix, and an identity report when the aircraft says something new about itself.
 */
import { CATEGORIES, type Category, type Instant } from '../kernel/index.ts';
import { FIX_FLAG, IDENTITY_KINDS } from '../picture/index.ts';
import type { Address } from './aircraft-claims.ts';
import { beginFix, endFix, setPosition } from './begin-fix.ts';
import { type Observing, reported } from './rows.ts';
import { Said } from './said.ts';

/** Units of `FixColumns`; NaN, -1, '' and undefined are unknown. */
export interface AircraftClaim {
  readonly at: Instant;
  readonly address: Address;
  readonly longitude: number;
  readonly latitude: number;
  readonly altitude: number;
  /** Code of `DATUM`. */
  readonly datum: number;
  readonly speed: number;
  readonly course: number;
  readonly climb: number;
  readonly accuracy: number;
  readonly nic: number;
  readonly nacp: number;
  readonly sil: number;
  readonly isOnGround: boolean;
  /** The position was computed by others. */
  readonly isDerived: boolean;
  readonly callsign: string;
  readonly squawk: string;
  readonly category: Category | undefined;
}

const AIRCRAFT = CATEGORIES.indexOf('aircraft');

export function observeAircraft(observing: Observing): (claim: AircraftClaim) => void {
  const said = new Said();
  return (claim) => {
    writeFix(observing, claim);
    const { callsign, squawk, category, address } = claim;
    if (callsign === '' && squawk === '' && category === undefined) return;
    const what = [callsign !== '', squawk !== '', category !== undefined].join(' ');
    if (!said.isNews(`${address.address} ${what}`, `${callsign}\n${squawk}\n${category}`)) return;
    observing.sink.report({
      kind: 'identity',
      identityKind: IDENTITY_KINDS[address.kind]!,
      identity: address.address,
      ...reported(observing, claim.at),
      ...(callsign === '' ? {} : { callsign }),
      ...(squawk === '' ? {} : { squawk }),
      ...(category === undefined ? {} : { category }),
    });
  };
}

function writeFix({ sink, options, numbering, receivedAt }: Observing, claim: AircraftClaim): void {
  const { fixes } = sink;
  const row = beginFix(fixes, options, numbering, claim.at, receivedAt);
  fixes.identityKind[row] = claim.address.kind;
  fixes.identity[row] = claim.address.address;
  setPosition(fixes, row, claim.longitude, claim.latitude);
  fixes.altitude[row] = claim.altitude;
  fixes.datum[row] = claim.datum;
  fixes.speed[row] = speedOf(claim);
  fixes.course[row] = ((claim.course % 360) + 360) % 360;
  fixes.climb[row] = claim.climb;
  fixes.accuracy[row] = claim.accuracy;
  fixes.nic[row] = claim.nic;
  fixes.nacp[row] = claim.nacp;
  fixes.sil[row] = claim.sil;
  fixes.category[row] = claim.category === undefined ? AIRCRAFT : CATEGORIES.indexOf(claim.category);
  fixes.flags[row] = flagsOf(claim);
  endFix(sink);
}

/** Some writers put 0 where they know no speed. In the air it is one only beside a course. */
const speedOf = ({ speed, course, isOnGround }: AircraftClaim): number =>
  speed === 0 && Number.isNaN(course) && !isOnGround ? Number.NaN : speed;

function flagsOf(claim: AircraftClaim): number {
  const isLocated = !Number.isNaN(claim.longitude);
  let flags = claim.isOnGround ? FIX_FLAG.onGround : 0;
  if (isLocated) flags |= claim.isDerived ? FIX_FLAG.derived : FIX_FLAG.gnss;
  return flags;
}
