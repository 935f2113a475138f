/** The accord of the whole-path bench, clause forms in turn, and the register of those it speaks about. */
import { type Accord, type Clause, PUBLIC_LABEL, type Reading, type Rule } from '../../src/accord/index.ts';
import type { AreaGeometry } from '../../src/kernel/geometry/index.ts';
import { hashJson, MINUTE } from '../../src/kernel/index.ts';
import type { SourceRegister } from '../../src/picture/index.ts';
import { furtherRule, LISTS, MONITOR, TRAITS } from './further-rules.ts';
import { START } from './traffic.ts';

const BOUND = ['north', 'south'];
export const PARTIES = [...BOUND, MONITOR];
/** The six that need nothing but where things are. */
const PLAIN = 6;
/** `all`: every other clause is of a further form. */
export type Forms = 'plain' | 'all';

function ruleFor(c: number, area: string, corridor: string): Rule {
  const parties = c % 5 === 0 ? 'all' : [BOUND[c % 2]!];
  const category = c % 3 === 0 ? 'vessel' : 'aircraft.military';
  switch (c % PLAIN) {
    case 0:
      return { form: 'presence-ban', parties, category, area, dwell: 30_000 };
    case 1:
      return {
        form: 'corridor',
        parties,
        category: 'vessel',
        corridor,
        within: area,
        maxSpeed: 15,
        dwell: 60_000,
      };
    case 2:
      return {
        form: 'minimum-distance',
        parties,
        category,
        from: { category: 'vessel.merchant' },
        distance: 1_000,
        area,
        dwell: 0,
      };
    case 3:
      return { form: 'transponder-on', parties, category, area, silence: 10 * MINUTE };
    case 4:
      return { form: 'count-limit', parties, category, area, limit: 50, over: 0 };
    default:
      return { form: 'event-ban', parties: 'all', event: 'fire', area };
  }
}

export function makeAccord(areas: readonly AreaGeometry[], clauses: number, forms: Forms = 'plain'): Accord {
  const always = { from: -Infinity, until: Infinity };
  const text = { en: 'A clause.' };
  const make = (c: number): Clause => {
    const area = `area-${c % areas.length}`;
    const further = forms === 'all' ? furtherRule(c, area) : undefined;
    const rule = further ?? ruleFor(c, area, `area-${(c * 7 + 1) % areas.length}`);
    const inForce = rule.form === 'withdrawal' ? { from: START + 2 * MINUTE, until: Infinity } : always;
    const agreed: Reading = { id: 'agreed', inForce, rule };
    const second: Reading = { id: 'north', inForce: { from: START + MINUTE, until: Infinity }, rule };
    return {
      id: `c-${c}`,
      segment: 'sky',
      text,
      textHash: hashJson(text),
      gravity: 'serious',
      revisit: MINUTE,
      readings: c % 10 === 0 ? [agreed, second] : [agreed],
      label: PUBLIC_LABEL,
      except: [],
      remedies: [],
    };
  };
  return {
    id: 'bench',
    hash: hashJson('bench'),
    inForce: always,
    parties: [
      ...BOUND.map((id) => ({ id, role: 'belligerent' as const })),
      { id: MONITOR, role: 'monitor' as const },
    ],
    areas: areas.map((geometry, a) => ({
      id: `area-${a}`,
      versions: [{ geometry, inForce: always }],
      heights: { floor: 0, ceiling: a % 2 === 0 ? Infinity : 20_000, datum: 'pressure' },
    })),
    lists: LISTS,
    terms: [],
    clauses: Array.from({ length: clauses }, (_, c) => make(c)),
    bodies: [],
    guarantees: [],
  };
}

export const register: SourceRegister = {
  sources: (['adsb', 'ais'] as const).map((id) => ({
    id,
    title: id,
    feed: id,
    physics: 'transponder' as const,
    observes: [id === 'adsb' ? ('aircraft' as const) : ('vessel' as const)],
    events: [],
    cooperative: true,
    gnss: true,
    footprint: { kind: 'reception' as const },
    heights: { floor: -Infinity, ceiling: Infinity, datum: 'msl' as const },
    period: MINUTE,
    accuracy: 50,
  })),
  register: BOUND.flatMap((party, p) =>
    (['icao24', 'mmsi'] as const).map((identityKind) => ({
      identityKind,
      from: 1 + p * 1_000_000,
      to: (p + 1) * 1_000_000,
      party,
      authority: 'bench',
      traits: TRAITS,
    })),
  ),
};
