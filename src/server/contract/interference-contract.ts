/** The HTTP contract, version 1: where satellite navigation is disturbed or deceived, as far as positions show it. */
import { type Static, Type } from 'typebox';
import { LANES } from '../../kernel/index.ts';
import { Instant, nullable, Position, words } from './contract-words.ts';

export const Interference = Type.Object(
  {
    id: Type.String(),
    /** `jamming`: several objects lost their integrity; `spoofing`: positions that cannot be true. Always a suspicion. */
    kind: words(['jamming', 'spoofing']),
    settled: Type.Boolean(),
    open: Type.Boolean(),
    /** `earlier`: of a run of this node that nobody continues; without `until`, it was open when that run ended. */
    run: words(['this', 'earlier']),
    lane: words(LANES),
    /** When the first and the last contested position of it were observed. */
    from: Instant,
    until: nullable(Instant),
    /** When the machine first said so, on the picture's clock; null: in an earlier run. */
    indicatedAt: nullable(Instant),
    /** Mean of where the objects were last believed to be. */
    position: Position,
    /** How far from there the farthest of them was, metres; null: one place alone says nothing of the extent. */
    radiusM: nullable(Type.Number()),
    /** Objects whose positions are contested in it; it names at most 200. */
    objects: Type.Integer(),
    /** Detector outcomes, as codes. */
    reasons: Type.Array(Type.String()),
  },
  { $id: 'Interference' },
);

export type Interference = Static<typeof Interference>;
