import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { isAtLeast, openDatabase, readPragma } from './database.ts';
import { storeProblem } from './failure.ts';

function scratch(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'garant-database-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'ledger.db');
}

const refusal = (path: string): string => {
  const db = openDatabase(path, 'FULL');
  assert.ok(!db.ok);
  return db.problems[0]!.code;
};

test('the database runs with a write-ahead log and full syncing, or not at all', (t) => {
  const db = openDatabase(scratch(t), 'FULL');
  assert.ok(db.ok);
  assert.deepEqual([readPragma(db.value, 'journal_mode'), readPragma(db.value, 'synchronous')], ['wal', 2]);
  db.value.close();
  assert.equal(refusal(':memory:'), 'STORE_NOT_DURABLE');
});

test("another application's database, or another schema, is left alone", (t) => {
  const path = scratch(t);
  for (const sql of ['CREATE TABLE theirs (a)', 'PRAGMA application_id = 1; PRAGMA user_version = 7']) {
    const other = new DatabaseSync(path);
    other.exec(sql);
    other.close();
    const before = readFileSync(path);
    assert.equal(refusal(path), 'STORE_OTHER_VERSION');
    assert.deepEqual(readFileSync(path), before);
  }
});

test('what is no database is damage, with a mend', (t) => {
  const path = scratch(t);
  writeFileSync(path, 'x'.repeat(8192));
  assert.throws(
    () => openDatabase(path, 'FULL'),
    (error) => {
      const problem = storeProblem(error, path);
      return problem.code === 'STORE_DAMAGED' && problem.mend !== undefined;
    },
  );
});

test('SQLite before 3.51.3 is too old, whatever its other digits', () => {
  const oldest = [3, 51, 3];
  for (const version of ['3.51.3', '3.51.4', '3.52.0', '4.0.0', '3.53.4'])
    assert.ok(isAtLeast(version, oldest), version);
  for (const version of ['3.51.2', '3.7.17', '3.50.9', '2.99.99', '3.51'])
    assert.ok(!isAtLeast(version, oldest), version);
});
