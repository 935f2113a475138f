/** The monitorability report in words: what could be seen of each clause, and what rests on one source alone. */
import { DAY, HOUR, MINUTE, type Milliseconds, SECOND } from '../kernel/index.ts';
import type { ClauseMonitorability, Darkening, Gap, Prospect } from '../watch/index.ts';

export interface MonitorabilityReport {
  readonly sourcesFile: string;
  readonly clauses: readonly ClauseMonitorability[];
  /** By source: what goes dark without it. */
  readonly without: Readonly<Record<string, readonly Darkening[]>>;
}

const WHY: Readonly<Record<Prospect['reason'], string>> = {
  observed: 'seen',
  heard: 'what transmits',
  covered: 'seen whole and often enough',
  visits: 'if people visit all of it',
  partial: 'in part',
  'no-source': 'no source sees the kind there',
  'identity-unknown': 'no source there tells whose it is',
  uncorroborated: 'one physics alone, and nobody goes to look',
  'human-judged': 'for people to judge',
};

export function monitorabilityLines({
  sourcesFile,
  clauses,
  without,
}: MonitorabilityReport): readonly string[] {
  const rows = clauses.map((row) => [
    row.reading === 'agreed' ? row.clause : `${row.clause} (${row.reading})`,
    prospectInWords(row.breach),
    prospectInWords(row.compliance),
  ]);
  const keys = Object.entries(without).filter(([, dark]) => dark.length > 0);
  return [
    `What could be seen if every source of ${sourcesFile} worked as declared:`,
    ...tableOf([['clause', 'a breach', 'compliance'], ...rows]),
    ...clauses.flatMap(gapLines),
    ...keys.map(([source, dark]) => `Without ${source}: ${dark.map(darkInWords).join(', ')}`),
  ];
}

function prospectInWords({ chance, reason, share, within, sources }: Prospect): string {
  if (reason === 'human-judged') return WHY[reason];
  const how = share !== null && share > 0 && share < 1 ? `${percent(share)} of it` : WHY[reason];
  const fast =
    chance !== 'no' && within !== undefined
      ? `, within ${within === 0 ? 'a minute' : spanInWords(within)}`
      : '';
  const reasons =
    chance === 'yes' || how === WHY[reason] || reason === 'partial' ? how : `${how}, ${WHY[reason]}`;
  const by = sources.length > 0 ? ` (${sources.join(', ')})` : '';
  return `${chance === 'yes' ? 'yes' : chance === 'no' ? 'no' : 'in part'}: ${reasons}${fast}${by}`;
}

/** Never 100 % of what is not whole. */
const percent = (share: number): string => `${Math.min(99.9, Math.round(share * 1000) / 10)} %`;

const SIZES: readonly (readonly [Milliseconds, string])[] = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
];

function spanInWords(span: Milliseconds): string {
  const [size, unit] = SIZES.find(([size]) => span >= size && span % size === 0) ?? [1, 'ms'];
  return `${span / size} ${unit}`;
}

function gapLines({ clause, reading, area, gaps }: ClauseMonitorability): readonly string[] {
  if (gaps.length === 0 || reading !== 'agreed') return [];
  const places = gaps.slice(0, 3).map(placeInWords).join('; ');
  return [
    `Unseen of "${area}" (${clause}): ${places}${gaps.length > 3 ? `; and ${gaps.length - 3} more` : ''}`,
  ];
}

const degrees = (value: number): string => value.toFixed(2);

const placeInWords = ({ west, south, east, north, squareMetres }: Gap): string =>
  `${Math.round(squareMetres / 1e6)} km² at latitudes ${degrees(south)} to ${degrees(north)}, longitudes ${degrees(west)} to ${degrees(east)}`;

const darkInWords = ({ clause, reading, verdict, after }: Darkening): string =>
  `${verdict} of ${clause}${reading === 'agreed' ? '' : ` (${reading})`} ${after.chance === 'no' ? 'goes dark' : 'shows in part'}`;

function tableOf(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd()}`,
  );
}
