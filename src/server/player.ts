/** What moves the watched world's clock: the wall for a live node, this for a demonstration. */
import { formatInstant, type Instant, MINUTE, type Problem, SECOND } from '../kernel/index.ts';
import type { World } from '../simulate/index.ts';
import type { Playback, PlaybackCommand } from './contract/contract.ts';
import type { Station } from './station/station.ts';

export interface Player {
  playback(): Playback;
  control(command: PlaybackCommand): Playback | Problem;
}

/** A live node cannot be paused. */
export const livePlayer = (now: () => Instant): Player => {
  const playback = (): Playback => ({
    state: 'live',
    speed: 1,
    from: null,
    until: null,
    at: formatInstant(now()),
  });
  return {
    playback,
    control: () => ({
      code: 'SERVER_LIVE',
      message: 'a live node follows the clock',
      mend: 'pause, step and speed work in a demonstration',
    }),
  };
};

export interface Stage {
  readonly world: World;
  readonly station: Station;
}

const TICK_MS = 100;
const STEP: Instant = MINUTE;

/** Plays a simulated world into a station, a day in three minutes, and then the next day. */
export class WorldPlayer implements Player {
  #stage: Stage;
  #speed: number;
  #state: 'playing' | 'paused' = 'playing';
  #at: Instant;
  #timer: NodeJS.Timeout | undefined;
  #turning: Promise<void> | undefined;
  readonly #nextStage: (restart: boolean) => Stage;
  readonly #fail: (cause: unknown) => void;

  /** `nextStage` opens the following day, or the same one again when `restart`; `fail` hears what went wrong. */
  constructor(
    first: Stage,
    speed: number,
    nextStage: (restart: boolean) => Stage,
    fail: (cause: unknown) => void,
  ) {
    this.#stage = first;
    this.#speed = speed;
    this.#at = first.world.start;
    this.#nextStage = nextStage;
    this.#fail = fail;
  }

  get station(): Station {
    return this.#stage.station;
  }

  start(): void {
    this.#timer = setInterval(() => {
      if (this.#state === 'playing') this.#play((this.#speed * TICK_MS * SECOND) / 1000);
    }, TICK_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#turning;
    await this.#stage.station.finish();
  }

  playback(): Playback {
    return {
      state: this.#state,
      speed: this.#speed,
      from: formatInstant(this.#stage.world.start),
      until: formatInstant(this.#stage.world.until),
      at: formatInstant(this.#at),
    };
  }

  control({ action, speed }: PlaybackCommand): Playback {
    if (speed !== undefined) this.#speed = speed;
    if (action === 'play') this.#state = 'playing';
    if (action === 'pause' || action === 'step') this.#state = 'paused';
    if (action === 'step') this.#play(STEP);
    if (action === 'restart') this.#turn(true);
    return this.playback();
  }

  #play(span: Instant): void {
    if (this.#turning) return;
    const { world, station } = this.#stage;
    try {
      const until = Math.min(this.#at + span, world.until);
      for (const { source, bytes, at } of world.advance(until)) station.receive(source, bytes, at);
      station.tick(until);
      this.#at = until;
      if (until >= world.until) this.#turn(false);
    } catch (cause) {
      this.#fail(cause);
    }
  }

  /** Ends this day, settled and sealed, and opens another. */
  #turn(restart: boolean): void {
    this.#turning ??= this.#stage.station
      .finish()
      .then(() => {
        this.#stage = this.#nextStage(restart);
        this.#at = this.#stage.world.start;
      })
      .catch(this.#fail)
      .finally(() => {
        this.#turning = undefined;
      });
  }
}
