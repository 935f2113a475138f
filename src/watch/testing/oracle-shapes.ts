/** What the plain evaluator reads, says and remembers: objects and maps, no columns. */

/** One fix as the picture handed it over. */
export interface OracleFix {
  readonly track: number;
  readonly name: string;
  readonly at: number;
  readonly lon: number;
  readonly lat: number;
  readonly previous: { readonly at: number; readonly lon: number; readonly lat: number } | undefined;
  readonly altitude: number;
  readonly datum: number;
  readonly speed: number;
  readonly sigma: number;
  readonly contested: boolean;
  readonly gnss: boolean;
  readonly category: number;
  readonly party: string | undefined;
}

/** `heard`: would the picture say that neighbours of a silent object are heard? */
export type Step =
  | { readonly kind: 'fix'; readonly fix: OracleFix }
  | { readonly kind: 'tick'; readonly now: number; readonly heard: (track: number) => boolean };

export interface Saying {
  readonly change: 'opened' | 'updated' | 'closed';
  readonly clause: string;
  readonly reading: string;
  readonly reason: string;
  readonly contested: boolean;
  readonly track: string;
  readonly from: number;
  readonly until: number | undefined;
}

export interface Stay {
  raw: boolean;
  inside: boolean;
  appeared: boolean;
  turnedAt: number;
  enteredAt: number;
  leftAt: number;
  height: 'no' | 'yes' | 'unknown' | undefined;
  heightSince: number;
}

export interface Episode {
  readonly duty: number;
  readonly aspect: string;
  since: number;
  appeared: boolean;
  firm: boolean;
  readonly firstAt: number;
  open: Saying | undefined;
  weight?: string;
  word?: string;
}

export interface Track {
  name: string;
  last: OracleFix | undefined;
  lastAt: number;
  lostAt: number;
  contestedAt: number;
  heightAt: number;
  readonly stays: Map<number, Stay>;
  readonly episodes: Map<string, Episode>;
}
