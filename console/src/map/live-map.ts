/** The map itself: made once, told what to show, and asked what lies under the pointer. */
import 'maplibre-gl/dist/maplibre-gl.css';
import {
  type GeoJSONSource,
  type LngLatBoundsLike,
  Map as MapLibre,
  type MapMouseEvent,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { say } from '../messages/messages.ts';
import { type Palette, readPalette } from '../theme/apply-theme.ts';
import { addGlyphs } from './draw-glyphs.ts';
import { addMarks } from './draw-marks.ts';
import { fineBasemap, type MapSource, makeStyle } from './style.ts';
import { PICKED_LAYERS } from './track-layers.ts';

// Without this the built console asks for a worker that is not there, and the map stays empty.
setWorkerUrl(workerUrl);

/** A pointer need not hit exactly: WCAG 2.2 asks for targets of 24 px. */
const REACH_PX = 12;
const CLOSEST_ZOOM = 13;
const SHOW_ZOOM = 8;
/** Pixels: the player and the notice lie over the lower edge. */
const FIT_PADDING = { top: 40, right: 40, bottom: 104, left: 40 };

export interface Picked {
  readonly layer: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export class LiveMap {
  readonly #map: MapLibre;
  readonly #waiting = new Map<MapSource, GeoJSON.GeoJSON>();
  #ready = false;

  constructor(container: HTMLElement, onReady: () => void, onPick: (picked: Picked) => void) {
    const palette = readPalette();
    this.#map = new MapLibre({
      container,
      style: makeStyle(palette),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      renderWorldCopies: false,
      // Names that fade in and out each second would be movement without meaning.
      fadeDuration: 0,
      maxZoom: CLOSEST_ZOOM,
      locale: { 'Map.Title': say('map.title') },
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    // Not `load`: it waits for the first coast, and what moves should be seen before.
    this.#map.on('style.load', () => {
      this.#draw(palette);
      onReady();
    });
    void this.#map.once('load', () => {
      for (const [source, address] of fineBasemap()) {
        void this.#map.getSource<GeoJSONSource>(source)?.setData(address);
      }
    });
    this.#map.on('click', (event) => this.#pick(event, onPick));
    this.#map.on('mousemove', (event) => {
      this.#map.getCanvas().style.cursor = this.#under(event) ? 'pointer' : '';
    });
  }

  /** Gives a source its features; what comes before the map is ready is shown when it is. */
  show(source: MapSource, data: GeoJSON.GeoJSON): void {
    if (!this.#ready) {
      this.#waiting.set(source, data);
      return;
    }
    void this.#map.getSource<GeoJSONSource>(source)?.setData(data);
  }

  setVisible(layers: readonly string[], visible: boolean): void {
    if (!this.#ready) return;
    for (const layer of layers) {
      this.#map.setLayoutProperty(layer, 'visibility', visible ? 'visible' : 'none');
    }
  }

  /** Draws everything again in the colours of the theme that is on the page now. */
  recolour(): void {
    if (!this.#ready) return;
    const palette = readPalette();
    this.#draw(palette);
    for (const layer of makeStyle(palette).layers) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) {
        this.#map.setPaintProperty(layer.id, name as never, value as never);
      }
    }
  }

  fit(bounds: LngLatBoundsLike): void {
    this.#map.fitBounds(bounds, { padding: FIT_PADDING, animate: false });
  }

  /** Brings a place into view, without moving the map when it is there already. */
  reveal(lon: number, lat: number): void {
    const zoom = this.#map.getZoom();
    if (this.#map.getBounds().contains([lon, lat]) && zoom >= SHOW_ZOOM - 1) return;
    this.#map.easeTo({
      center: [lon, lat],
      zoom: Math.max(zoom, SHOW_ZOOM),
      duration: 300,
      essential: false,
    });
  }

  zoomBy(step: number): void {
    this.#map.zoomTo(this.#map.getZoom() + step, { duration: 150, essential: false });
  }

  end(): void {
    this.#map.remove();
  }

  #draw(palette: Palette): void {
    addGlyphs(this.#map, palette);
    addMarks(this.#map, palette);
    if (this.#ready) return;
    this.#ready = true;
    for (const [source, data] of this.#waiting) this.show(source, data);
    this.#waiting.clear();
  }

  #under({ point }: MapMouseEvent) {
    if (!this.#ready) return undefined;
    const box: [[number, number], [number, number]] = [
      [point.x - REACH_PX, point.y - REACH_PX],
      [point.x + REACH_PX, point.y + REACH_PX],
    ];
    return this.#map.queryRenderedFeatures(box, { layers: [...PICKED_LAYERS] })[0];
  }

  #pick(event: MapMouseEvent, onPick: (picked: Picked) => void): void {
    const feature = this.#under(event);
    if (feature) onPick({ layer: feature.layer.id, properties: feature.properties });
  }
}
