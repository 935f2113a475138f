/** A party's reading of a clause as `accord.yaml` writes it. */

import { type WrittenDependence, writtenDependence } from '../periods/dependence-document.ts';
import type { OpenPeriod } from '../periods/open-period.ts';
import { writtenPeriod } from '../periods/period.ts';
import { RULE_SHAPES } from '../rules/read-rule.ts';
import { anyMapping } from '../text/collection-shape.ts';
import type { Report } from '../text/report.ts';
import type { JsonSchema, Shape } from '../text/shape.ts';
import { entryOf, type MappingNode, type TreeNode, withoutKeys } from '../text/tree.ts';
import { exceptions, type WrittenException } from './exception-document.ts';

/** A party's terms are kept as a node: they are laid over the clause's before they are read. */
export interface WrittenReading {
  readonly inForce: OpenPeriod | undefined;
  readonly dependence: WrittenDependence | undefined;
  readonly except: readonly WrittenException[] | undefined;
  readonly terms: MappingNode;
}

export const reading: Shape<WrittenReading> = {
  schema: readingSchema(),
  read: (node, report) => {
    const mapping = anyMapping.read(node, report);
    if (!mapping) return undefined;
    const period = entryOf(mapping, 'in-force');
    const inForce = period && writtenPeriod.read(period.value, report);
    const dependence = entryOf(mapping, 'while');
    const except = entryOf(mapping, 'except');
    return {
      inForce,
      dependence: dependence && writtenDependence.read(dependence.value, report),
      except: except && readExceptions(except.value, report),
      terms: withoutKeys(mapping, ['in-force', 'while', 'except']),
    };
  },
};

/** A reading keeps the ids of the clause's exceptions where it reads them otherwise. */
function readExceptions(node: TreeNode, report: Report): readonly WrittenException[] | undefined {
  const own: Report = { ...report, definitions: [] };
  const read = exceptions.read(node, own);
  for (const defined of own.definitions) {
    const known = ({ kind, name }: typeof defined) => kind === defined.kind && name === defined.name;
    if (!report.definitions.some(known)) report.definitions.push(defined);
  }
  return read;
}

/** Every term of every form, all optional; which of them fit is decided when the reading is laid over. */
function readingSchema(): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const shape of Object.values(RULE_SHAPES)) {
    for (const form of shape.schema.oneOf as readonly JsonSchema[]) {
      for (const [key, term] of Object.entries(form.properties as Record<string, JsonSchema>)) {
        properties[key] ??= term;
      }
    }
  }
  return {
    type: 'object',
    properties: {
      'in-force': writtenPeriod.schema,
      while: writtenDependence.schema,
      except: exceptions.schema,
      ...properties,
    },
    additionalProperties: false,
  };
}
