import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONGEST_NAME, readName } from './person-name.ts';

test('a name is what is written, without the space around it', () => {
  assert.equal(readName('  Duty officer 2 '), 'Duty officer 2');
  assert.equal(readName('Черговий'), 'Черговий');
  assert.equal(readName('🛰'.repeat(LONGEST_NAME))?.length, 2 * LONGEST_NAME);
});

test('nothing, too much and what cannot be seen are no name', () => {
  for (const text of ['', '   ', 'x'.repeat(LONGEST_NAME + 1), 'a\nb', 'a\u202eb', '\u0000']) {
    assert.equal(readName(text), undefined);
  }
});
