/** A value that is not known, with the reason. Never 0, an empty text or a missing key. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly reason: string;
}

export const unknown = (reason: string): Unknown => ({ kind: 'unknown', reason });

export const isUnknown = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && (value as Unknown).kind === 'unknown';
