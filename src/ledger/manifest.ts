/** A list of files and their hashes that `sha256sum -c` reads. */
import { bytesToHex, type HashText, hashText, type Problem, sha256, utf8ToBytes } from '../kernel/index.ts';
import { readUtf8 } from './bytes.ts';
import { inFile } from './file-reader.ts';

export const MANIFEST = 'MANIFEST.sha256';

/** Files by path, `/` between folders. */
export type Files = ReadonlyMap<string, Uint8Array>;

const byPath = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

/** One line a file, sorted by path (UTF-16 code units). */
export const formatManifest = (files: Files): string =>
  [...files]
    .sort(byPath)
    .map(([path, bytes]) => `${bytesToHex(sha256(bytes))}  ${path}\n`)
    .join('');

/** One hash for a folder: that of its manifest. `sha256sum` over all files, sorted, gives the same. */
export const hashFolder = (files: Files): HashText => hashText(utf8ToBytes(formatManifest(files)));

/** The files below a folder of a bundle, by their path within it. */
export const within = (files: Files, folder: string): Files =>
  new Map(
    [...files].flatMap(([path, bytes]) =>
      path.startsWith(folder) ? [[path.slice(folder.length), bytes]] : [],
    ),
  );

const LINE = /^([0-9a-f]{64}) {2}(.+)$/;

/** Every file that is not what the manifest says, is not in it, or is missing. */
export function checkManifest(files: Files): Problem[] {
  const text = readUtf8(files.get(MANIFEST) ?? new Uint8Array()) ?? '';
  const rest = new Map(files);
  rest.delete(MANIFEST);
  const problems: Problem[] = [];
  const lines = text.split('\n');
  if (lines.pop() !== '')
    problems.push(inFile(MANIFEST, 'LEDGER_MANIFEST_WRONG', 'missing, or its last line is cut'));
  for (const [i, line] of lines.entries()) {
    const [, hash = '', path = ''] = LINE.exec(line) ?? [];
    const bytes = rest.get(path);
    if (!bytes) {
      const message =
        path === '' ? `line ${i + 1} is not a hash and a path` : `line ${i + 1}: ${path} is missing`;
      problems.push(inFile(MANIFEST, 'LEDGER_MANIFEST_WRONG', message));
    } else if (bytesToHex(sha256(bytes)) !== hash) {
      problems.push(
        inFile(path, 'LEDGER_FILE_CHANGED', `does not hash to what line ${i + 1} of ${MANIFEST} says`),
      );
    }
    rest.delete(path);
  }
  for (const path of rest.keys())
    problems.push(inFile(path, 'LEDGER_FILE_UNEXPECTED', `is not in ${MANIFEST}`));
  return problems;
}
