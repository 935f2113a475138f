/** The nodes of a YAML text's tree. */
import type { Place } from '../../kernel/index.ts';

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As it was written, without quotes: an address like `4e1234` stays what it is. */
  readonly written: string;
  readonly place: Place;
}
export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly TreeNode[];
  readonly place: Place;
}
export interface MappingEntry {
  readonly key: string;
  readonly place: Place;
  readonly value: TreeNode;
}
export interface MappingNode {
  readonly kind: 'mapping';
  readonly entries: readonly MappingEntry[];
  readonly place: Place;
}
export type TreeNode = ScalarNode | ListNode | MappingNode;
