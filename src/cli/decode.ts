/** `garant decode FORMAT FILE`: every row of a recording as one JSON line, with the format's own field names. */
import { FORMAT_NAMES, FORMATS, isFormat } from '../feeds/formats.ts';
import type { Problem } from '../kernel/index.ts';
import { EXIT, type ExitCode, refuse } from './exit.ts';
import { InputBroken, openChunks } from './input-file.ts';
import { standardOutput } from './output.ts';
import { Refusals } from './refusals.ts';

export async function decode(format: string, file: string): Promise<ExitCode> {
  if (!isFormat(format)) {
    const mend = `use one of ${FORMAT_NAMES.join(', ')}`;
    return refuse([{ code: 'CLI_UNKNOWN_FORMAT', message: `"${format}" is not a format`, mend }], EXIT.usage);
  }
  const out = standardOutput();
  const refusals = new Refusals();
  let rows = 0;
  const reader = FORMATS[format].openRows(
    (row) => {
      rows += 1;
      out.line(JSON.stringify(row));
    },
    (reason, problem) => refusals.note(file, reason, problem),
  );
  let broken: Problem | undefined;
  try {
    for await (const chunk of openChunks(file, () => out.flush())) reader.push(chunk);
  } catch (cause) {
    if (!(cause instanceof InputBroken)) throw cause;
    broken = cause.problem;
  }
  reader.end();
  await out.flush();
  refusals.tell();
  process.stderr.write(`${rows} rows${refusals.describe()}\n`);
  if (broken) return refuse([broken], EXIT.unreadable);
  if (rows === 0 && refusals.any) return refuse([refusals.useless(file, format)], EXIT.unreadable);
  return EXIT.done;
}
