/** Who saw an event, and whether that is enough: two independent physics, or a patrol of people. */
import type { IndicationDetail } from '../api/contract.ts';
import { say, sayCode } from '../messages/messages.ts';

type Seen = Pick<IndicationDetail['evidence'][number], 'source' | 'title' | 'physics'>;

/** Each source once, in the order in which they saw it. */
export const witnessesOf = (evidence: readonly Seen[]): readonly Seen[] => [
  ...new Map(evidence.map((item) => [item.source, item])).values(),
];

export function writeCorroboration({
  reason,
  evidence,
}: Pick<IndicationDetail, 'reason'> & { readonly evidence: readonly Seen[] }): string {
  const physics = [...new Set(evidence.map((item) => item.physics))];
  const kinds = physics.map((word) => sayCode('physics', word)).join(', ');
  if (reason === 'uncorroborated') return say('indication.uncorroborated', { kinds });
  return physics.length > 1 ? say('indication.corroborated', { kinds }) : say('indication.patrol-saw');
}
