/** What the plain evaluator reads, says and remembers: objects and maps, no columns. */
import type { EventReport, Notice, NoticeWithdrawal, PatrolReport, Source } from '../../picture/index.ts';
import type { CompiledAccords } from '../compile.ts';
import type { Ear } from './oracle-ears.ts';

export type OracleAnswer = 'no' | 'yes' | 'unknown';

export interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** Who an object is, as far as the picture knows. */
export interface OracleSubject {
  /** Index in `CATEGORIES`. */
  readonly category: number;
  readonly party: string | undefined;
  readonly identityKind: number;
  readonly identity: number;
}

/** A height as it was said, with its place in `ALTITUDE_DATUMS`; NaN: nobody said it. */
export interface OracleHeight {
  readonly altitude: number;
  readonly datum: number;
}

/** One fix as the picture handed it over. */
export interface OracleFix extends OracleSubject, Place {
  readonly track: number;
  readonly generation: number;
  readonly name: string;
  readonly source: number;
  readonly at: number;
  readonly previous: (Place & { readonly at: number }) | undefined;
  readonly altitude: number;
  readonly datum: number;
  readonly grounded: boolean;
  readonly speed: number;
  readonly sigma: number;
  readonly contested: boolean;
  readonly gnss: boolean;
}

/** What the picture knows of an object at a tick. */
export interface OracleSight {
  readonly subject: OracleSubject;
  readonly place: Place;
  readonly contested: boolean;
  /** The picture has not forgotten it. */
  readonly known: boolean;
  /** Newest thing heard of it, also without a position. */
  readonly heardAt: number;
  /** By source: how each has listened. */
  readonly ears: readonly Ear[];
  /** The source of its newest trusted fix. */
  readonly heardBy: number;
  /** Does the newest that was heard of others, both where it was and where it would be, count? */
  neighboursHeard(counts: (source: number, at: number) => boolean): boolean;
}

export interface Saying {
  readonly change: 'opened' | 'updated' | 'closed';
  readonly clause: string;
  readonly reading: string;
  readonly reason: string;
  readonly contested: boolean;
  /** The track's id, or the place of an event. */
  readonly track: string;
  readonly from: number;
  readonly until: number | undefined;
  /** Ids of the exceptions looked at, with `+` when they applied. */
  readonly exceptions: string;
  /** Of objects counted together: whose they are, and of which kind. */
  readonly whose?: string;
}

export interface Stay {
  raw: boolean;
  inside: boolean;
  appeared: boolean;
  turnedAt: number;
  enteredAt: number;
  leftAt: number;
  height: OracleAnswer | undefined;
  heightSince: number;
}

export interface Episode {
  readonly duty: number;
  readonly aspect: 'main' | 'speed' | 'contested' | 'unmeasured';
  readonly firstAt: number;
  since: number;
  /** Since when nothing was in doubt, Infinity while something is; and where what is said of it begins. */
  sure: number;
  from: number;
  appeared: boolean;
  /** A source that does not rest on satellite navigation has seen the object meanwhile. */
  firm: boolean;
  /** Why it is a breach, if it is one, and what was not known at the newest fix; '' all was. */
  reason: string;
  doubt: string;
  lastDoubt: string;
  open: Saying | undefined;
  /** Newest height said by a fix of it. */
  height: OracleHeight | undefined;
  /** Until when exceptions were looked at, and what they said. */
  lookedAt: number;
  lifted: OracleAnswer;
  exceptions: string;
}

export interface Track {
  readonly name: string;
  readonly generation: number;
  lastAt: number;
  lostAt: number;
  contestedAt: number;
  heightAt: number;
  /** Newest trusted fix. */
  last: OracleFix | undefined;
  readonly stays: Map<number, Stay>;
  readonly episodes: Map<string, Episode>;
}

export interface Member {
  readonly who: Track;
  readonly weight: string;
  readonly party: string | undefined;
  readonly category: number;
  /** Whose plots it is known from; -1: it sends by itself. */
  readonly source: number;
  readonly since: number;
  /** It was counted from here, and heard until here; while it is there, until its newest trusted fix. */
  readonly first: number;
  readonly last: number | undefined;
  readonly until: number;
}

export interface Count {
  readonly here: Map<Episode, Member>;
  readonly gone: Map<string, Member>;
  open: Saying | undefined;
  /** Sides and kinds that counted since the open saying has had its verdict. */
  sides: Set<string | undefined>;
  kinds: Set<number>;
}

export interface Witness {
  readonly report: EventReport | PatrolReport;
  readonly physics: string;
}

export interface Happening {
  readonly duty: number;
  /** What it rests on. */
  first: Witness;
  witnesses: Witness[];
  closeAt: number;
  open: Saying;
}

/** Sightings that may be of the same objects. */
export interface SightingGroup {
  readonly duty: number;
  readonly reports: PatrolReport[];
  /** What the saying that is open is about, and what of that makes it last. */
  about: PatrolReport[];
  until: number;
  /** No report joins it any more; nobody denies it any more. */
  joinUntil: number;
  closeAt: number;
  open: Saying | undefined;
}

export interface OracleState {
  readonly compiled: CompiledAccords;
  readonly sources: readonly Source[];
  readonly physicsOf: ReadonlyMap<string, string>;
  readonly said: Saying[];
  readonly tracks: Map<number, Track>;
  readonly counts: Map<number, Count>;
  /** In the order of their reception, what came out of it left out. */
  readonly notices: (Notice | NoticeWithdrawal)[];
  readonly witnesses: Witness[];
  /** Patrols that looked and saw nothing of the kind. */
  readonly unseen: PatrolReport[];
  /** What occurred that no saying shows. */
  readonly occurred: Set<string>;
  happenings: Happening[];
  sightings: SightingGroup[];
  reached: number;
}
