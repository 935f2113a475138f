/** Reads what a folder or file on disk holds, as texts for the core. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Accord, type AccordFiles, readAccord } from '../accord/index.ts';
import { fail, type Result, succeed } from '../kernel/index.ts';
import { readSources, type SourceRegister } from '../picture/index.ts';
import { listFiles } from '../store/index.ts';

const unreadable = (path: string, cause: unknown, mend: string) =>
  fail({
    code: 'CLI_UNREADABLE',
    message: `cannot read ${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
    mend,
  });

export function readText(path: string, mend = 'check the path'): Result<string> {
  try {
    return succeed(readFileSync(path, 'utf8'));
  } catch (cause) {
    return unreadable(path, cause, mend);
  }
}

/** The files of an accord's folder; only `accord.yaml` must be there. */
export function readAccordFiles(folder: string): Result<AccordFiles> {
  const yaml = readText(join(folder, 'accord.yaml'), 'name a folder that holds accord.yaml');
  if (!yaml.ok) return yaml;
  const areas = readText(join(folder, 'areas.geojson'));
  const examples = listFolder(join(folder, 'examples'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({
      name: `examples/${name}`,
      text: readFileSync(join(folder, 'examples', name), 'utf8'),
    }));
  return succeed({ yaml: yaml.value, ...(areas.ok ? { areas: areas.value } : {}), examples, folder });
}

const listFolder = (folder: string): string[] =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).sort() : [];

/** Every accord, or every problem of all of them. */
export function readAccords(folders: readonly string[]): Result<readonly Accord[]> {
  const read = folders.map((folder) => {
    const files = readAccordFiles(folder);
    return files.ok ? readAccord(files.value) : files;
  });
  const problems = read.flatMap((one) => (one.ok ? [] : one.problems));
  return problems.length > 0
    ? fail(...problems)
    : succeed(read.flatMap((one) => (one.ok ? [one.value] : [])));
}

export interface Applied {
  readonly accords: readonly Accord[];
  /** Every file of each accord's folder as read, by accord id and path. */
  readonly accordFiles: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>;
}

/** Accords to be applied by a node, with the files that its ledger will vouch for. */
export function readApplied(folders: readonly string[]): Result<Applied> {
  const accords = readAccords(folders);
  if (!accords.ok) return accords;
  const accordFiles = new Map(
    folders.map((folder, i) => {
      const files = listFiles(folder).map((path) => [path, readFileSync(join(folder, path))] as const);
      return [accords.value[i]!.id, new Map<string, Uint8Array>(files)] as const;
    }),
  );
  return succeed({ accords: accords.value, accordFiles });
}

export function readSourcesFile(path: string): Result<SourceRegister> {
  const text = readText(path);
  return text.ok ? readSources(text.value, path) : text;
}
