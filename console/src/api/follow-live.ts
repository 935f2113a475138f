/** Follows the live stream and comes back by itself when the connection is lost. */
import type { Indication, Interference, PictureMessage, Status } from './contract.ts';

export interface LiveHandlers {
  picture(message: PictureMessage): void;
  indication(indication: Indication): void;
  interference(interference: Interference): void;
  status(status: Status): void;
  /** The stream is open again: what was missed in between must be asked for. */
  opened(): void;
  lost(): void;
}

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 15_000;

/** @returns a function that ends it. */
export function followLive(handlers: LiveHandlers): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_RETRY_MS;

  const connect = () => {
    source = new EventSource('./api/v1/stream');
    source.addEventListener('open', () => {
      wait = FIRST_RETRY_MS;
      handlers.opened();
    });
    source.addEventListener('picture', (event) => handlers.picture(JSON.parse(event.data)));
    source.addEventListener('indication', (event) => handlers.indication(JSON.parse(event.data)));
    source.addEventListener('interference', (event) => handlers.interference(JSON.parse(event.data)));
    source.addEventListener('status', (event) => handlers.status(JSON.parse(event.data)));
    source.addEventListener('error', () => {
      // The browser's own retry gives up after an HTTP error; ours does not.
      source?.close();
      handlers.lost();
      clearTimeout(retry);
      retry = setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_RETRY_MS);
    });
  };

  connect();
  return () => {
    clearTimeout(retry);
    source?.close();
  };
}
