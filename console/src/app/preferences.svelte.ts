/** What this reader chose for this screen; kept in this browser only. */
import { MediaQuery } from 'svelte/reactivity';

export const THEMES = ['dark', 'light', 'night'] as const;
export type Theme = (typeof THEMES)[number];

export const DEPICTIONS = ['UNGA 68/262', 'none'] as const;
export type Depiction = (typeof DEPICTIONS)[number];

interface Chosen {
  /** Absent: as the system. */
  theme?: Theme;
  /** Absent: as the node says. */
  depiction?: Depiction;
  trails: boolean;
  coverage: boolean;
  /** Single-key shortcuts can be switched off (WCAG 2.2, 2.1.4). */
  singleKeys: boolean;
  /** The name that this person's acts are signed with; empty: not stated yet. */
  actor: string;
}

const KEY = 'garant.display';
const DEFAULTS: Chosen = { trails: true, coverage: true, singleKeys: true, actor: '' };

function remembered(): Chosen {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Chosen>) };
  } catch {
    // Storage is off or holds something else: the defaults are always good.
    return DEFAULTS;
  }
}

export const preferences = $state<Chosen>(remembered());

const prefersLight = new MediaQuery('(prefers-color-scheme: light)');

/** What the reader chose; until then what the system asks for. */
export const shownTheme = (): Theme => preferences.theme ?? (prefersLight.current ? 'light' : 'dark');

export function keepPreferences(): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Nothing is lost but the choice itself.
  }
}
