/** Everything a small world is made of, from one seed. */
import type { Accord } from '../../accord/index.ts';
import { DAY, MINUTE, type Milliseconds, type Random, SECOND } from '../../kernel/index.ts';
import type { Report, SourceRegister } from '../../picture/index.ts';
import { randomAccord } from './random-accord.ts';
import { delay, randomFixes, roughen } from './random-fixes.ts';
import { randomReports } from './random-reports.ts';
import { type FixSpec, makeRegister, makeSource } from './small-world.ts';

export interface RandomWorld {
  readonly accord: Accord;
  readonly register: SourceRegister;
  /** In order of arrival. */
  readonly fixes: readonly FixSpec[];
  readonly reports: readonly Report[];
  /** Tracks that the picture can keep. */
  readonly capacity: number;
  /** Time that passes after the last arrival. */
  readonly calm: Milliseconds;
}

/** A `plain` one has no reports, no exceptions and no delays, and every row says all there is to say. */
export function randomWorld(random: Random, plain = false): RandomWorld {
  const wandering = randomFixes(random.fork('fixes'), plain ? 8 : 12);
  const accord = randomAccord(random.fork('accord'), !plain);
  if (plain)
    return {
      accord,
      register: makeRegister(SOURCES.slice(0, 2)),
      fixes: wandering,
      reports: [],
      capacity: 256,
      calm: 200 * SECOND,
    };
  const fixes = delay(random.fork('delay'), roughen(random.fork('rough'), wandering));
  const more = random.fork('more');
  return {
    accord,
    register: makeRegister(SOURCES),
    fixes,
    reports: randomReports(random.fork('reports'), fixes, accord),
    capacity: more.next() < 0.2 ? 6 : 256,
    calm: more.next() < 0.02 ? DAY + 31 * MINUTE : more.pick([200 * SECOND, 25 * MINUTE]),
  };
}

const SOURCES = [
  makeSource({ id: 'heard' }),
  makeSource({ id: 'radar', gnss: false, cooperative: false, physics: 'radar' }),
  makeSource({ id: 'thermal', gnss: false, cooperative: false, physics: 'thermal' }),
  makeSource({ id: 'array', gnss: false, cooperative: false, physics: 'acoustic' }),
  makeSource({
    id: 'patrol',
    gnss: false,
    cooperative: false,
    physics: 'human',
    observes: ['aircraft', 'vehicle'],
    events: ['fire', 'blast'],
  }),
];
