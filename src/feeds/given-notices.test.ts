import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Notice, NoticeWithdrawal } from '../picture/index.ts';
import { GivenNotices } from './given-notices.ts';

const stamp = { observedAt: 0, receivedAt: 0, index: 0 };
const given = (source: string, id: string): Notice => ({
  ...{ kind: 'notice', ...stamp, source, id },
  ...{ notified: 'medevac', party: 'NORTH', from: 0, until: 1 },
});
const withdrawn = (source: string, id: string): NoticeWithdrawal => ({
  ...{ kind: 'notice-withdrawal', ...stamp, source, id },
});

test('a withdrawal of what nobody gave withdraws nothing, and says what it may have meant', () => {
  const notices = new GivenNotices();
  assert.match(notices.note(withdrawn('desk', 'N-17'))!.mend!, /give the notice from desk first/);
  assert.equal(notices.note(given('desk', 'N-17')), undefined);
  assert.equal(notices.note(withdrawn('desk', 'N-17')), undefined);
  const { message, mend } = notices.note(withdrawn('desk', 'N-71'))!;
  assert.match(message, /no notice "N-71" of desk is known, so nothing is withdrawn/);
  assert.equal(mend, 'did you mean "N-17"?');
});

test('a source takes back only what it gave itself', () => {
  const notices = new GivenNotices();
  notices.note(given('desk', 'N-17'));
  assert.ok(notices.note(withdrawn('elsewhere', 'N-17')));
});
