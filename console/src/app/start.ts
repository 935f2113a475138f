/** Starts the conversation with the node: asks once for what is slow, follows the stream for what moves. */
import {
  readAccords,
  readAreas,
  readCoverage,
  readIndications,
  readInterference,
  readPlayback,
  readStatus,
} from '../api/client.ts';
import type { Status } from '../api/contract.ts';
import { followLive } from '../api/follow-live.ts';
import { interference } from '../interference/interference.svelte.ts';
import { picture, showPicture } from '../picture/live-picture.ts';
import { indications } from '../queue/indications.svelte.ts';
import { selection } from './selection.svelte.ts';
import { session } from './session.svelte.ts';

const TICK_MS = 500;
/** Coverage learned from reception changes slowly; declared coverage changes with a source's state. */
const COVERAGE_EVERY_MS = 10_000;
const PLAYBACK_EVERY_MS = 5000;
/** The stream's silence after which the node is asked whether it is there at all. */
const ASK_AFTER_MS = 4000;

let heardAt = performance.now();

/** A failed question is asked again by the next round; the connection's own state tells the reader. */
const quietly = (asked: Promise<unknown>): void => void asked.catch(() => undefined);

const refreshCoverage = async () => {
  session.coverage = await readCoverage();
};
const refreshPlayback = async () => {
  session.playback = await readPlayback();
};

export function start(): () => void {
  const stop = followLive({
    opened() {
      session.link = 'open';
      hear();
    },
    lost() {
      session.link = 'lost';
    },
    picture(message) {
      hear();
      // A new connection begins with the whole picture, and so does a demo's next day and the day played again.
      if (message.whole) quietly(catchUp());
      showPicture(message);
      session.now = picture.at;
      session.tracks = picture.size;
    },
    indication(indication) {
      hear();
      indications.put(indication);
      selection.refreshIf(indication.id);
    },
    interference(told) {
      hear();
      interference.put(told);
    },
    status(status) {
      hear();
      showStatus(status);
    },
  });
  const timers = [
    setInterval(tick, TICK_MS),
    setInterval(() => quietly(refreshCoverage()), COVERAGE_EVERY_MS),
    setInterval(() => quietly(refreshPlayback()), PLAYBACK_EVERY_MS),
  ];
  return () => {
    stop();
    for (const timer of timers) clearInterval(timer);
  };
}

/** All that is asked for, not streamed. */
async function catchUp(): Promise<void> {
  selection.refresh();
  await Promise.all([
    readStatus().then(showStatus),
    readAccords().then((accords) => {
      session.accords = accords;
    }),
    readAreas().then((areas) => {
      session.areas = areas;
    }),
    readIndications().then((list) => indications.replace(list)),
    readInterference().then((list) => interference.replace(list)),
    refreshCoverage(),
    refreshPlayback(),
  ]);
}

function showStatus(status: Status): void {
  session.status = status;
  if (Number.isNaN(session.now)) session.now = Date.parse(status.now);
  const states = status.feeds.map(({ source, state }) => `${source}:${state}`).join();
  if (states !== session.sourceStates && session.sourceStates !== '') quietly(refreshCoverage());
  session.sourceStates = states;
}

function hear(): void {
  heardAt = performance.now();
  session.silence = 0;
}

function tick(): void {
  session.silence = performance.now() - heardAt;
  if (session.silence > ASK_AFTER_MS && session.link === 'open') quietly(refreshPlayback());
}
