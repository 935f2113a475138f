/**
 * What judgements by the same accords have in common: the accords compiled, and their zones laid out to be
 * asked about. Judgements of one thread may share it: every question is answered before the next is asked.
 */
import type { Accord } from '../accord/index.ts';
import { type Result, succeed } from '../kernel/index.ts';
import { type CompiledAccords, compile } from './compile.ts';
import { type Field, makeField } from './place/field.ts';

export interface Basis {
  readonly compiled: CompiledAccords;
  readonly field: Field;
}

/** @returns what `compile` has against the accords. */
export function makeBasis(accords: readonly Accord[], parties: readonly string[]): Result<Basis> {
  const compiled = compile(accords, parties);
  if (!compiled.ok) return compiled;
  return succeed({ compiled: compiled.value, field: makeField(compiled.value.zones) });
}
