/** `garant decode FORMAT FILE`: every row of a recording as one JSON line, with the format's own field names. */
import { FORMAT_NAMES, FORMATS, isFormat } from '../feeds/formats.ts';
import type { Problem } from '../kernel/index.ts';
import { EXIT, type ExitCode, tellProblems } from './exit.ts';
import { InputBroken, openChunks } from './input-file.ts';
import { standardOutput } from './output.ts';

/** Problems told in full; the rest are counted. */
const TOLD = 10;

export async function decode(format: string, file: string): Promise<ExitCode> {
  if (!isFormat(format)) {
    tellProblems([
      {
        code: 'CLI_UNKNOWN_FORMAT',
        message: `"${format}" is not a format`,
        mend: `use one of ${FORMAT_NAMES.join(', ')}`,
      },
    ]);
    return EXIT.usage;
  }
  const out = standardOutput();
  const refused = new Map<string, number>();
  const problems: Problem[] = [];
  let rows = 0;
  const reader = FORMATS[format].openRows(
    (row) => {
      rows += 1;
      out.line(JSON.stringify(row));
    },
    (reason, problem) => {
      refused.set(reason, (refused.get(reason) ?? 0) + 1);
      if (problem && problems.length < TOLD) problems.push({ ...problem, place: { file, ...problem.place } });
    },
  );
  let broken: Problem | undefined;
  try {
    for await (const chunk of openChunks(file, () => out.flush())) reader.push(chunk);
    reader.end();
  } catch (cause) {
    if (!(cause instanceof InputBroken)) throw cause;
    broken = cause.problem;
  }
  await out.flush();
  tellProblems(problems);
  process.stderr.write(`${rows} rows${describeRefused(refused)}\n`);
  if (broken) tellProblems([broken]);
  return !broken && (rows > 0 || refused.size === 0) ? EXIT.done : EXIT.unreadable;
}

function describeRefused(refused: ReadonlyMap<string, number>): string {
  const parts = [...refused].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `${count} ${reason}`);
  return parts.length > 0 ? `; not used: ${parts.join(', ')}` : '';
}
