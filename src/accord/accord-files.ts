/** The texts of an accord's folder, and of the accords that it extends. */

export interface AccordFiles {
  /** Text of `accord.yaml`. */
  readonly yaml: string;
  /** Text of `areas.geojson`; absent: the accord has no features. */
  readonly areas?: string;
  /** The files of `examples/`, by path within the folder: `examples/sky.yaml`. */
  readonly examples?: readonly { readonly name: string; readonly text: string }[];
  /** Put before file names in problems: `accords/line-of-contact`. */
  readonly folder?: string;
  /** The accord that this one extends; absent: it says that it extends none. */
  readonly base?: AccordFiles;
}

export const filePath = ({ folder }: AccordFiles, name: string): string =>
  folder === undefined || folder === '' ? name : `${folder.replace(/\/$/, '')}/${name}`;

/** The text of the `accord.yaml` that problems name so. */
export function yamlAt(files: AccordFiles, path: string): string | undefined {
  if (filePath(files, 'accord.yaml') === path) return files.yaml;
  return files.base && yamlAt(files.base, path);
}

/** Where, among an accord's files, those of the accord that it extends are kept: sealed and cited with them. */
export const BASE_FOLDER = 'extends';

const IN_BASE = `${BASE_FOLDER}/`;

/** An accord from all of its files by path, the ones under `extends/` those of the accord that it extends. */
export function filesByPath(texts: ReadonlyMap<string, string>, folder?: string): AccordFiles {
  const areas = texts.get('areas.geojson');
  const ofBase = new Map(
    [...texts].flatMap(([path, text]) =>
      path.startsWith(IN_BASE) ? [[path.slice(IN_BASE.length), text] as const] : [],
    ),
  );
  const baseFolder = folder === undefined ? BASE_FOLDER : `${folder}/${BASE_FOLDER}`;
  return {
    yaml: texts.get('accord.yaml') ?? '',
    ...(areas === undefined ? {} : { areas }),
    examples: [...texts]
      .filter(([path]) => /^examples\/[^/]+\.ya?ml$/i.test(path))
      .map(([name, text]) => ({ name, text })),
    ...(folder === undefined ? {} : { folder }),
    ...(ofBase.has('accord.yaml') ? { base: filesByPath(ofBase, baseFolder) } : {}),
  };
}
