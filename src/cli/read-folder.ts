/** Reads what a folder or file on disk holds, as texts for the core. */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Accord, type AccordFiles, BASE_FOLDER, extendsOf, readAccord } from '../accord/index.ts';
import { fail, type Problem, type Result, succeed } from '../kernel/index.ts';
import { readSources, type SourceRegister } from '../picture/index.ts';
import { listFiles } from '../store/index.ts';
import { readBounded, readText, unreadable } from './read-text.ts';

/** The files of an accord's folder, and of those that it extends; only `accord.yaml` must be there. */
export function readAccordFiles(folder: string): Result<AccordFiles> {
  return withBase(folder, []);
}

/** `above`: real paths of the folders that extend this one, from which no circle may lead back. */
function withBase(folder: string, above: readonly string[]): Result<AccordFiles> {
  const own = readOwnFiles(folder);
  if (!own.ok) return own;
  const word = extendsOf(own.value);
  const path = word && join(folder, word.value);
  // the accord's reader says that it is not there
  if (!word || !path || !existsSync(join(path, 'accord.yaml'))) return own;
  const chain = [...above, realpathSync(folder)];
  if (chain.includes(realpathSync(path))) {
    return fail({
      code: 'ACCORD_CIRCLE',
      message: `accords extend one another: ${[...chain, realpathSync(path)].map((each) => basename(each)).join(' → ')}`,
      mend: 'let one of them extend nothing',
      place: word.place,
    });
  }
  const base = withBase(path, chain);
  return base.ok ? succeed({ ...own.value, base: base.value }) : base;
}

function readOwnFiles(folder: string): Result<AccordFiles> {
  const mend = existsSync(join(folder, 'accord.yml'))
    ? 'rename accord.yml to accord.yaml'
    : 'name a folder that holds accord.yaml';
  const yaml = readText(join(folder, 'accord.yaml'), mend);
  if (!yaml.ok) return yaml;
  const geojson = join(folder, 'areas.geojson');
  const areas = existsSync(geojson) ? readText(geojson) : undefined;
  const names = listFolder(join(folder, 'examples'));
  const texts = names.ok ? names.value.map((name) => readText(join(folder, 'examples', name))) : [names];
  const problems = [...texts, ...(areas ? [areas] : [])].flatMap((text) => (text.ok ? [] : text.problems));
  if (!names.ok || problems.length > 0) return fail(...problems);
  return succeed({
    yaml: yaml.value,
    ...(areas?.ok ? { areas: areas.value } : {}),
    examples: texts.flatMap((text, i) =>
      text.ok ? [{ name: `examples/${names.value[i]}`, text: text.value }] : [],
    ),
    folder,
  });
}

const YAML_END = /\.ya?ml$/i;

/** Names of the YAML files in a folder, none when it is not there. Which of two with one name is meant nobody knows. */
function listFolder(folder: string): Result<readonly string[]> {
  try {
    if (!existsSync(folder)) return succeed([]);
    const names = readdirSync(folder).filter((name) => YAML_END.test(name));
    names.sort();
    const firstOf = (name: string) =>
      names.find((other) => other.replace(YAML_END, '') === name.replace(YAML_END, ''))!;
    const again = names.filter((name) => firstOf(name) !== name);
    return again.length > 0
      ? fail(...again.map((name) => sameName(folder, firstOf(name), name)))
      : succeed(names);
  } catch (cause) {
    return fail(unreadable(folder, cause, 'check the right to read it'));
  }
}

const sameName = (folder: string, first: string, again: string): Problem => ({
  code: 'CLI_EXAMPLES_TWICE',
  message: `${first} has this name as well`,
  mend: 'keep one of the two, or rename one',
  place: { file: join(folder, again) },
});

/** Every accord, or every problem of all of them. One that is given twice would be judged twice. */
export function readAccords(folders: readonly string[]): Result<readonly Accord[]> {
  const read = folders.map((folder) => {
    const files = readAccordFiles(folder);
    return files.ok ? readAccord(files.value) : files;
  });
  const accords = read.flatMap((one) => (one.ok ? [one.value] : []));
  const problems = read.flatMap((one, i) => {
    if (!one.ok) return one.problems;
    const first = read.findIndex((other) => other.ok && other.value.id === one.value.id);
    return first < i ? [twice(one.value.id, folders[i]!, folders[first]!)] : [];
  });
  return problems.length > 0 ? fail(...problems) : succeed(accords);
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
  const accordFiles = new Map<string, ReadonlyMap<string, Uint8Array>>();
  const problems: Problem[] = [];
  folders.forEach((folder, i) => {
    const { id } = accords.value[i]!;
    const files = readWithBases(folder);
    if (files.ok) accordFiles.set(id, files.value);
    else problems.push(...files.problems);
  });
  return problems.length > 0 ? fail(...problems) : succeed({ accords: accords.value, accordFiles });
}

/** With the files of the accord that it extends, which it rests on as much, under a folder of their own. */
function readWithBases(folder: string): Result<ReadonlyMap<string, Uint8Array>> {
  const own = readAll(folder);
  const texts = readOwnFiles(folder);
  const word = texts.ok ? extendsOf(texts.value) : undefined;
  if (!own.ok || !word) return own;
  const base = readWithBases(join(folder, word.value));
  if (!base.ok) return base;
  const below = [...base.value].map(([path, bytes]) => [`${BASE_FOLDER}/${path}`, bytes] as const);
  return succeed(new Map([...own.value, ...below]));
}

function readAll(folder: string): Result<ReadonlyMap<string, Uint8Array>> {
  try {
    return succeed(new Map(listFiles(folder).map((path) => [path, readBounded(join(folder, path))])));
  } catch (cause) {
    return fail(
      unreadable(folder, cause, 'keep only the files of the accord there, and make all of them readable'),
    );
  }
}

const twice = (id: string, folder: string, first: string): Problem => ({
  code: 'CLI_ACCORD_TWICE',
  message:
    realpathSync(folder) === realpathSync(first)
      ? `${folder} is given twice as --accord`
      : `${folder} holds the accord ${id}, which ${first} holds as well`,
  mend: 'name each accord once, or give one of them another id',
});

export interface SourcesFile {
  readonly register: SourceRegister;
  /** As it was read: what the ledger will vouch for. */
  readonly text: string;
}

export function readSourcesFile(path: string): Result<SourcesFile> {
  const text = readText(path);
  if (!text.ok) return text;
  const register = readSources(text.value, path);
  return register.ok ? succeed({ register: register.value, text: text.value }) : register;
}
