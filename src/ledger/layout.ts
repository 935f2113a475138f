/**
 * Where a data directory keeps what. Paths are relative to it, `/` between folders.
 * Everything under `log/` is public and may be mirrored as static files; the rest stays with the node.
 */
export const LAYOUT = {
  /** Which log this is: `NodeFile`, canonical JSON and a newline. */
  node: 'node.json',
  /** Held while a process has the directory open; always empty. */
  lock: 'garant.lock',
  /** Records, salts and leaves (SQLite). */
  database: 'ledger.db',
  /** SHA-256 of the database file, there only after a clean close: `sha256sum -c` reads it. */
  databaseSeal: 'ledger.db.sha256',
  privateKey: 'keys/log.key',
  verifierKey: 'keys/log.vkey',
  log: 'log/',
  checkpoint: 'log/checkpoint',
  blocks: 'blocks/',
  actors: 'keys/actors/',
} as const;

/** A raw block's file: its own SHA-256 is its name, two digits of it the folder. */
export const blockPath = (hex: string): string => `${LAYOUT.blocks}${hex.slice(0, 2)}/${hex}.zst`;

const BLOCK_PATH = /^blocks\/([0-9a-f]{2})\/(\1[0-9a-f]{62})\.zst$/;

/** The hash in a block's path, or undefined for any other path. */
export const parseBlockPath = (path: string): string | undefined => BLOCK_PATH.exec(path)?.[2];
