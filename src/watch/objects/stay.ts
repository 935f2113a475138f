/** What is kept of stays while nobody sees them. */
import type { Instant, Position } from '../../kernel/index.ts';
import type { ExceptionTrace } from '../exceptions/exceptions.ts';
import type { OpenIndication } from '../indication.ts';

/** A stay whose object has fallen silent inside. */
export interface Pause {
  readonly duty: number;
  readonly slot: number;
  readonly generation: number;
  readonly track: string;
  readonly lastAt: Instant;
  /** Undefined: not known any more. */
  readonly place: Position | undefined;
  /** From when it is too long: perhaps, and surely; and where what is said of it begins. */
  readonly since: Instant;
  readonly sure: Instant;
  from: Instant;
  readonly firm: number;
  readonly doubted: number;
  readonly lifted: number;
  readonly lookedAt: Instant;
  readonly trace: readonly ExceptionTrace[] | undefined;
  readonly first: readonly [source: number, index: number, at: Instant];
  /** What is said of it goes on until it may have left. */
  open: OpenIndication | undefined;
  readonly mayLeaveAt: Instant;
}

/** One whose arrival nobody saw: when it may have been too long, and when it surely will have been. */
interface Unseen {
  readonly duty: number;
  readonly since: Instant;
  readonly sure: Instant;
}

export interface Stays {
  readonly paused: Map<string, Pause>;
  /** By episode. */
  readonly unseen: Map<number, Unseen>;
}

export const makeStays = (): Stays => ({ paused: new Map(), unseen: new Map() });
