/** Which key does what. One table: the handler, the help and the documentation read it. */
import type { MessageKey } from '../messages/messages.ts';

type KeyText = Extract<MessageKey, `key.${string}`>;

export type Action =
  | 'help'
  | 'search'
  | 'next'
  | 'previous'
  | 'acknowledge'
  | 'assign'
  | 'evidence'
  | 'new'
  | 'undetermined'
  | 'pause'
  | 'step'
  | 'restart'
  | 'trails'
  | 'coverage'
  | 'map'
  | 'indications'
  | 'objects'
  | 'places'
  | 'accords'
  | 'back';

export interface Binding {
  readonly keys: readonly string[];
  readonly actions: readonly Action[];
  readonly text: KeyText;
}

export const BINDINGS: readonly Binding[] = [
  { keys: ['?'], actions: ['help'], text: 'key.help' },
  { keys: ['/'], actions: ['search'], text: 'key.search' },
  { keys: ['j'], actions: ['next'], text: 'key.next' },
  { keys: ['k'], actions: ['previous'], text: 'key.previous' },
  // Enter presses the row in focus by itself: it is listed here for the help only.
  { keys: ['Enter'], actions: [], text: 'key.open' },
  { keys: ['a'], actions: ['acknowledge'], text: 'key.acknowledge' },
  { keys: ['o'], actions: ['assign'], text: 'key.assign' },
  { keys: ['e'], actions: ['evidence'], text: 'key.evidence' },
  { keys: ['n'], actions: ['new'], text: 'key.new' },
  { keys: ['u'], actions: ['undetermined'], text: 'key.undetermined' },
  { keys: ['m'], actions: ['map'], text: 'key.map' },
  { keys: [' '], actions: ['pause'], text: 'key.pause' },
  { keys: [']'], actions: ['step'], text: 'key.step' },
  { keys: ['['], actions: ['restart'], text: 'key.restart' },
  { keys: ['t'], actions: ['trails'], text: 'key.trails' },
  { keys: ['c'], actions: ['coverage'], text: 'key.coverage' },
  {
    keys: ['1', '2', '3', '4'],
    actions: ['indications', 'objects', 'places', 'accords'],
    text: 'key.queue',
  },
  { keys: ['Escape'], actions: ['back'], text: 'key.back' },
];

const ACTION_OF = new Map(
  BINDINGS.flatMap(({ keys, actions }) => actions.map((action, i) => [keys[i] ?? '', action] as const)),
);

/** What the handler must know about a key press; a `KeyboardEvent` fits. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Where the focus is: `typing` takes every key but Escape, `pressing` (a button) keeps the space bar. */
export type Focus = 'typing' | 'pressing' | 'elsewhere';

/** The action of a key press, if any. Single keys can be switched off (WCAG 2.2, 2.1.4); Escape stays. */
export function actionOf(press: Press, focus: Focus, singleKeys: boolean): Action | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined;
  if (press.key === 'Escape') return 'back';
  if (!singleKeys || focus === 'typing') return undefined;
  if (press.key === ' ' && focus === 'pressing') return undefined;
  return ACTION_OF.get(press.key);
}

export function focusOf(element: Element | null): Focus {
  if (element?.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select')) {
    return 'typing';
  }
  return element?.matches('button, a[href], summary, input') ? 'pressing' : 'elsewhere';
}
