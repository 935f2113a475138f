/** Bodies and guarantees as the accord's hash covers them. */
import type { Json } from '../../kernel/index.ts';
import type { Accord } from '../accord.ts';
import { byId, forceJson, inAnyOrder } from '../hash-parts.ts';
import { isPublic } from '../labels/label.ts';
import type { Body } from './body.ts';
import type { Condition } from './condition.ts';
import type { Guarantee } from './guarantee.ts';

/** Nothing of what the accord does not have. */
export const procedureJson = ({ bodies, guarantees }: Omit<Accord, 'hash'>) => ({
  ...(bodies.length > 0 ? { bodies: byId(bodies, (body) => body as Body & Json) } : {}),
  ...(guarantees.length > 0 ? { guarantees: byId(guarantees, guaranteeJson) } : {}),
});

function guaranteeJson({ text: _, ...guarantee }: Guarantee): Json {
  const { when, voidIf, inForce: _in, gaps: _gaps, awaits: _awaits, calls, label, ...rest } = guarantee;
  return {
    ...(rest as unknown as { readonly [key: string]: Json }),
    when: when && conditionJson(when),
    voidIf: voidIf && conditionJson(voidIf),
    ...forceJson(guarantee),
    calls: inAnyOrder(calls),
    ...(isPublic(label) ? {} : { label: { ...label } }),
  };
}

function conditionJson(condition: Condition): Json {
  switch (condition.form) {
    case 'all':
    case 'any':
      return { [condition.form]: inAnyOrder(condition.of.map(conditionJson)) };
    case 'not':
      return { not: conditionJson(condition.of) };
    case 'confirmed':
    case 'active':
    case 'void':
    case 'event':
      return condition as Condition & Json;
  }
}
