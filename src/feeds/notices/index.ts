/** Notices given in advance, as `schemas/notice.schema.json` says. */
import { endOf, type Instant, parseInstant } from '../../kernel/index.ts';
import type { Notice } from '../../picture/index.ts';
import { feedOfRows, type Observing, type OpenRows, reported } from '../rows.ts';
import { openNdjson, readSchema } from '../text/read-ndjson.ts';
import { timeComplaint, writtenInstant } from '../text/written-time.ts';

type NamedObject = { readonly icao24: string } | { readonly mmsi: number } | { readonly plot: number };

export type NoticeRow = {
  readonly observedAt: string;
  readonly id: string;
  readonly notified: string;
  readonly party: string;
  readonly from: string;
  readonly until: string;
  readonly area?: string;
  readonly circle?: { readonly lon: number; readonly lat: number; readonly radius_m: number };
  readonly identities?: readonly NamedObject[];
  readonly carries?: readonly string[];
};

const check = readSchema<NoticeRow>(new URL('./schemas/notice.schema.json', import.meta.url));

/** An end written to the second excludes it; one written to the minute or day includes that minute or day. */
function writtenEnd(text: string): Instant {
  const written = parseInstant(text);
  if (!written.ok) return Number.NaN;
  const { precision, at } = written.value;
  return precision === 'minute' || precision === 'day' ? endOf(written.value) : at;
}

function complaint({ observedAt, from, until }: NoticeRow): string {
  const unreadable = timeComplaint({ observedAt, from, until });
  if (unreadable !== '') return unreadable;
  return writtenEnd(until) > writtenInstant(from) ? '' : `until ${until} is not after from ${from}`;
}

export const openNoticesRows: OpenRows<NoticeRow> = (emit, reject) =>
  openNdjson(
    {
      format: 'notices',
      expected: 'an object with observedAt, id, notified, party, from and until',
      check,
      finish: complaint,
    },
    emit,
    reject,
  );

type NoticeIdentity = NonNullable<Notice['identities']>[number];

function identityOf(object: NamedObject): NoticeIdentity {
  if ('icao24' in object) return { kind: 'icao24', identity: Number.parseInt(object.icao24, 16) };
  return 'mmsi' in object ? { kind: 'mmsi', identity: object.mmsi } : { kind: 'plot', identity: object.plot };
}

const makeObserver = (observing: Observing) => (row: NoticeRow) => {
  const { circle, identities } = row;
  observing.sink.report({
    kind: 'notice',
    ...reported(observing, writtenInstant(row.observedAt)),
    id: row.id,
    notified: row.notified,
    party: row.party,
    from: writtenInstant(row.from),
    until: writtenEnd(row.until),
    ...(row.area === undefined ? {} : { area: row.area }),
    ...(circle ? { circle: { centre: { lon: circle.lon, lat: circle.lat }, radius: circle.radius_m } } : {}),
    ...(identities ? { identities: identities.map(identityOf) } : {}),
    ...(row.carries ? { carries: row.carries } : {}),
  });
};

export const openNotices = feedOfRows(openNoticesRows, makeObserver);
