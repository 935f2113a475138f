/** The signing keys that a node keeps for the people at it: one pair of files each, named by a hash of who. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../kernel/index.ts';
import { inFile, LAYOUT, toBase64 } from '../ledger/index.ts';
import { writeDurably } from './durable-file.ts';
import { keyInPem, openKey, type SigningKey } from './keys.ts';

const publicLine = ({ publicKey }: SigningKey) => `${toBase64(publicKey)}\n`;

/** @param actor as in the record: `person:<name>`. The key is made at the first act. */
export function openActorKey(directory: string, actor: string): SigningKey {
  const name = createHash('sha256').update(actor).digest('hex');
  const path = join(directory, LAYOUT.actors, name);
  const key = openKey(`${path}.key`);
  if (!existsSync(`${path}.pub`))
    writeDurably([{ path: `${path}.pub`, bytes: Buffer.from(publicLine(key)) }]);
  return key;
}

/** Each private key that is not the one its public file says, among the directory's files. */
export function checkActorKeys(directory: string, files: readonly string[]): Problem[] {
  return files
    .filter((file) => file.startsWith(LAYOUT.actors) && file.endsWith('.key'))
    .flatMap((file) => {
      const key = keyInPem(readFileSync(join(directory, file)));
      const pub = file.replace(/key$/, 'pub');
      const said = existsSync(join(directory, pub)) ? readFileSync(join(directory, pub), 'latin1') : '';
      if (key && publicLine(key) === said) return [];
      return [inFile(file, 'LEDGER_KEY_WRONG', `is not the private key of ${pub}`)];
    });
}
