/** Garant's own formats: one JSON object a line, checked against the format's published schema. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { suggest } from '../../accord/index.ts';
import { type Problem, repeatedKey } from '../../kernel/index.ts';
import type { EmitRow, RejectRow, RowReader } from '../rows.ts';
import { isObject } from './json-fields.ts';
import { badLine, keyTwice, lineTooLong, wrongFormat } from './problems.ts';
import { LineReader } from './read-lines.ts';
import { recognise } from './recognise.ts';

const MOST_LINE = 65_536;

interface Contradiction {
  readonly reason: string;
  readonly message: string;
  readonly mend: string;
}

export interface NdjsonFormat<Row> {
  readonly format: string;
  /** In words, for the error of a wrong format. */
  readonly expected: string;
  /** True: the value has the schema's shape. Its `errors` then say why not. */
  readonly check: { (value: unknown): value is Row; errors?: ErrorObject[] | null };
  /** What a schema cannot say; '' when the row is sound. */
  readonly finish?: (row: Row) => string;
  /** What is wrong between fields that can each be read; undefined when they agree. */
  readonly contradiction?: (row: Row) => Contradiction | undefined;
}

/** The check that the published schema at `file` stands for: there is no second copy of it in code. */
export function readSchema<Row>(file: URL): NdjsonFormat<Row>['check'] {
  const schema: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return new Ajv2020({ strictRequired: false, verbose: true }).compile<Row>(schema as object);
}

function describe(errors: readonly ErrorObject[] | null | undefined): string {
  const error = errors?.[0];
  if (!error) return 'not as the schema says';
  const place = error.instancePath === '' ? '' : `${error.instancePath.slice(1)} `;
  const allowed = Array.isArray(error.params.allowedValues)
    ? `: ${error.params.allowedValues.join(', ')}`
    : '';
  const extra =
    typeof error.params.additionalProperty === 'string' ? `: ${error.params.additionalProperty}` : '';
  return `${place}${error.message ?? 'is wrong'}${allowed}${extra}`;
}

/** The known word that one nobody knows was probably meant to be. */
function mendOf(errors: readonly ErrorObject[] | null | undefined): string | undefined {
  const { params, data } = errors?.[0] ?? {};
  return Array.isArray(params?.allowedValues) && typeof data === 'string'
    ? suggest(data, params.allowedValues)
    : undefined;
}

export function openNdjson<Row>(ndjson: NdjsonFormat<Row>, emit: EmitRow<Row>, reject: RejectRow): RowReader {
  const { format, expected, check, finish, contradiction } = ndjson;
  let isWrong = false;
  let isFirst = true;

  /** A first line that clearly is another format turns the whole input down, with one problem. */
  const refuse = (reason: string, line: string, problem: Problem, number: number) => {
    const other = isFirst ? recognise(line) : undefined;
    isWrong = other !== undefined && other !== format;
    if (isWrong) reject('wrong-format', wrongFormat(format, expected, line, number));
    else reject(reason, problem);
  };

  const take = (line: string, number: number) => {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (reason) {
      if (!(reason instanceof SyntaxError)) throw reason;
      refuse('not-json', line, badLine(format, 'the line is not JSON', number), number);
      return;
    }
    if (!isObject(value) || !check(value)) {
      const mend = mendOf(check.errors);
      const said = badLine(format, describe(check.errors), number);
      refuse('not-as-schema', line, mend === undefined ? said : { ...said, mend }, number);
      return;
    }
    const twice = repeatedKey(line, value);
    if (twice) {
      reject('key-twice', keyTwice(format, line, twice, number));
      return;
    }
    const complaint = finish?.(value) ?? '';
    if (complaint !== '') {
      reject('unreadable-time', badLine(format, complaint, number));
      return;
    }
    const found = contradiction?.(value);
    if (found) reject(found.reason, { ...badLine(format, found.message, number), mend: found.mend });
    else emit(value, number);
  };

  const reader = new LineReader(
    MOST_LINE,
    (line, number) => {
      if (isWrong) return;
      take(line, number);
      isFirst = false;
    },
    (number) => reject('line-too-long', lineTooLong(format, MOST_LINE, number)),
  );
  return { push: (bytes) => reader.push(bytes), end: () => reader.end() };
}
