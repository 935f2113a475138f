/** Puts a theme on the page and reads its colours for what is drawn without CSS. */
import type { Theme } from '../app/preferences.svelte.ts';

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

/** The colours of the map, as the theme's custom properties give them. */
export function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    sea: colour('map-sea'),
    land: colour('map-land'),
    coast: colour('map-coast'),
    border: colour('map-border'),
    area: colour('map-area'),
    track: colour('map-track'),
    trail: colour('map-trail'),
    sees: colour('map-sees'),
    halo: colour('map-halo'),
    label: colour('map-label'),
    breach: colour('breach'),
    caution: colour('caution'),
    focus: colour('focus'),
  };
}
export type Palette = ReturnType<typeof readPalette>;
