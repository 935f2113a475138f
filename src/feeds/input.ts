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

export interface LiveInput extends InputParameters {
  readonly format: FormatName;
  readonly transport:
    | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
    | { readonly kind: 'udp'; readonly host: string; readonly port: number }
    | { readonly kind: 'file'; readonly file: string };
}

const refuse = (message: string, mend: string) => fail({ code: 'INPUT_UNUSABLE', message, mend });

function readFormat(name: string, whole: string): Result<FormatName> {
  if (isFormat(name)) return succeed(name);
  return refuse(`"${name}" in "${whole}" is not a format`, `use one of ${FORMAT_NAMES.join(', ')}`);
}

/** The parameters behind `?`; the last one of a name wins. */
function readParameters(query: string | undefined): Result<InputParameters> {
  const parameters: { start?: Instant; receiver?: Position; source?: string } = {};
  const problems: Problem[] = [];
  for (const [name, value] of new URLSearchParams(query ?? '')) {
    if (name === 'source') parameters.source = value;
    else if (name === 'start') {
      const start = parseInstant(value);
      if (start.ok) parameters.start = start.value.at;
      else problems.push(...start.problems);
    } else if (name === 'at') {
      const [lat, lon] = value.split(',').map(Number);
      if (Number.isFinite(lat) && Number.isFinite(lon)) parameters.receiver = { lat: lat!, lon: lon! };
      else
        problems.push(
          unusable(`"at=${value}" is not a place`, 'write at=59.7,30.3: latitude, then longitude'),
        );
    } else problems.push(unusable(`"${name}" is not a parameter`, 'use start, at or source'));
  }
  return problems.length > 0 ? fail(...problems) : succeed(parameters);
}

const unusable = (message: string, mend: string): Problem => ({ code: 'INPUT_UNUSABLE', message, mend });

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
  const place = match[3]!;
  if (match[2] === 'file') {
    return succeed({ format: format.value, transport: { kind: 'file', file: place }, ...parameters.value });
  }
  const port = Number(place.slice(place.lastIndexOf(':') + 1));
  const host = place.slice(0, place.lastIndexOf(':'));
  if (!host || !Number.isInteger(port) || port < 1 || port > 65_535) {
    return refuse(`"${place}" has no host and port`, 'write HOST:PORT, for instance 127.0.0.1:30005');
  }
  const kind = match[2] as 'tcp' | 'udp';
  return succeed({ format: format.value, transport: { kind, host, port }, ...parameters.value });
}
