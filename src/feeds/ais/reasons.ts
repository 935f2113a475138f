/** Why a VDM or VDO sentence gave no message. A closed list; every sentence that failed is counted under one. */
export const REASONS = [
  /** More than `MAX_LINE_BYTES` without a line end. */
  'line-too-long',
  'no-checksum',
  'bad-checksum',
  /** Fewer than seven fields, or fragment numbers that make no sense. */
  'malformed',
  'empty-payload',
  /** A character outside the 64 of the armour. */
  'bad-character',
  /** More than five fill bits. */
  'bad-fill-bits',
  /** Fewer or more bits than the message type has. */
  'bad-length',
  /** A number that no message type has. */
  'unknown-type',
  /** A message type that Garant recognises and does not decode. */
  'unsupported-type',
  /** A second or later part whose first part never came. */
  'fragment-without-start',
  /** A part whose successor did not come in order, or that had to make room. */
  'fragment-lost',
  /** A part whose successor did not come in time. */
  'fragment-expired',
] as const;

export type Reason = (typeof REASONS)[number];

/** Counter index of each reason. */
export const REASON = Object.fromEntries(REASONS.map((reason, i) => [reason, i])) as Readonly<
  Record<Reason, number>
>;
