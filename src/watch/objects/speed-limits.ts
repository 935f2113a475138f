/** Speeds that a corridor allows, and the slack that jittering reports have on their side. Metres per second. */
import type { Rule } from '../../accord/index.ts';

/** A speed must be off by more than reports jitter before it counts: 2 % and half a metre per second. */
const SPEED_SLACK_SHARE = 0.02;
const SPEED_SLACK = 0.5;

export const slowest = (min: number): number => min * (1 - SPEED_SLACK_SHARE) - SPEED_SLACK;
export const fastest = (max: number): number => max * (1 + SPEED_SLACK_SHARE) + SPEED_SLACK;

/** Every speed at which an answer for the rule may change. */
export function speedLimits(rule: Rule): readonly number[] {
  if (rule.form !== 'corridor') return [];
  const { minSpeed, maxSpeed } = rule;
  const low = minSpeed === undefined ? [] : [minSpeed, slowest(minSpeed)];
  return maxSpeed === undefined ? low : [...low, maxSpeed, fastest(maxSpeed)];
}
