/** The table of where readings diverge, for people. */
import { formatInstant } from '../kernel/index.ts';
import type { Divergence } from '../watch/index.ts';

export function readingsTable(divergences: readonly Divergence[]): readonly string[] {
  if (divergences.length === 0) return ['readings: they nowhere come to different verdicts'];
  const count = divergences.length === 1 ? 'one incident' : `${divergences.length} incidents`;
  return [`readings diverge on ${count}`, ...divergences.flatMap(rowOf)];
}

function rowOf({ clause, subject, from, position, verdicts }: Divergence): readonly string[] {
  const who = Object.entries(subject.identity ?? {}).map(([kind, value]) => `${kind} ${value}`);
  const where = position ? `at ${position.lat.toFixed(4)}, ${position.lon.toFixed(4)}` : '';
  const about = [formatInstant(from), subject.category ?? '', ...who, where].filter((part) => part !== '');
  return [
    `  ${clause}  ${about.join('  ')}`,
    ...verdicts.map(({ reading, says }) => {
      const said = says
        ? `${says.verdict} (${says.reason})${says.ofClause ? ', of the clause as a whole' : ''}`
        : 'nothing';
      return `    ${reading.padEnd(8)} ${said}`;
    }),
  ];
}
