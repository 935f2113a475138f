import type { WatchState } from '../watch-state.ts';
import { type AmountRule, amountOf } from './amount.ts';

export const amountOfTrack = ({ register, picture }: WatchState, rule: AmountRule, track: number): number =>
  amountOf(rule, register.register[picture.tracks.entry[track]!]?.traits);
