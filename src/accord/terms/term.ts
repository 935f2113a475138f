/** Words of an agreement whose meaning it lays down, or leaves open. */
import type { Json } from '../../kernel/index.ts';

export interface AccordTerm {
  readonly id: string;
  /** Its words by language; empty where none are given. */
  readonly text: Readonly<Record<string, string>>;
  /** What all agreed that it means, as written; absent: the parties agreed on no meaning. */
  readonly is?: Json;
  /** What a party takes it to mean, where it differs. */
  readonly readings: Readonly<Record<string, Json>>;
}
