/** What a Mode S decoder carries from frame to frame, and what it counts. */
import type { Metres, Position } from '../../kernel/index.ts';
import { type AircraftTable, makeAircraftTable } from './aircraft-table.ts';

/** Why a frame was not accepted. */
export const REFUSALS = [
  'parity',
  'address-unknown',
  'address-impossible',
  'format-not-decoded',
  'length',
] as const;
/** A refusal's place in `REFUSALS`. */
export const REFUSED = { parity: 0, addressUnknown: 1, addressImpossible: 2, format: 3, length: 4 } as const;

export interface ModesOptions {
  /** Where the receiver stands: resolves surface positions and bounds the range. */
  readonly receiver?: Position;
  /** Positions further than this from the receiver are refused. */
  readonly maxRange?: Metres;
  /**
   * What to do with a surveillance reply whose overlaid address was not heard in clear lately: `refuse`
   * it (a receiver's raw stream, where it may be noise) or `keep` it, marked as unconfirmed (a collection
   * of frames that somebody has already checked).
   */
  readonly unknownAddress?: 'refuse' | 'keep';
}

/** Beyond the radio horizon of an aircraft at 60,000 ft with a receiver at 3,000 m, about 700 km. */
const DEFAULT_MAX_RANGE: Metres = 750_000;

/** Room for 65,536 aircraft, about 13 MB once all are in use. */
const BUCKETS = 8192;

export interface ModesDecoder {
  readonly table: AircraftTable;
  readonly receiverLatitude: number;
  readonly receiverLongitude: number;
  readonly maxRange: Metres;
  readonly keepUnknown: boolean;
  accepted: number;
  /** Frames refused, by `REFUSALS`. */
  readonly refused: Float64Array;
  /** Position messages by what became of them, by `POSITION_STATUS`. */
  readonly positions: Float64Array;
}

export function makeModesDecoder(options: ModesOptions = {}): ModesDecoder {
  return {
    table: makeAircraftTable(BUCKETS),
    receiverLatitude: options.receiver?.lat ?? NaN,
    receiverLongitude: options.receiver?.lon ?? NaN,
    maxRange: options.maxRange ?? DEFAULT_MAX_RANGE,
    keepUnknown: options.unknownAddress === 'keep',
    accepted: 0,
    refused: new Float64Array(REFUSALS.length),
    positions: new Float64Array(9),
  };
}
