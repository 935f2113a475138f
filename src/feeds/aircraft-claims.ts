/** What an aircraft's report says of itself, in the words that several formats share. */
import type { Category } from '../kernel/index.ts';
import { IDENTITY } from '../picture/index.ts';

export interface Address {
  /** Code of `IDENTITY`. */
  readonly kind: number;
  readonly address: number;
}

/** `4b1234`, or `~2a0001` for an address that the ICAO did not give out; undefined: neither. */
export function readAddress(text: string): Address | undefined {
  const isOther = text.startsWith('~');
  const digits = isOther ? text.slice(1) : text;
  if (!/^[0-9a-f]{6}$/i.test(digits)) return undefined;
  return {
    kind: isOther ? IDENTITY.icao24Other : IDENTITY.icao24,
    address: Number.parseInt(digits, 16),
  };
}

/**
 * Category of an emitter category such as `A3`; undefined when it says nothing that Garant tells apart.
 * @source RTCA DO-260B, section 2.2.3.2.5.2: sets A (by weight, A7 rotorcraft), B (B6 uncrewed), C (surface).
 */
export function emitterCategory(code: string): Category | undefined {
  if (code === 'A7') return 'aircraft.rotary';
  if (code === 'B6') return 'aircraft.uncrewed';
  if (/^[AB][1-7]$/.test(code)) return 'aircraft';
  return /^C[12]$/.test(code) ? 'vehicle' : undefined;
}

const FEET_PER_MINUTE_PER_SECOND = 60;
export const METRES_PER_SECOND_PER_FOOT_PER_MINUTE = 0.3048 / FEET_PER_MINUTE_PER_SECOND;
