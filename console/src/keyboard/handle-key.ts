/** What each key does on this screen. */
import { preferences } from '../app/preferences.svelte.ts';
import { selection } from '../app/selection.svelte.ts';
import { type Tab, view } from '../app/view.svelte.ts';
import { acknowledgeSelected, downloadEvidence, stopNaming } from '../indication/act.ts';
import { acting } from '../indication/acting.svelte.ts';
import { showOnMap } from '../map/show-on-map.ts';
import { step, toggle, toStart } from '../playback/play.ts';
import { indications } from '../queue/indications.svelte.ts';
import { type Action, actionOf, focusOf } from './keys.ts';
import { focusAfterClose, focusList, focusSearch, keepFocus, moveInList } from './move-focus.ts';

export function handleKey(event: KeyboardEvent): void {
  if (view.help && event.key !== '?') return;
  const action = actionOf(event, focusOf(document.activeElement), preferences.singleKeys);
  if (action === undefined) return;
  event.preventDefault();
  ACTS[action]();
}

/**
 * A button pressed with the pointer gives the focus back, so that the space bar pauses and plays instead of
 * pressing it again. Whoever came to it by keyboard or with assistive technology keeps the focus there: their
 * press has no click count. Tabs keep it for their arrow keys.
 */
export function releaseFocus({ detail, target }: MouseEvent): void {
  const button = target instanceof Element ? target.closest<HTMLElement>('button:not([role=tab])') : null;
  if (detail > 0 && button !== null && button === document.activeElement) button.blur();
}

const openTab = (tab: Tab) => () => {
  view.tab = tab;
  void focusList();
};

const ACTS: Readonly<Record<Action, () => void>> = {
  help: () => {
    view.help = !view.help;
  },
  search: () => {
    view.tab = 'objects';
    void focusSearch();
  },
  next: () => moveInList(1),
  previous: () => moveInList(-1),
  acknowledge: () => void acknowledgeSelected(),
  assign: () => {
    acting.assigning = selection.current?.kind === 'indication';
  },
  evidence: downloadEvidence,
  new: () => indications.show(),
  undetermined: () => {
    view.tab = 'indications';
    indications.toggleVerdict('not-determinable');
    void keepFocus();
  },
  pause: () => void toggle(),
  step: () => void step(),
  restart: () => void toStart(),
  trails: () => {
    preferences.trails = !preferences.trails;
  },
  coverage: () => {
    preferences.coverage = !preferences.coverage;
  },
  map: showOnMap,
  indications: openTab('indications'),
  objects: openTab('objects'),
  places: openTab('places'),
  accords: openTab('accords'),
  back,
};

/** Closes the innermost thing that is open. */
function back(): void {
  if (view.help) view.help = false;
  else if (view.settings) view.settings = false;
  else if (acting.naming) stopNaming();
  else if (acting.assigning) acting.assigning = false;
  else if (selection.current) {
    const { id } = selection.current;
    selection.close();
    void focusAfterClose(id);
  } else (document.activeElement as HTMLElement | null)?.blur();
}
