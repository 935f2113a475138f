/** Everything one watch holds, so that its acts can live in files of their own. */
import type { Instant, Lane } from '../kernel/index.ts';
import type { FixColumns, Picture, SourceRegister, TrackedColumns } from '../picture/index.ts';
import { type Channel, makeChannel } from './by-party/channel.ts';
import type { CompiledAccords } from './compile.ts';
import { limitsAmount } from './counts/amount.ts';
import { type Count, makeCount } from './counts/count.ts';
import { makeNotices, type Notices } from './exceptions/notices.ts';
import { makeObservability, type Observability } from './figures/observability.ts';
import { END, resized } from './free-list.ts';
import { makeVoice, type Voice } from './indication.ts';
import { makeRounds, type Rounds } from './inspection/rounds.ts';
import { type LeftOpen, makeLeftOpen } from './left-open.ts';
import { impliedCategory } from './match-subject.ts';
import { type Episodes, makeEpisodes } from './objects/episodes.ts';
import { keepsFromKind, makeNeighbours, type Neighbours } from './objects/keep-apart.ts';
import { makeStays, type Stays } from './objects/stay.ts';
import { type Cells, makeCells } from './place/cells.ts';
import { type Envelopes, growEnvelopes, makeEnvelopes } from './place/envelopes.ts';
import { type Field, makeField } from './place/field.ts';

/** The fix being judged: its batch, what the picture made of it, and its row. */
export interface Row {
  fixes: FixColumns;
  tracked: TrackedColumns;
  i: number;
}

export interface WatchOptions {
  readonly compiled: CompiledAccords;
  readonly picture: Picture;
  readonly register: SourceRegister;
  readonly lane: Lane;
  /** Which of a verdict's two lives this watch gives. */
  readonly settled: boolean;
  /** Nobody listened before: what was not seen until then is no blindness. */
  readonly listensFrom?: Instant;
  /** Zones of the accords, when another watch of the same accords has made them already. */
  readonly field?: Field;
}

export interface WatchState {
  readonly listensFrom: Instant;
  readonly compiled: CompiledAccords;
  readonly picture: Picture;
  readonly register: SourceRegister;
  readonly field: Field;
  readonly voice: Voice;
  readonly notices: Notices;
  /** Where notices come in. */
  readonly desk: Channel;
  readonly envelopes: Envelopes;
  readonly cells: Cells;
  readonly episodes: Episodes;
  /** By duty: share of its area that was seen in its newest revisit window; NaN before the first. */
  readonly share: Float64Array;
  /** Kept by the settled life alone: what people are told must not depend on the order of arrival. */
  readonly observability: Observability | undefined;
  /** By duty: something was there that may still come to count at this instant; -Infinity never. */
  readonly pendingUntil: Float64Array;
  readonly leftOpen: LeftOpen;
  /** What was said of declared items. */
  readonly rounds: Rounds;
  readonly stays: Stays;
  /** By source ordinal: 1 when its positions rest on satellite navigation. */
  readonly gnss: Uint8Array;
  /** By duty number, for limits of how many or how much. */
  readonly counts: ReadonlyMap<number, Count>;
  /** Where everyone is, when any duty asks for it. */
  readonly neighbours: Neighbours | undefined;
  /** Fixes older than their track, left out. */
  late: number;
}

export function makeWatchState(options: WatchOptions): WatchState {
  const { compiled, picture, register, field } = options;
  const tracks = Math.max(64, picture.tracks.capacity);
  return {
    listensFrom: options.listensFrom ?? -Infinity,
    compiled,
    picture,
    register,
    field: field ?? makeField(compiled.zones),
    voice: makeVoice(options),
    notices: makeNotices(),
    desk: makeChannel(register.sources, 'notices', picture.coverage),
    envelopes: makeEnvelopes(tracks),
    cells: makeCells(tracks),
    episodes: makeEpisodes(tracks),
    observability: options.settled ? makeObservability(compiled, picture.coverage) : undefined,
    share: new Float64Array(compiled.duties.length).fill(Number.NaN),
    pendingUntil: new Float64Array(compiled.duties.length).fill(-Infinity),
    leftOpen: makeLeftOpen(compiled.duties.length),
    rounds: makeRounds(compiled),
    stays: makeStays(),
    gnss: Uint8Array.from(register.sources, ({ gnss }) => (gnss ? 1 : 0)),
    counts: new Map(
      compiled.duties.flatMap(({ reading }, d) =>
        limitsAmount(reading.rule) ? [[d, makeCount()] as const] : [],
      ),
    ),
    neighbours: compiled.duties.some(({ reading }) => keepsFromKind(reading.rule))
      ? makeNeighbours(compiled)
      : undefined,
    late: 0,
  };
}

/** Room for every slot the picture's track table now has. */
export function makeRoom({ envelopes, cells, episodes, picture }: WatchState): void {
  const from = envelopes.capacity;
  const capacity = Math.max(picture.tracks.capacity, from * 2);
  growEnvelopes(envelopes, capacity);
  cells.head.of = resized(cells.head.of, capacity).fill(END, from);
  episodes.head.of = resized(episodes.head.of, capacity).fill(END, from);
}

export const categoryOf = ({ picture: { tracks } }: WatchState, track: number): number =>
  impliedCategory(tracks.category[track]!, tracks.identityKind[track]!);
