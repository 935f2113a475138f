/** What is assumed of a recording that comes without a sources file: the least that its format implies. */
import { type Category, type EventKind, MINUTE, type Physics, SECOND } from '../kernel/index.ts';
import type { Source } from '../picture/index.ts';
import type { FormatName } from './formats.ts';

interface Assumption {
  readonly physics: Physics;
  readonly observes: readonly Category[];
  readonly events?: readonly EventKind[];
  readonly gnss: boolean;
}

const AIRCRAFT: Assumption = { physics: 'transponder', observes: ['aircraft'], gnss: true };
const VESSELS: Assumption = { physics: 'transponder', observes: ['vessel'], gnss: true };
const WORD: Assumption = { physics: 'human', observes: [], gnss: false };

const ASSUMPTIONS: Readonly<Record<FormatName, Assumption>> = {
  beast: AIRCRAFT,
  'modes-hex': AIRCRAFT,
  sbs: AIRCRAFT,
  readsb: AIRCRAFT,
  states: AIRCRAFT,
  ais: VESSELS,
  'ais-csv': VESSELS,
  firms: { physics: 'thermal', observes: [], events: ['fire'], gnss: false },
  plots: { physics: 'radar', observes: [], gnss: false },
  reports: { ...WORD, events: ['fire', 'blast', 'launch', 'attack', 'gunfire'] },
  notices: WORD,
  coverage: WORD,
};

/** Cooperative and without a footprint, so that nothing it does not hear is ever taken for empty. */
export function defaultSource(format: FormatName, id: string): Source {
  const { physics, observes, events = [], gnss } = ASSUMPTIONS[format];
  return {
    id,
    title: id,
    feed: format,
    physics,
    observes,
    events,
    cooperative: true,
    gnss,
    footprint: { kind: 'reception' },
    heights: { floor: Number.NEGATIVE_INFINITY, ceiling: Number.POSITIVE_INFINITY, datum: 'ellipsoidal' },
    period: physics === 'transponder' ? 30 * SECOND : 24 * 60 * MINUTE,
    accuracy: Number.NaN,
  };
}
