/** What the routes may ask of a node, for one reader. Everything that comes back has passed `share`. */
import type { Lane, Problem } from '../kernel/index.ts';
import type { Released } from '../share/index.ts';
import type {
  AccordPages,
  AccordSummary,
  Act,
  FeatureCollection,
  Indication,
  IndicationDetail,
  Interference,
  Playback,
  PlaybackCommand,
  Status,
  TrackDetail,
} from './contract/contract.ts';
import type { LiveMessage } from './http/live-message.ts';

export interface Desk {
  /** Marks every export that is not live. */
  lane(): Lane;
  status(): Released<Status> | undefined;
  accords(): Released<readonly AccordSummary[]>;
  /** Undefined: no accord of this id is applied. */
  pages(accord: string): Released<AccordPages> | undefined;
  /** Properties: `accord`, `area`, `floorM`, `ceilingM`, `datum`; or `kind: 'land'` for an invented coast. */
  areas(): Released<FeatureCollection>;
  /** Properties: `source`, `state`, `physics`, `cooperative`, `lastAt`; or `kind: 'reception'`, `heard`. */
  coverage(): Released<FeatureCollection>;
  indications(limit: number): Released<readonly Indication[]>;
  indication(id: string): Released<IndicationDetail> | undefined;
  acknowledge(id: string, by: string): Promise<Released<Act> | Problem>;
  assign(id: string, by: string, to: string): Promise<Released<Act> | Problem>;
  /** The sealed evidence as a tar file; undefined when there is no such indication, a problem while it is provisional. */
  evidence(id: string): Promise<Released<Uint8Array> | Problem | undefined>;
  /** Open before ended, then newest first. */
  interference(): Released<readonly Interference[]>;
  track(id: string): Released<TrackDetail> | undefined;
  playback(): Released<Playback> | undefined;
  control(command: PlaybackCommand): Released<Playback> | Problem;
  /** Called with every live message from now on; the first one holds the whole picture. */
  subscribe(send: (message: Released<LiveMessage>) => void): () => void;
}

export const isProblem = (answer: object): answer is Problem => 'code' in answer && 'message' in answer;
