/** Every format Garant reads, by the name that sources and the command line use. */
import { openAis, openAisRows } from './ais/index.ts';
import { openAisCsv, openAisCsvRows } from './ais-csv/index.ts';
import { openBeast, openBeastRows } from './beast/index.ts';
import { openCoverage, openCoverageRows } from './coverage/index.ts';
import type { OpenFeed } from './feed.ts';
import { openFirms, openFirmsRows } from './firms/index.ts';
import { openModesHex, openModesHexRows } from './modes-hex/index.ts';
import { openNotices, openNoticesRows } from './notices/index.ts';
import { openPlots, openPlotsRows } from './plots/index.ts';
import { openReadsb, openReadsbRows } from './readsb/index.ts';
import { openReports, openReportsRows } from './reports/index.ts';
import type { OpenRows } from './rows.ts';
import { openSbs, openSbsRows } from './sbs/index.ts';
import { openStates, openStatesRows } from './states/index.ts';

interface Format {
  /** As observations, for a node or a replay. */
  readonly open: OpenFeed;
  /** As rows with the format's own field names, for `garant decode`. */
  readonly openRows: OpenRows<object>;
}

export const FORMATS = {
  beast: { open: openBeast, openRows: openBeastRows },
  'modes-hex': { open: openModesHex, openRows: openModesHexRows },
  sbs: { open: openSbs, openRows: openSbsRows },
  readsb: { open: openReadsb, openRows: openReadsbRows },
  states: { open: openStates, openRows: openStatesRows },
  ais: { open: openAis, openRows: openAisRows },
  'ais-csv': { open: openAisCsv, openRows: openAisCsvRows },
  firms: { open: openFirms, openRows: openFirmsRows },
  plots: { open: openPlots, openRows: openPlotsRows },
  reports: { open: openReports, openRows: openReportsRows },
  notices: { open: openNotices, openRows: openNoticesRows },
  coverage: { open: openCoverage, openRows: openCoverageRows },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

export const isFormat = (name: string): name is FormatName => name in FORMATS;
