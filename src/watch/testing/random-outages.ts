/** What is said of those who listen: receivers that go down, are jammed or kept out, and come back or do not. */
import { MINUTE, type Random } from '../../kernel/index.ts';
import type { Report } from '../../picture/index.ts';
import { START } from './small-world.ts';

export function randomOutages(random: Random): readonly Report[] {
  return Array.from({ length: random.pick([0, 0, 1, 2]) }, () => randomOutage(random)).flat();
}

function randomOutage(random: Random): readonly Report[] {
  const from = START + random.integer(30 * MINUTE);
  const until = from + random.pick([10_000, 3 * MINUTE, 12 * MINUTE]);
  const late = random.pick([0, 20_000]);
  const about = {
    kind: 'coverage',
    source: 'patrol',
    about: random.pick(['heard', 'heard', 'radar']),
    index: 0,
  } as const;
  const at = (observedAt: number) => ({ ...about, observedAt, receivedAt: observedAt + late });
  const state = random.pick(['down', 'jammed', 'denied', 'paused'] as const);
  const stays = random.next() < 0.2;
  return [{ ...at(from), state }, ...(stays ? [] : [{ ...at(until), state: 'up' } as const])];
}
