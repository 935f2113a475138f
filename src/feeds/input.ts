/** How people name an input: `FORMAT:FILE?start=…&at=lat,lon&source=id`, or `FORMAT+TRANSPORT:…` for a live one. */
import {
  fail,
  type Instant,
  type Position,
  type Problem,
  parseInstant,
  type Result,
  succeed,
} from '../kernel/index.ts';
import type { FeedOptions } from './feed.ts';
import { FORMAT_NAMES, type FormatName, isFormat } from './formats.ts';

interface InputParameters {
  readonly start?: Instant;
  readonly receiver?: Position;
  readonly source?: string;
}

export interface FileInput extends InputParameters {
  readonly format: FormatName;
  readonly file: string;
}

type Transport =
  | { readonly kind: 'tcp' | 'udp'; readonly host: string; readonly port: number }
  | { readonly kind: 'file'; readonly file: string };

export interface LiveInput extends InputParameters {
  readonly format: FormatName;
  readonly transport: Transport;
}

/** What an input says about itself, as its decoder takes it. */
export const feedParameters = (
  input: InputParameters | undefined,
): Pick<FeedOptions, 'start' | 'receiver'> => ({
  ...(input?.start === undefined ? {} : { start: input.start }),
  ...(input?.receiver === undefined ? {} : { receiver: input.receiver }),
});

const unusable = (message: string, mend: string): Problem => ({ code: 'INPUT_UNUSABLE', message, mend });
const refuse = (message: string, mend: string) => fail(unusable(message, mend));

function readFormat(name: string, whole: string): Result<FormatName> {
  if (isFormat(name)) return succeed(name);
  return refuse(`"${name}" in "${whole}" is not a format`, `use one of ${FORMAT_NAMES.join(', ')}`);
}

/** The parameters behind `?`; the last one of a name wins. */
function readParameters(query: string | undefined): Result<InputParameters> {
  const parameters: { start?: Instant; receiver?: Position; source?: string } = {};
  const problems: Problem[] = [];
  // A plus sign is one: of an offset or a coordinate, not a blank as in a form.
  for (const [name, value] of new URLSearchParams((query ?? '').replaceAll('+', '%2B'))) {
    if (name === 'source') parameters.source = value;
    else if (name === 'start') {
      const start = parseInstant(value);
      if (start.ok) parameters.start = start.value.at;
      else problems.push(...start.problems);
    } else if (name === 'at') {
      const place = readPlace(value);
      if (place.ok) parameters.receiver = place.value;
      else problems.push(...place.problems);
    } else problems.push(unusable(`"${name}" is not a parameter`, 'use start, at or source'));
  }
  return problems.length > 0 ? fail(...problems) : succeed(parameters);
}

const COORDINATE = /^[+-]?\d+(?:\.\d+)?$/;

function readPlace(text: string): Result<Position> {
  const [lat, lon, ...rest] = text
    .split(',')
    .map((part) => (COORDINATE.test(part) ? Number(part) : Number.NaN));
  if (rest.length === 0 && Math.abs(lat!) <= 90 && Math.abs(lon!) <= 180) {
    return succeed({ lat: lat!, lon: lon! });
  }
  return refuse(`"at=${text}" is not a place`, 'write at=59.7,30.3: latitude, then longitude, in degrees');
}

/** `beast:file.beast?start=2018-04-03T19:02:28Z`. A name without a format in front is refused. */
export function parseFileInput(text: string): Result<FileInput> {
  const match = /^([a-z-]+):([^?]+)(?:\?(.*))?$/.exec(text);
  if (!match) return refuse(`"${text}" names no input`, 'write FORMAT:FILE, for instance ais:log.nmea');
  const format = readFormat(match[1]!, text);
  const parameters = readParameters(match[3]);
  if (!format.ok) return format;
  return parameters.ok ? succeed({ format: format.value, file: match[2]!, ...parameters.value }) : parameters;
}

/** `beast+tcp://127.0.0.1:30005?source=roof`, `ais+udp://0.0.0.0:10110`, `firms+file:pixels.csv`. */
export function parseLiveInput(text: string): Result<LiveInput> {
  const match = /^([a-z-]+)\+(tcp|udp|file):(?:\/\/)?([^?]+)(?:\?(.*))?$/.exec(text);
  if (!match)
    return refuse(
      `"${text}" names no feed`,
      'write FORMAT+tcp://HOST:PORT, FORMAT+udp://… or FORMAT+file:PATH',
    );
  const format = readFormat(match[1]!, text);
  if (!format.ok) return format;
  const parameters = readParameters(match[4]);
  if (!parameters.ok) return parameters;
  const transport = readTransport(match[2] as Transport['kind'], match[3]!);
  if (!transport.ok) return transport;
  return succeed({ format: format.value, transport: transport.value, ...parameters.value });
}

/** IPv6 hosts stand in brackets, as in a URI. */
const HOST_PORT = /^(?:\[([0-9a-fA-F:.%]+)\]|([^:[\]/]+)):(\d{1,5})\/?$/;

function readTransport(kind: Transport['kind'], place: string): Result<Transport> {
  if (kind === 'file') return succeed({ kind, file: place });
  const [, six, name, digits] = HOST_PORT.exec(place) ?? [];
  const host = six ?? name;
  const port = Number(digits);
  if (host === undefined || !(port >= 1 && port <= 65_535)) {
    return refuse(
      `"${place}" has no host and port`,
      'write HOST:PORT, for instance 127.0.0.1:30005 or [::1]:30005',
    );
  }
  return succeed({ kind, host, port });
}
