import { formatInstant, hashJson } from '../../src/kernel/index.ts';
import type { LoggedRecord } from '../../src/store/index.ts';

/** One line that changes when today's code reads a record differently. */
export const describeRecord = ({ index, leaf, at, record }: LoggedRecord): string =>
  `${index} ${formatInstant(at)} ${leaf} ${record.kind}/${record.v} ${record.id} ${hashJson(record.body)}\n`;
