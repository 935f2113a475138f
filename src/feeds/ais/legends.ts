/**
 * The words gpsd writes beside coded fields (`status_text` and its kin), so that its readers can read
 * Garant's output unchanged. They paraphrase the code tables of M.1371-5.
 *
 * @source gpsd 3.25 JSON protocol, class AIS; codes: ITU-R M.1371-5, tables 48, 52, 53 and 72.
 */

export const STATUS_TEXT = [
  'Under way using engine',
  'At anchor',
  'Not under command',
  'Restricted maneuverability',
  'Constrained by her draught',
  'Moored',
  'Aground',
  'Engaged in fishing',
  'Under way sailing',
  'Reserved for HSC',
  'Reserved for WIG',
  'Power-driven vessel towing astern',
  'Power-driven vessel pushing ahead or towing alongside',
  'Reserved',
  'AIS-SART is active',
  'Not defined',
] as const;

export const EPFD_TEXT = [
  'Undefined',
  'GPS',
  'GLONASS',
  'Combined GPS/GLONASS',
  'Loran-C',
  'Chayka',
  'Integrated navigation system',
  'Surveyed',
  'Galileo',
  ...[9, 10, 11, 12, 13, 14].map((code) => `Reserved (${code})`),
  'Internal GNSS',
] as const;

export const AID_TEXT = [
  'Unspecified',
  'Reference point',
  'RACON',
  'Fixed offshore structure',
  'Spare, Reserved for future use.',
  'Light, without sectors',
  'Light, with sectors',
  'Leading Light Front',
  'Leading Light Rear',
  'Beacon, Cardinal N',
  'Beacon, Cardinal E',
  'Beacon, Cardinal S',
  'Beacon, Cardinal W',
  'Beacon, Port hand',
  'Beacon, Starboard hand',
  'Beacon, Preferred Channel port hand',
  'Beacon, Preferred Channel starboard hand',
  'Beacon, Isolated danger',
  'Beacon, Safe water',
  'Beacon, Special mark',
  'Cardinal Mark N',
  'Cardinal Mark E',
  'Cardinal Mark S',
  'Cardinal Mark W',
  'Port hand Mark',
  'Starboard hand Mark',
  'Preferred Channel Port hand',
  'Preferred Channel Starboard hand',
  'Isolated danger',
  'Safe Water',
  'Special Mark',
  'Light Vessel / LANBY / Rigs',
] as const;

const FUTURE = 'Reserved for future use';
const HAZARDS = ['A', 'B', 'C', 'D'].map((letter) => `Hazardous category ${letter}`);

/** Ten types of one group: all ships, four hazard categories, four reserved, and what ends the group. */
const group = (name: string, last: string): readonly string[] =>
  ['all ships of this type', ...HAZARDS, FUTURE, FUTURE, FUTURE, FUTURE, last].map(
    (kind) => `${name} - ${kind}`,
  );
const NO_MORE = 'No additional information';

const SHIPTYPE_TEXT: readonly string[] = [
  'Not available',
  ...Array<string>(19).fill(FUTURE),
  ...group('Wing in ground (WIG)', FUTURE),
  'Fishing',
  'Towing',
  'Towing: length exceeds 200m or breadth exceeds 25m',
  'Dredging or underwater ops',
  'Diving ops',
  'Military ops',
  'Sailing',
  'Pleasure Craft',
  'Reserved',
  'Reserved',
  ...group('High speed craft (HSC)', NO_MORE),
  'Pilot Vessel',
  'Search and Rescue vessel',
  'Tug',
  'Port Tender',
  'Anti-pollution equipment',
  'Law Enforcement',
  'Spare - Local Vessel',
  'Spare - Local Vessel',
  'Medical Transport',
  'Ship according to RR Resolution No. 18',
  ...group('Passenger', NO_MORE),
  ...group('Cargo', NO_MORE),
  ...group('Tanker', NO_MORE),
  ...group('Other Type', 'no additional information'),
];

export const shiptypeText = (code: number): string => SHIPTYPE_TEXT[code] ?? 'INVALID SHIP TYPE';
