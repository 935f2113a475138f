/** Notices given in advance, as `schemas/notice.schema.json` says. */
import { type Category, endOf, type Instant, parseInstant } from '../../kernel/index.ts';
import type { Notice } from '../../picture/index.ts';
import { feedOfRows, type Observing, type OpenRows, reported } from '../rows.ts';
import { type Terms, unknownName } from '../terms.ts';
import { openNdjson, readSchema } from '../text/read-ndjson.ts';
import { timeComplaint, writtenInstant } from '../text/written-time.ts';

type NamedObject = { readonly icao24: string } | { readonly mmsi: number } | { readonly plot: number };

interface GivenRow {
  readonly observedAt: string;
  readonly receivedAt?: string;
  readonly id: string;
  readonly notified: string;
  readonly party: string;
  readonly from: string;
  readonly until: string;
  readonly area?: string;
  readonly circle?: { readonly lon: number; readonly lat: number; readonly radius_m: number };
  readonly identities?: readonly NamedObject[];
  readonly carries?: readonly string[];
  readonly counts?: Readonly<Partial<Record<Category, number>>>;
  readonly tonnage_t?: number;
  readonly about?: string;
}

/** May repeat what it withdraws. */
interface WithdrawnRow extends Partial<GivenRow> {
  readonly observedAt: string;
  readonly id: string;
  readonly withdrawn: true;
}

export type NoticeRow = GivenRow | WithdrawnRow;

const check = readSchema<NoticeRow>(new URL('./schemas/notice.schema.json', import.meta.url));

/** An end written to the second excludes it; one written to the minute or day includes that minute or day. */
function writtenEnd(text: string): Instant {
  const written = parseInstant(text);
  if (!written.ok) return Number.NaN;
  const { precision, at } = written.value;
  return precision === 'minute' || precision === 'day' ? endOf(written.value) : at;
}

const isWithdrawn = (row: NoticeRow): row is WithdrawnRow => 'withdrawn' in row;

function complaint(row: NoticeRow): string {
  const { observedAt, receivedAt = observedAt } = row;
  const times = { observedAt, receivedAt };
  return timeComplaint(isWithdrawn(row) ? times : { ...times, from: row.from, until: row.until });
}

function contradiction(row: NoticeRow) {
  if (isWithdrawn(row) || writtenEnd(row.until) > writtenInstant(row.from)) return undefined;
  const { id, from, until } = row;
  return {
    reason: 'ends-before-it-begins',
    message: `until ${until} is not after from ${from}`,
    mend: `to take the notice back, send {"observedAt":"…","id":${JSON.stringify(id)},"withdrawn":true}`,
  };
}

export const openNoticesRows: OpenRows<NoticeRow> = (emit, reject) =>
  openNdjson(
    {
      format: 'notices',
      expected: 'an object with observedAt, id, notified, party, from and until',
      check,
      finish: complaint,
      contradiction,
    },
    emit,
    reject,
  );

type NoticeIdentity = NonNullable<Notice['identities']>[number];

function identityOf(object: NamedObject): NoticeIdentity {
  if ('icao24' in object) return { kind: 'icao24', identity: Number.parseInt(object.icao24, 16) };
  return 'mmsi' in object ? { kind: 'mmsi', identity: object.mmsi } : { kind: 'plot', identity: object.plot };
}

/** When the node had it; in a recording, when it says that it was received, or else when it was given. */
function stamp(observing: Observing, { observedAt, receivedAt }: NoticeRow) {
  const said = reported(observing, writtenInstant(observedAt));
  if (receivedAt === undefined || !Number.isNaN(observing.receivedAt)) return said;
  return { ...said, receivedAt: writtenInstant(receivedAt) };
}

const makeObserver = (observing: Observing) => (row: NoticeRow, line: number) => {
  const { sink } = observing;
  if (isWithdrawn(row)) {
    sink.report({ kind: 'notice-withdrawal', ...stamp(observing, row), id: row.id });
    return;
  }
  const unknown = unknownIn(row, observing.options.terms, line);
  if (unknown) {
    sink.reject(unknown.reason, unknown.problem);
    return;
  }
  const { circle, identities } = row;
  sink.report({
    kind: 'notice',
    ...stamp(observing, row),
    id: row.id,
    notified: row.notified,
    party: row.party,
    from: writtenInstant(row.from),
    until: writtenEnd(row.until),
    ...(row.area === undefined ? {} : { area: row.area }),
    ...(circle ? { circle: { centre: { lon: circle.lon, lat: circle.lat }, radius: circle.radius_m } } : {}),
    ...(identities ? { identities: identities.map(identityOf) } : {}),
    ...(row.carries ? { carries: row.carries } : {}),
    ...(row.counts ? { counts: row.counts } : {}),
    ...(row.tonnage_t === undefined ? {} : { tonnage: row.tonnage_t }),
    ...(row.about === undefined ? {} : { about: row.about }),
  });
};

function unknownIn({ notified, party, area, about }: GivenRow, terms: Terms | undefined, line: number) {
  const place = { format: 'notices', line };
  return (
    unknownName(terms, { ...place, kind: 'parties', name: party }) ??
    unknownName(terms, { ...place, kind: 'parties', name: about }) ??
    unknownName(terms, { ...place, kind: 'areas', name: area }) ??
    unknownName(terms, { ...place, kind: 'notified', name: notified })
  );
}

export const openNotices = feedOfRows(openNoticesRows, makeObserver);
