/** What the whole-path bench asks beyond where things are: what they measure, how long they stay, what was told of them. */
import type { AccordList, Rule } from '../../src/accord/index.ts';
import { DAY, HOUR, MINUTE, type Traits } from '../../src/kernel/index.ts';
import { START } from './traffic.ts';

export const MONITOR = 'mission';

/** Of every registered object: what asks for more than this binds none of them, and what asks for less binds all. */
export const TRAITS: Traits = { tonnage: 8_000 };

export const LISTS: readonly AccordList[] = [
  {
    id: 'home-fleet',
    kind: 'sole-use',
    text: {},
    versions: [
      {
        inForce: { from: -Infinity, until: Infinity },
        classes: ['port'],
        objects: Array.from({ length: 200 }, (_, n) => ({
          identityKind: 'mmsi' as const,
          identity: 1 + n * 7,
        })),
        places: [],
        items: [],
      },
    ],
  },
  {
    id: 'depots',
    kind: 'items',
    text: {},
    versions: [
      {
        inForce: { from: -Infinity, until: Infinity },
        classes: [],
        objects: [],
        places: [],
        items: Array.from({ length: 20 }, (_, n) => ({
          id: `gun-${n}`,
          category: 'vehicle.artillery.gun' as const,
          party: n % 2 === 0 ? 'north' : 'south',
          at: `area-${n}`,
          count: 1,
          identities: [],
        })),
      },
    ],
  },
];

/** Plain clauses at even places, these in turn between them. Undefined: a plain one. */
export function furtherRule(c: number, area: string): Rule | undefined {
  if (c % 2 === 0) return undefined;
  const turn = (c - 1) / 2;
  const parties = turn % 5 === 0 ? 'all' : [turn % 2 === 0 ? 'north' : 'south'];
  const category = turn % 3 === 0 ? 'vessel' : 'aircraft.military';
  const bound = { parties, category, area } as const;
  switch (turn % 13) {
    case 0:
      return { form: 'presence-ban', ...bound, with: [tonnage('over', 10_000)], dwell: 30_000 };
    case 1:
      return { form: 'presence-ban', ...bound, with: [tonnage('at most', 10_000)], dwell: 30_000 };
    case 2:
      return { form: 'tonnage-limit', ...bound, limit: 400_000, over: 0 };
    case 3:
      return { form: 'tonnage-limit', ...bound, limit: 200_000, over: 0, each: 'party' };
    case 4:
      return { form: 'count-limit', ...bound, limit: 25, over: 0, each: 'party' };
    case 5:
      return { form: 'stay-limit', ...bound, stay: HOUR };
    case 6:
      return { form: 'notice-duty', ...bound, notice: 'passage', leadTime: 8 * DAY, whenOver: 50 };
    case 7:
      return { form: 'withdrawal', ...bound, deadline: START + 2 * MINUTE };
    case 8:
      return {
        form: 'presence-ban',
        ...bound,
        category: 'vessel',
        unlessOnList: 'home-fleet',
        dwell: 30_000,
      };
    case 9:
      return { form: 'event-ban', parties: 'all', event: 'attack', onList: 'home-fleet', area };
    case 10:
      return { form: 'recurring-notice', parties, notice: 'strength', recurrence: { every: 30 * DAY } };
    case 11:
      return { form: 'access', parties, monitor: MONITOR, area };
    default:
      return { form: 'storage', parties: 'all', list: 'depots' };
  }
}

const tonnage = (is: 'over' | 'at most', than: number) => ({ trait: 'tonnage', is, than }) as const;
