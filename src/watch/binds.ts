/** Does a reading speak about the object of a track: its kind, its side, and what is measured of it? */
import { both, matchTraits } from './match-subject.ts';
import { type Answer, NO } from './place/height.ts';
import { categoryOf, type WatchState } from './watch-state.ts';

/** What the register says of an object does not change while its track lasts. */
export function bindsTrack(state: WatchState, duty: number, track: number): Answer {
  const { compiled, picture } = state;
  const who = compiled.subjects.answer(duty, categoryOf(state, track), picture.tracks.party[track]!);
  const bounds = compiled.measures[duty]!;
  if (who === NO || bounds.length === 0) return who;
  const { traits } = state.register.register[picture.tracks.entry[track]!] ?? {};
  return both(who, matchTraits(traits, bounds));
}
