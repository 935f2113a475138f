/** Watch events as the lines of `garant replay`: instants in ISO 8601, members in a fixed order. */
import { formatInstant, type Instant } from '../kernel/index.ts';
import type { WatchEvent } from '../watch/index.ts';

const INSTANTS = new Set(['from', 'until', 'at', 'since', 'observedAt']);

export const eventLine = (event: WatchEvent): string => lineOf(event);

export const lineOf = (line: object): string =>
  JSON.stringify(line, (key, value: unknown) =>
    INSTANTS.has(key) && typeof value === 'number' ? written(value) : value,
  );

/** An open end has no instant to write. */
const written = (at: Instant): string | null => (Number.isFinite(at) ? formatInstant(at) : null);
