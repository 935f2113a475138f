/** What an accord and a sources file say of how compliance with a clause was to be seen. */
import { filesByPath, readAccord } from '../accord/index.ts';
import { fail, type Json, type Milliseconds, type Result, succeed } from '../kernel/index.ts';
import { type Files, readUtf8, type Sight } from '../ledger/index.ts';
import { readSources } from '../picture/index.ts';

export interface Means {
  readonly revisit: Milliseconds;
  readonly sources: Sight['sources'];
  readonly coverageFrom: Sight['coverageFrom'];
}

export interface MeansQuery {
  readonly accord: Files;
  readonly clause: string;
  /** Text of the sources file. */
  readonly sources: string;
  /** Those that looked. */
  readonly looked: readonly string[];
}

/** @returns the problems of accord or sources file, or `STORE_EVIDENCE_INCOMPLETE` for what they do not hold. */
export function readMeans({ accord, clause: id, sources, looked }: MeansQuery): Result<Means> {
  const texts = [...accord].map(([path, bytes]) => [path, readUtf8(bytes) ?? ''] as const);
  const read = readAccord(filesByPath(new Map(texts), 'accord'));
  if (!read.ok) return read;
  const register = readSources(sources, 'sources.yaml');
  if (!register.ok) return register;
  const clause = read.value.clauses.find((one) => one.id === id);
  if (!clause) return missing(`the accord has no clause ${id}`);
  const unknown = looked.find((each) => !register.value.sources.some((source) => source.id === each));
  if (unknown !== undefined) return missing(`the sources file has no source ${unknown}`);
  const coverageFrom = register.value.sources.filter(({ feed }) => feed === 'coverage').map(({ id }) => id);
  return succeed({
    coverageFrom,
    revisit: clause.revisit,
    sources: looked.map((each) => ({
      id: each,
      footprint: register.value.sources.find((source) => source.id === each)!.footprint as unknown as Json,
    })),
  });
}

const missing = (message: string) =>
  fail({
    code: 'STORE_EVIDENCE_INCOMPLETE',
    message,
    mend: 'use the accord and the sources that were applied',
  });
