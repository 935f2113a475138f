/**
 * The watch against the plain evaluator over many small worlds: every line that only one of them says is listed,
 * and what the worlds never showed. `--seeds N` (default 1000), `--first N`; `--plain` for worlds without reports,
 * exceptions and delays; `--spoil fixes|late|dwell` is the switch that must make it fail.
 */
import { parseArgs } from 'node:util';
import { compareWithOracle, EXPECTED, type Spoilt } from '../../src/watch/testing/compare-oracle.ts';

export interface OracleRun {
  readonly seeds: number;
  readonly first: number;
  readonly plain?: boolean;
  readonly spoil?: Spoilt | undefined;
}

export interface OracleResult {
  /** Seeds over which the two disagree, and what only one of them says. */
  readonly disagreements: ReadonlyMap<number, readonly string[]>;
  /** Lines that both say. */
  readonly agreed: number;
  /** How many worlds showed each occurrence. */
  readonly met: ReadonlyMap<string, number>;
}

export function compareMany({ seeds, first, plain = false, spoil }: OracleRun): OracleResult {
  const disagreements = new Map<number, readonly string[]>();
  const met = new Map<string, number>(EXPECTED.map((what) => [what, 0]));
  let agreed = 0;
  for (let seed = first; seed < first + seeds; seed++) {
    const { watch, oracle, met: here } = compareWithOracle(seed, { plain, spoil });
    for (const what of here) met.set(what, (met.get(what) ?? 0) + 1);
    const different = [
      ...beyond(watch, oracle).map((line) => `watch only: ${line}`),
      ...beyond(oracle, watch).map((line) => `evaluator only: ${line}`),
    ];
    agreed += watch.length - beyond(watch, oracle).length;
    if (different.length > 0) disagreements.set(seed, different);
  }
  return { disagreements, agreed, met };
}

/** Lines of one list that the other does not have, or has fewer times. */
function beyond(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '1000' },
      first: { type: 'string', default: '1' },
      plain: { type: 'boolean', default: false },
      spoil: { type: 'string' },
    },
  });
  const [seeds, first] = [Number(values.seeds), Number(values.first)];
  const spoil = (['fixes', 'late', 'dwell'] as const).find((name) => name === values.spoil);
  if (values.spoil !== undefined && !spoil)
    throw new Error(`--spoil ${values.spoil}: use fixes, late or dwell`);
  const { disagreements, agreed, met } = compareMany({ seeds, first, plain: values.plain, spoil });
  for (const [seed, lines] of disagreements) console.log([`seed ${seed}:`, ...lines].join('\n  '));
  const never = values.plain ? [] : [...met].filter(([, count]) => count === 0).map(([what]) => what);
  if (never.length > 0) console.log(`never met: ${never.join(', ')}`);
  console.log(
    JSON.stringify({ seeds, first, agreed, disagree: disagreements.size, met: Object.fromEntries(met) }),
  );
  process.exitCode = disagreements.size > 0 || (seeds >= 1_000 && never.length > 0) ? 1 : 0;
}
