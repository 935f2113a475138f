/** Names for the shapes of the HTTP contract, taken from the generated schema and nothing else. */
import type { operations } from './schema.generated.ts';

type Answer<Operation extends keyof operations> = operations[Operation] extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;

export type Status = Answer<'status'>;
export type FeedHealth = Status['feeds'][number];
export type Accord = Answer<'accords'>[number];
export type ClausePage = Answer<'pages'>['clauses'][number];
export type Areas = Answer<'areas'>;
export type Coverage = Answer<'coverage'>;
export type Indication = Answer<'indications'>[number];
export type IndicationDetail = Answer<'indication'>;
export type Interference = Answer<'interference'>[number];
export type Verdict = Indication['verdict'];
export type TrackDetail = Answer<'track'>;
export type Playback = Answer<'playback'>;
export type PlaybackCommand = operations['control']['requestBody']['content']['application/json'];
export type PictureMessage = operations['stream']['responses']['200']['content']['text/event-stream'];
