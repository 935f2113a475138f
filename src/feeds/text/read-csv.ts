/** Comma-separated tables with a header line. @source RFC 4180; a quoted field may not hold a line end. */
import type { EmitRow, RejectRow, RowReader } from '../rows.ts';
import { badLine, lineTooLong, wrongFormat } from './problems.ts';
import { LineReader } from './read-lines.ts';

const MOST_LINE = 16_384;

/** A row's cells by lower-case column name; '' for a column that the table does not have. */
export type Cell = (name: string) => string;

export interface CsvFormat<Row> {
  readonly format: string;
  /** Lower-case names without which the table is something else. */
  readonly required: readonly string[];
  /** The row, or the reason why it is none. */
  readRow(cell: Cell): Row | string;
}

export function splitCells(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line[i]!;
    if (letter === '"' && isQuoted && line[i + 1] === '"') cell += line[++i];
    else if (letter === '"') isQuoted = !isQuoted;
    else if (letter === ',' && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  cells.push(cell);
  return cells;
}

/** Number in a cell; NaN when it is empty or no number. */
export const numberOf = (cell: string): number => (cell.trim() === '' ? Number.NaN : Number(cell));

export function openCsv<Row>(csv: CsvFormat<Row>, emit: EmitRow<Row>, reject: RejectRow): RowReader {
  let header: ReadonlyMap<string, number> | undefined;
  let width = 0;
  let isWrong = false;

  const readHeader = (line: string, number: number) => {
    const names = splitCells(line).map((name) => name.trim().toLowerCase());
    isWrong = !csv.required.every((name) => names.includes(name));
    if (isWrong) {
      reject(
        'wrong-format',
        wrongFormat(csv.format, `a header with ${csv.required.join(', ')}`, line, number),
      );
      return;
    }
    header = new Map(names.map((name, i) => [name, i]));
    width = names.length;
  };

  const readRow = (line: string, number: number, columns: ReadonlyMap<string, number>) => {
    const cells = splitCells(line);
    if (cells.length !== width) {
      const message = `${cells.length} cells, the header has ${width}`;
      reject('bad-width', badLine(csv.format, message, number));
      return;
    }
    const row = csv.readRow((name) => cells[columns.get(name) ?? -1] ?? '');
    if (typeof row === 'string') reject(row, badLine(csv.format, row.replaceAll('-', ' '), number));
    else emit(row, number);
  };

  const reader = new LineReader(
    MOST_LINE,
    (line, number) => {
      if (isWrong) return;
      if (header === undefined) readHeader(line, number);
      else readRow(line, number, header);
    },
    (number) => reject('line-too-long', lineTooLong(csv.format, MOST_LINE, number)),
  );
  return { push: (bytes) => reader.push(bytes), end: () => reader.end() };
}
