/**
 * A file as a live feed: what is there, then what is appended; one that was replaced is read from its start. A node
 * that starts again goes on after what it has kept of the file, when the file still begins with it.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import type { Connection, ConnectionEvents } from './connection.ts';
import { type Kept, placeAfter } from './kept-place.ts';

const POLL_MS = 1_000;

type Events = Pick<ConnectionEvents, 'bytes' | 'broken' | 'say'>;

export function followFile(path: string, events: Events, kept?: Kept): Connection {
  const { say } = events;
  const stop = new AbortController();
  let told = '';
  /** Each trouble is said once, until another one takes its place. */
  const tellOnce = (trouble: string) => {
    if (trouble !== told && trouble !== '') say(trouble);
    told = trouble;
  };
  const begin = () => placeToBegin(path, events, stop.signal, kept);
  const follow = isPacked(path)
    ? readPacked(path, events, stop.signal, begin)
    : readGrowing(path, events, stop.signal, begin);
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
/** Where to begin: 0 is the file's start. */
type Begin = () => Promise<number>;

const isPacked = (path: string) => path.endsWith('.gz');

function openUnpacked(path: string, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const raw = createReadStream(path, { signal });
  if (!isPacked(path)) return raw as AsyncIterable<Uint8Array>;
  const gunzip = createGunzip();
  raw.on('error', (cause: Error) => gunzip.destroy(cause));
  return raw.pipe(gunzip) as AsyncIterable<Uint8Array>;
}

async function placeToBegin(
  path: string,
  { say }: Events,
  signal: AbortSignal,
  kept?: Kept,
): Promise<number> {
  if (!kept || kept.parts.length === 0) return 0;
  const place = await placeAfter(openUnpacked(path, signal), kept.parts);
  if (place > 0 && kept.goOn()) {
    say(`going on in ${path} after the ${place} bytes kept before`);
    return place;
  }
  say(`${path} does not begin with what was kept last; reading it from its start`);
  return 0;
}

function readGrowing(
  path: string,
  { bytes, broken, say }: Events,
  signal: AbortSignal,
  begin: Begin,
): Follow {
  let offset: number | undefined;
  let inode = 0;
  return async () => {
    const { size, ino } = await stat(path);
    offset ??= await begin();
    if (inode > 0 && offset > 0 && (size < offset || ino !== inode)) {
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
function readPacked(path: string, { bytes }: Events, signal: AbortSignal, begin: Begin): Follow {
  let isRead = false;
  return async () => {
    if (isRead) return;
    await stat(path);
    isRead = true;
    let known = await begin();
    for await (const chunk of openUnpacked(path, signal)) {
      const fresh = chunk.subarray(known);
      known -= chunk.length - fresh.length;
      if (fresh.length > 0) bytes(fresh);
    }
  };
}
