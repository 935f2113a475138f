/** A file as a live feed: what is there, then what is appended; one that was replaced is read from its start. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import type { Connection, ConnectionEvents } from './connection.ts';

const POLL_MS = 1_000;

type Events = Pick<ConnectionEvents, 'bytes' | 'broken' | 'say'>;

export function followFile(path: string, events: Events): Connection {
  const { bytes, say } = events;
  const stop = new AbortController();
  let told = '';
  /** Each trouble is said once, until another one takes its place. */
  const tellOnce = (trouble: string) => {
    if (trouble !== told && trouble !== '') say(trouble);
    told = trouble;
  };
  const follow = path.endsWith('.gz')
    ? readPacked(path, bytes, stop.signal)
    : readGrowing(path, events, stop.signal);
  const poll = async () => {
    while (!stop.signal.aborted) {
      try {
        await follow();
        tellOnce('');
      } catch (cause) {
        if (stop.signal.aborted) return;
        const { code, message } = cause as NodeJS.ErrnoException;
        tellOnce(code === 'ENOENT' ? `${path} is not there yet` : `cannot read ${path}: ${message}`);
      }
      await wait(POLL_MS, undefined, { signal: stop.signal });
    }
  };
  poll().catch((cause: unknown) => {
    if (!stop.signal.aborted) throw cause;
  });
  return { opened: Promise.resolve(), close: () => stop.abort() };
}

type Follow = () => Promise<void>;

function readGrowing(path: string, { bytes, broken, say }: Events, signal: AbortSignal): Follow {
  let offset = 0;
  let inode = 0;
  return async () => {
    const { size, ino } = await stat(path);
    if (offset > 0 && (size < offset || ino !== inode)) {
      say(`${path} was replaced; reading it from its start`);
      broken();
      offset = 0;
    }
    inode = ino;
    if (size === offset) return;
    for await (const chunk of createReadStream(path, { start: offset, signal })) {
      offset += (chunk as Uint8Array).length;
      bytes(chunk as Uint8Array);
    }
  };
}

/** A packed file does not grow: it is read once. */
function readPacked(path: string, bytes: Events['bytes'], signal: AbortSignal): Follow {
  let isRead = false;
  return async () => {
    if (isRead) return;
    await stat(path);
    isRead = true;
    const raw = createReadStream(path, { signal });
    const gunzip = createGunzip();
    raw.on('error', (cause: Error) => gunzip.destroy(cause));
    for await (const chunk of raw.pipe(gunzip)) bytes(chunk as Uint8Array);
  };
}
