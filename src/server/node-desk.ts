/** The desk of a running node for one reader: every answer is presented, then released or withheld. */
import type { Instant, Problem } from '../kernel/index.ts';
import { type Reader, type Released, release, releaseOr } from '../share/index.ts';
import type { Act, TrackDetail } from './contract/contract.ts';
import type { Desk } from './desk.ts';
import { evidenceOf } from './evidence.ts';
import type { LiveMessage } from './http/live-message.ts';
import { LivePicture } from './live-picture.ts';
import type { Player } from './player.ts';
import { compareUrgency } from './present/order-indications.ts';
import { presentAreas, presentCoverage } from './present/present-coverage.ts';
import { presentDetail, presentIndication } from './present/present-indication.ts';
import { presentPages } from './present/present-pages.ts';
import { presentAccords, presentStatus, type StatusFacts } from './present/present-status.ts';
import { presentTrack } from './present/present-track.ts';
import type { IndicationBoard } from './station/indication-board.ts';
import type { Heard, Station } from './station/station.ts';

export interface NodeDeskOptions {
  /** The present station: a demonstration that starts over has a new one. */
  readonly station: () => Station;
  readonly reader: Reader;
  readonly player: Player;
  readonly facts: StatusFacts;
  readonly now: () => Instant;
  /** Milliseconds between frames to a screen. */
  readonly frameMs?: number;
}

const NOTHING: Problem = {
  code: 'NOT_FOUND',
  message: 'there is nothing of that name to see here',
};

export function createNodeDesk(options: NodeDeskOptions): Desk {
  const { station, reader, player, facts } = options;
  const labelled = () => ({ label: station().recorder.label, recordedAt: station().options.start ?? 0 });
  const released = <Value>(value: Value) => release(value, labelled(), reader, options.now());
  const releasedOr = <Value>(value: Value, nothing: Value) =>
    releaseOr(value, nothing, labelled(), reader, options.now());
  const entries = (board: IndicationBoard) => [...board.entries()];

  const act = async (kind: Act['kind'], id: string, by: string, to: string | null) => {
    const { board, recorder } = station();
    const entry = board.get(id);
    if (!entry || !released(entry)) return NOTHING;
    const done = { kind, indication: id, by, to };
    return released(board.addAct(done, await recorder.act(done, entry.current))) ?? NOTHING;
  };

  return {
    lane: () => station().options.lane,
    status: () => released(presentStatus(station(), facts)),
    accords: () => releasedOr(presentAccords(station()), []),
    pages: (accord) => {
      const pages = presentPages(station(), accord);
      return pages && released(pages);
    },
    areas: () => releasedOr(presentAreas(station()), NO_FEATURES),
    coverage: () => releasedOr(presentCoverage(station()), NO_FEATURES),
    indications: (limit) =>
      releasedOr(
        entries(station().board)
          .map((entry) => presentIndication(station(), entry))
          .sort(compareUrgency)
          .slice(0, limit),
        [],
      ),
    indication: (id) => {
      const entry = station().board.get(id);
      return entry && released(presentDetail(station(), entry));
    },
    acknowledge: (id, by) => act('acknowledged', id, by, null),
    assign: (id, by, to) => act('assigned', id, by, to),
    evidence: async (id) => {
      const entry = station().board.get(id);
      if (!entry || !released(entry)) return undefined;
      const bundle = await evidenceOf(station(), entry);
      return bundle.ok ? released(bundle.value) : bundle.problems[0];
    },
    interference: () => releasedOr(station().interference.list(), []),
    track: (id) => {
      const detail: TrackDetail | undefined = presentTrack(station(), id);
      return detail && released(detail);
    },
    playback: () => released(player.playback()),
    control: (command) => released(player.control(command)) ?? NOTHING,
    subscribe: (send) => subscribe(options, released, send),
  };
}

const NO_FEATURES = { type: 'FeatureCollection' as const, features: [] };
const FRAME_MS = 1_000;

/** Frames, status and indications to one screen until it leaves. */
function subscribe(
  { station, frameMs = FRAME_MS, facts }: NodeDeskOptions,
  released: <Value>(value: Value) => Released<Value> | undefined,
  send: (message: Released<LiveMessage>) => void,
): () => void {
  const give = (message: LiveMessage) => {
    const allowed = released(message);
    if (allowed) send(allowed);
  };
  let shown: Station | undefined;
  let live: LivePicture | undefined;
  let unlisten = () => {};
  const frame = () => {
    const current = station();
    const isNew = current !== shown;
    if (isNew) {
      unlisten();
      shown = current;
      live = new LivePicture(current);
      unlisten = current.listen((event) => {
        const message = tell(current, event);
        if (message) give(message);
      });
    }
    give({ kind: 'picture', body: live!.next(isNew) });
    give({ kind: 'status', body: presentStatus(current, facts) });
  };
  frame();
  const timer = setInterval(frame, frameMs);
  return () => {
    clearInterval(timer);
    unlisten();
  };
}

/** What a word of the watch has made of what it speaks of. */
function tell(station: Station, { event, id }: Heard): LiveMessage | undefined {
  if (event === 'interference') {
    const disturbance = station.interference.get(id);
    return disturbance && { kind: 'interference', body: disturbance };
  }
  const entry = station.board.get(id);
  return entry && { kind: 'indication', body: presentIndication(station, entry) };
}
