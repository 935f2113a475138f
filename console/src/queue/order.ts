/** In which order indications stand: what may need a person first, then the newest. */
import { GRAVITIES, type Gravity } from '../../../src/kernel/index.ts';
import type { Indication, Verdict } from '../api/contract.ts';

export const VERDICT_ORDER: readonly Verdict[] = [
  'breach-indicated',
  'not-determinable',
  'compliance-indicated',
];

const gravityOf = (indication: Indication): number => GRAVITIES.indexOf(indication.gravity as Gravity);

/** What was withdrawn last; verdict, then still open, then not acknowledged, then gravity, then the newest, then the id. */
export function compareIndications(a: Indication, b: Indication): number {
  return (
    Number(a.withdrawn) - Number(b.withdrawn) ||
    VERDICT_ORDER.indexOf(a.verdict) - VERDICT_ORDER.indexOf(b.verdict) ||
    Number(b.open) - Number(a.open) ||
    Number(a.acknowledged) - Number(b.acknowledged) ||
    gravityOf(b) - gravityOf(a) ||
    Date.parse(b.from) - Date.parse(a.from) ||
    (a.id < b.id ? -1 : 1)
  );
}
