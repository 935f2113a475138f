/** What a live connection is to whoever opens it. */
import type { Problem } from '../kernel/index.ts';

export interface ConnectionEvents {
  bytes(chunk: Uint8Array): void;
  /** The stream broke: what comes next is another one, and no half message is continued. */
  broken(): void;
  /** Something for people: connected, lost, refused, gone on. */
  say(text: string): void;
  /** It cannot be opened at all, and waiting will not help. */
  refuse(problem: Problem): void;
}

export interface Connection {
  /** Resolves when it listens where it was told to, or was refused; at once when it reaches out by itself. */
  readonly opened: Promise<void>;
  close(): void;
}
