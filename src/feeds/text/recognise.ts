/** Guesses which format a text is in, so that "wrong format" can say what it found. */

const STARTS: readonly (readonly [RegExp, string])[] = [
  [/^(\\[^\\]*\\)?!..VD[MO],/, 'ais'],
  [/^\$[A-Z]{4,5},/, 'ais'],
  [/^(MSG|STA|ID|AIR|SEL|CLK),/, 'sbs'],
  [/^</, 'XML (cot)'],
  [/^[*@]?[0-9a-f]{14}([0-9a-f]{14})?;?$/i, 'modes-hex'],
  [/^[\d.]+,[0-9a-f]{14}([0-9a-f]{14})?(,|$)/i, 'modes-hex'],
];

/** A data block of a category in use: its number, then its length in two bytes. @source EUROCONTROL ASTERIX part 1 */
const ASTERIX = [1, 2, 8, 10, 11, 19, 20, 21, 23, 34, 48, 62, 63, 65];
const LONGEST_BLOCK = 0x20;

/** Words of a header or of JSON keys that only one format has. */
const WORDS: readonly (readonly [readonly string[], string])[] = [
  [['acq_date'], 'firms'],
  [['mmsi', 'latitude_degrees'], 'ais-csv'],
  [['icao24', 'velocity'], 'states'],
  [['icao24', 'timestamp'], 'states'],
  [['timestamp', 'frame'], 'modes-hex'],
  [['hex', 'now'], 'readsb'],
  [['aircraft', 'now'], 'readsb'],
  [['icao', 'trace'], 'readsb'],
  [['outcome'], 'reports'],
  [['notified'], 'notices'],
  [['withdrawn'], 'notices'],
  [['about', 'state'], 'coverage'],
  [['observedat', 'lon'], 'plots'],
];

const GZIP = 0x1f;
const BEAST = 0x1a;
const TAB = 0x09;

/** Name of the format that `text`, the begin of an input, is most likely in; undefined: no idea. */
export function recognise(text: string): string | undefined {
  if (text.charCodeAt(0) === GZIP) return 'gzip (name the file .gz)';
  if (text.charCodeAt(0) === BEAST) return 'beast';
  if (
    ASTERIX.includes(text.charCodeAt(0)) &&
    text.charCodeAt(1) < LONGEST_BLOCK &&
    text.charCodeAt(1) !== TAB
  )
    return 'ASTERIX, which is not read yet';
  const start = STARTS.find(([pattern]) => pattern.test(text));
  if (start) return start[1];
  const words = new Set(
    text
      .slice(0, 2000)
      .toLowerCase()
      .match(/[a-z][a-z0-9_]*/g) ?? [],
  );
  return WORDS.find(([all]) => all.every((word) => words.has(word)))?.[1];
}
