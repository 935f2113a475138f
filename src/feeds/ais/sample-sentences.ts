/**
 * Sentences for tests, written bit by bit from the tables of ITU-R M.1371-5, so that the decoder meets
 * input that it had no part in making. Ships and stations are invented.
 */

/** A field: a number in so many bits (negative: two's complement), or a text of so many six-bit characters. */
type Field = readonly [value: number | string, size: number];

const xor = (text: string): string =>
  [...text]
    .reduce((sum, letter) => sum ^ letter.charCodeAt(0), 0)
    .toString(16)
    .toUpperCase()
    .padStart(2, '0');

/** A sentence with its right checksum. */
export const nmea = (start: '!' | '$', body: string): string => `${start}${body}*${xor(body)}`;

export const tagged = (tags: string, sentence: string): string => `\\${tags}*${xor(tags)}\\${sentence}`;

const SIX_BIT = '@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !"#$%&\'()*+,-./0123456789:;<=>?';

function bitsOf([value, size]: Field): string {
  if (typeof value === 'number') {
    const positive = value < 0 ? 2 ** size + value : value;
    return positive.toString(2).padStart(size, '0');
  }
  return [...value.padEnd(size, '@')]
    .map((letter) => SIX_BIT.indexOf(letter).toString(2).padStart(6, '0'))
    .join('');
}

/** The fields as armoured payload, and the fill bits that its last character has. */
export function armour(fields: readonly Field[]): { readonly payload: string; readonly fill: number } {
  const bits = fields.map(bitsOf).join('');
  const fill = (6 - (bits.length % 6)) % 6;
  const padded = bits.padEnd(bits.length + fill, '0');
  const letters = padded.match(/.{6}/g)!.map((six) => {
    const value = Number.parseInt(six, 2);
    return String.fromCharCode(value < 40 ? value + 48 : value + 56);
  });
  return { payload: letters.join(''), fill };
}

/** One sentence, or two when `sequence` is given. */
export function vdm(fields: readonly Field[], sequence?: number, start = 'AIVDM'): readonly string[] {
  const { payload, fill } = armour(fields);
  if (sequence === undefined) return [nmea('!', `${start},1,1,,A,${payload},${fill}`)];
  const cut = Math.ceil(payload.length / 2);
  return [
    nmea('!', `${start},2,1,${sequence},A,${payload.slice(0, cut)},0`),
    nmea('!', `${start},2,2,${sequence},A,${payload.slice(cut)},${fill}`),
  ];
}

const head = (type: number, mmsi: number): readonly Field[] => [
  [type, 6],
  [0, 2],
  [mmsi, 30],
];
/** 1/10,000 minute. */
const degrees = (value: number) => Math.round(value * 600_000);
const place = (lon: number, lat: number): readonly Field[] => [
  [degrees(lon), 28],
  [degrees(lat), 27],
];
const dimensions: readonly Field[] = [
  [150, 9],
  [30, 9],
  [12, 6],
  [13, 6],
];

export const POSITION = [
  ...head(1, 219_000_101),
  ...([
    [0, 4],
    [-127, 8],
    [123, 10],
    [1, 1],
  ] as const),
  ...place(-12.5, 55.25),
  ...([
    [2240, 12],
    [215, 9],
    [33, 6],
    [0, 2],
    [0, 3],
    [0, 1],
    [34_017, 19],
  ] as const),
] as const;

export const UNKNOWN_POSITION = [
  ...head(3, 219_000_102),
  ...([
    [15, 4],
    [-128, 8],
    [1023, 10],
    [0, 1],
  ] as const),
  ...place(181, 91),
  ...([
    [3600, 12],
    [511, 9],
    [60, 6],
    [0, 2],
    [0, 3],
    [1, 1],
    [0, 19],
  ] as const),
] as const;

export const BASE_STATION = [
  ...head(4, 2_190_001),
  ...([
    [2025, 14],
    [11, 4],
    [21, 5],
    [14, 5],
    [30, 6],
    [5, 6],
    [1, 1],
  ] as const),
  ...place(12.5, 56),
  ...([
    [7, 4],
    [0, 10],
    [0, 1],
    [9, 19],
  ] as const),
] as const;

export const STATIC = [
  ...head(5, 219_000_101),
  ...([
    [0, 2],
    [9_134_270, 30],
    ['XQ7', 7],
    ['GREY HERON', 20],
    [70, 8],
  ] as const),
  ...dimensions,
  ...([
    [1, 4],
    [5, 4],
    [15, 5],
    [14, 5],
    [0, 6],
    [122, 8],
    ['NORTH QUAY', 20],
    [0, 1],
    [0, 1],
  ] as const),
] as const;

export const RESCUE_AIRCRAFT = [
  ...head(9, 111_219_501),
  ...([
    [303, 12],
    [142, 10],
    [0, 1],
  ] as const),
  ...place(11, 57.5),
  ...([
    [1545, 12],
    [15, 6],
    [0, 8],
    [1, 1],
    [0, 3],
    [0, 1],
    [0, 1],
    [33_392, 20],
  ] as const),
] as const;

const classB = (mmsi: number, type: number): readonly Field[] => [
  ...head(type, mmsi),
  ...([
    [0, 8],
    [51, 10],
    [1, 1],
  ] as const),
  ...place(10.25, 54.75),
  ...([
    [349, 12],
    [511, 9],
    [17, 6],
  ] as const),
];

export const CLASS_B = [
  ...classB(219_000_201, 18),
  ...([
    [0, 2],
    [1, 1],
    [0, 1],
    [1, 1],
    [1, 1],
    [0, 1],
    [0, 1],
    [1, 1],
    [917_510, 20],
  ] as const),
] as const;

export const CLASS_B_EXTENDED = [
  ...classB(219_000_202, 19),
  ...([
    [4, 4],
    ['SANDPIPER', 20],
    [37, 8],
  ] as const),
  ...dimensions,
  ...([
    [1, 4],
    [0, 1],
    [0, 1],
    [1, 1],
    [0, 4],
  ] as const),
] as const;

export const AID = [
  ...head(21, 992_191_001),
  ...([
    [20, 5],
    ['LONG REEF NORTH CARD', 20],
    [0, 1],
  ] as const),
  ...place(10, 55),
  ...dimensions,
  ...([
    [7, 4],
    [50, 6],
    [0, 1],
    [165, 8],
    [0, 1],
    [1, 1],
    [0, 1],
    [0, 1],
    ['INAL', 4],
    [0, 4],
  ] as const),
] as const;

export const NAME_PART = [...head(24, 219_000_201), [0, 2], ['TERN', 20]] as const;

export const CALLSIGN_PART = [
  ...head(24, 219_000_201),
  ...([
    [1, 2],
    [36, 8],
    ['1D0', 3],
    [12, 4],
    [199_796, 20],
    ['XQ8', 7],
  ] as const),
  ...dimensions,
  [0, 6],
] as const;

export const LONG_RANGE = [
  ...head(27, 219_000_103),
  ...([
    [0, 1],
    [0, 1],
    [3, 4],
    [Math.round(-30.5 * 600), 18],
    [Math.round(60.25 * 600), 17],
  ] as const),
  ...([
    [12, 6],
    [167, 9],
    [0, 1],
    [0, 1],
  ] as const),
] as const;
