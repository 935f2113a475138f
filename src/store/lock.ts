import { DatabaseSync } from 'node:sqlite';

/**
 * Holds the directory for this process alone. The operating system lets go when the process ends, however
 * it ends, so no stale lock is ever left to judge.
 * @throws the database's "locked" error when another holder is alive.
 */
export function lockFile(path: string): { release(): void } {
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error;
  }
  return { release: () => lock.close() };
}
