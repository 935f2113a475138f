/** The sentence about new indications that a screen reader speaks, politely. */
import type { Indication } from '../api/contract.ts';
import { say, sayCode } from '../messages/messages.ts';
import { makeAnnouncer } from './announcer.ts';
import { subjectName } from './subject-name.ts';

class Announcement {
  text = $state('');
  readonly hear = makeAnnouncer<Indication>({
    now: () => performance.now(),
    later: setTimeout,
    say: (count, newest) => {
      this.text = say('queue.announced', { count, newest: inOneLine(newest) });
    },
  });
}

function inOneLine(indication: Indication): string {
  const { verdict, reason, clause, reading } = indication;
  const reader = reading === 'agreed' ? [] : [say('queue.read-by', { name: reading })];
  return [
    sayCode('verdict', verdict),
    subjectName(indication),
    sayCode('reason', reason),
    clause,
    ...reader,
  ].join(', ');
}

export const announcement = new Announcement();
