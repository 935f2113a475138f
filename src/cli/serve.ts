/** What `demo` and `up` share: a ledger in a directory, a console on loopback, an orderly end. */
import { existsSync } from 'node:fs';
import { fail, type Instant, type Lane, type Result, succeed } from '../kernel/index.ts';
import { buildHttp, createNodeDesk, listen, type Station } from '../server/index.ts';
import { type LedgerNode, openNode } from '../store/index.ts';
import { checkFolder } from './check-disk.ts';
import { CONSOLE_DIR, VERSION } from './settings.ts';

export const NODE_ORIGIN = 'garant.example/local';

export type BoundaryDepiction = 'UNGA 68/262' | 'none';

type Player = Parameters<typeof createNodeDesk>[0]['player'];

export interface ServeOptions {
  readonly station: () => Station;
  readonly player: Player;
  readonly port: number;
  readonly boundaries: BoundaryDepiction;
  readonly now: () => Instant;
}

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the node's ledger, or says what keeps it from being kept there. */
export function openLedger(directory: string, lane: Lane, now: () => Instant): Result<LedgerNode> {
  const { ok, found, mend } = checkFolder(directory);
  if (!ok) return fail({ code: 'CLI_DATA_NOT_WRITABLE', message: found, ...(mend ? { mend } : {}) });
  return openNode(directory, { origin: NODE_ORIGIN, lane, now });
}

/** Serves the console and its API. A port in use comes back as a problem. */
export async function serve({
  station,
  player,
  port,
  boundaries,
  now,
}: ServeOptions): Promise<Result<Served>> {
  const reader = { party: NODE_ORIGIN, level: 'secret' as const, handlingCaveats: [] };
  const desk = createNodeDesk({
    station,
    player,
    reader,
    now,
    facts: { version: VERSION, boundaryDepiction: boundaries },
  });
  const app = await buildHttp({
    desk,
    version: VERSION,
    ...(existsSync(CONSOLE_DIR) ? { consoleDir: CONSOLE_DIR } : {}),
  });
  try {
    const url = await listen(app, port);
    return succeed({ url, close: () => app.close() });
  } catch (cause) {
    const inUse = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
    return fail({
      code: inUse ? 'SERVER_PORT_IN_USE' : 'SERVER_CANNOT_LISTEN',
      message: inUse
        ? `port ${port} on loopback is in use`
        : `cannot listen on port ${port}: ${String(cause)}`,
      mend: 'stop what uses it, or choose another with --port (0 takes a free one)',
    });
  }
}

/**
 * Resolves at the first interrupt or termination; a second one ends the process at once. Call it before
 * anything is opened, so that a signal during the start ends in order too.
 */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    let asked = false;
    const stop = () => {
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    process.on('SIGHUP', stop);
  });
