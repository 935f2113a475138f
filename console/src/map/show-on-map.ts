/** Brings what is selected into view. The map registers itself here when it is there. */
import { selection } from '../app/selection.svelte.ts';
import { picture } from '../picture/live-picture.ts';
import type { LiveMap } from './live-map.ts';

let map: LiveMap | undefined;

export function registerMap(live: LiveMap | undefined): void {
  map = live;
}

/** Where the selection is: the object as it is now, else the place of the indication. */
export function placeOfSelection(): { readonly lon: number; readonly lat: number } | undefined {
  const slot = selection.trackId === undefined ? undefined : picture.slotOf(selection.trackId);
  const row = slot === undefined ? undefined : picture.row(slot);
  return row ?? selection.indication?.position ?? selection.track?.position ?? undefined;
}

export function showOnMap(): void {
  const place = placeOfSelection();
  if (place) map?.reveal(place.lon, place.lat);
}

export function fitOnMap(bounds: [number, number, number, number]): void {
  map?.fit(bounds);
}

export const zoomIn = (): void => map?.zoomBy(1);
export const zoomOut = (): void => map?.zoomBy(-1);
