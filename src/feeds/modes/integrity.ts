/**
 * Integrity and accuracy categories of positions, and the radii they stand for.
 *
 * | type code | NUCp | NIC, versions 1 and 2 by supplements (A, B in the air; A, C on the surface) |
 * |-----------|------|-----------------------------------------------------------------------------|
 * | 5, 6      | 9, 8 | 11, 10 |
 * | 7         | 7    | A: 9, else 8 |
 * | 8         | 6    | version 2: A and C: 7, A or C: 6, else 0; version 1: 0 |
 * | 9, 20     | 9    | 11 |
 * | 10, 21    | 8    | 10 |
 * | 11        | 7    | version 2: A and B: 9, version 1: A: 9, else 8 |
 * | 12 … 15   | 6 … 3 | 7 … 4 |
 * | 16        | 2    | version 2: A and B: 3, version 1: A: 3, else 2 |
 * | 17        | 1    | 1 |
 * | 18, 22    | 0    | 0 |
 *
 * @source RTCA DO-260B, 2.2.3.2.3.1 and 2.2.3.2.4.1 (type codes), 2.2.3.2.7.2.6 (NIC supplements); ICAO Doc 9871 (2nd ed.), A.2.3.1 (NUCp)
 */

const NUC_P_SURFACE_BASE = 14;
const NUC_P_AIRBORNE_BASE = 18;
const NUC_P_GNSS_BASE = 29;

/** Navigation uncertainty category (version 0) of a position's type code, 0–9. */
export function nucPFromTypeCode(typeCode: number): number {
  if (typeCode >= 5 && typeCode <= 8) return NUC_P_SURFACE_BASE - typeCode;
  if (typeCode >= 9 && typeCode <= 18) return NUC_P_AIRBORNE_BASE - typeCode;
  return typeCode === 20 || typeCode === 21 ? NUC_P_GNSS_BASE - typeCode : 0;
}

/**
 * Navigation integrity category of a position, 0–11. A supplement that was never sent (-1) counts as 0,
 * and so does an unknown version: the least that the type code promises in every version.
 */
export function nicFromTypeCode(
  typeCode: number,
  version: number,
  supplementA: number,
  supplementB: number,
  supplementC: number,
): number {
  const a = supplementA === 1;
  const b = version === 1 || supplementB === 1;
  const sharper = version >= 1 && a && b;
  switch (typeCode) {
    case 5:
    case 9:
    case 20:
      return 11;
    case 6:
    case 10:
    case 21:
      return 10;
    case 7:
      return version >= 1 && a ? 9 : 8;
    case 8:
      if (version < 2) return 0;
      return a && supplementC === 1 ? 7 : a || supplementC === 1 ? 6 : 0;
    case 11:
      return sharper ? 9 : 8;
    case 12:
    case 13:
    case 14:
    case 15:
      return 19 - typeCode;
    case 16:
      // Version 0 promises only 10 NM here, versions 1 and 2 promise 8 NM.
      return version < 1 ? 1 : sharper ? 3 : 2;
    case 17:
      return 1;
    default:
      return 0;
  }
}

/** Metres that hold the true position in 95 of 100 cases by NACp 0–11. @source DO-260B, 2.2.3.2.7.2.7 (EPU) */
const ACCURACY_BY_NAC_P = [NaN, 18_520, 7_408, 3_704, 1_852, 926, 555.6, 185.2, 92.6, 30, 10, 3];

/** The same by NUCp 0–9, for aircraft that send no NACp. @source ICAO Doc 9871, A.2.3.1 (95 % bound) */
const ACCURACY_BY_NUC_P = [NaN, 18_520, 9_260, 1_852, 926, 463, 185.2, 92.6, 10, 3];

/** Metres, NaN unknown; NACp decides where the aircraft sends it. */
export const horizontalAccuracy = (nacP: number, nucP: number): number =>
  nacP >= 0 ? (ACCURACY_BY_NAC_P[nacP] ?? NaN) : (ACCURACY_BY_NUC_P[nucP] ?? NaN);
