/** What is known of a disturbance, in words. */
import type { Interference } from '../api/contract.ts';
import { writeDtg } from '../clock/write-time.ts';
import { say } from '../messages/messages.ts';

const KILOMETRE = 1000;

/** One object alone, or several at one place, say nothing of how far it reaches. */
export const writeExtent = ({ radiusM }: Interference): string =>
  radiusM === null
    ? say('interference.extent-unknown')
    : say('interference.extent', { radius: Math.max(1, Math.round(radiusM / KILOMETRE)) });

export const writeSpan = ({ from, until }: Interference): string =>
  until === null
    ? say('interference.since', { from: writeDtg(from) })
    : say('interference.span', { from: writeDtg(from), until: writeDtg(until) });
