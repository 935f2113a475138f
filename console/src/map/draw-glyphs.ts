/** Draws the track glyphs once per theme as bitmaps for the map: known, contested and stale of each kind. */
import type { Map as MapLibre } from 'maplibre-gl';
import { CATEGORIES } from '../../../src/kernel/index.ts';
import type { Palette } from '../theme/apply-theme.ts';
import { shapeOf } from './glyph-shapes.ts';

const FIELD = 24;
/** The glyph is drawn smaller than its field, so that the contested ring fits around it. */
const SCALE = 0.72;
const RATIO = 2;

export type GlyphState = 'seen' | 'stale' | 'contested';
const GLYPH_STATES: readonly GlyphState[] = ['seen', 'stale', 'contested'];

/** Name of a glyph's bitmap in the map. */
export const glyphName = (category: number, state: GlyphState): string => `${category}-${state}`;

export function addGlyphs(map: MapLibre, palette: Palette): void {
  for (let category = 0; category < CATEGORIES.length; category++) {
    for (const state of GLYPH_STATES) {
      const name = glyphName(category, state);
      if (map.hasImage(name)) map.removeImage(name);
      map.addImage(name, drawGlyph(category, state, palette), { pixelRatio: RATIO });
    }
  }
}

function drawGlyph(category: number, state: GlyphState, palette: Palette): ImageData {
  const pen = makePen(FIELD);
  if (state === 'contested') drawRing(pen, palette);
  pen.translate(FIELD / 2, FIELD / 2);
  const scale = state === 'contested' ? SCALE * 0.8 : SCALE;
  pen.scale(scale, scale);
  pen.translate(-FIELD / 2, -FIELD / 2);
  const path = new Path2D(shapeOf(category));
  pen.lineJoin = 'round';
  pen.strokeStyle = palette.halo;
  pen.lineWidth = 3;
  pen.stroke(path);
  if (state === 'seen') {
    pen.fillStyle = palette.track;
    pen.fill(path);
  } else {
    // Hollow: not known to be there now. With the ring around: contested.
    pen.strokeStyle = palette.track;
    pen.lineWidth = 1.6;
    pen.stroke(path);
  }
  return pen.getImageData(0, 0, FIELD * RATIO, FIELD * RATIO);
}

function drawRing(pen: OffscreenCanvasRenderingContext2D, palette: Palette): void {
  pen.beginPath();
  pen.arc(FIELD / 2, FIELD / 2, FIELD / 2 - 1.2, 0, 2 * Math.PI);
  pen.strokeStyle = palette.caution;
  pen.lineWidth = 1.4;
  pen.setLineDash([3, 2.4]);
  pen.stroke();
  pen.setLineDash([]);
}

export function makePen(size: number): OffscreenCanvasRenderingContext2D {
  const pen = new OffscreenCanvas(size * RATIO, size * RATIO).getContext('2d');
  if (!pen) throw new Error('a 2D canvas is needed to draw the map symbols');
  pen.scale(RATIO, RATIO);
  return pen;
}
