/** What is known of a disturbance, in words. */
import type { Interference } from '../api/contract.ts';
import { writeDtg } from '../clock/write-time.ts';
import { say } from '../messages/messages.ts';
import { isCutOff } from '../queue/run.ts';

const KILOMETRE = 1000;

/** One object alone, or several at one place, say nothing of how far it reaches. */
export const writeExtent = ({ radiusM }: Interference): string =>
  radiusM === null
    ? say('interference.extent-unknown')
    : say('interference.extent', { radius: Math.max(1, Math.round(radiusM / KILOMETRE)) });

export function writeSpan(told: Interference): string {
  const from = writeDtg(told.from);
  if (told.until !== null) return say('interference.span', { from, until: writeDtg(told.until) });
  return isCutOff(told) ? say('interference.cut-off', { from }) : say('interference.since', { from });
}
