/** Draws the marks that are not tracks: the hatches of blind coverage and of disturbed navigation, the diamond of an indication. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Palette } from '../theme/apply-theme.ts';
import { makePen } from './draw-glyphs.ts';

const RATIO = 2;
const HATCH = 12;
const MARK = 32;
/** Side of the patch where nothing is known of an extent: whole tiles of the hatch, and no edge. */
const PATCH = 3 * HATCH;

export function addMarks(map: MapLibre, palette: Palette): void {
  replace(map, 'hatch', drawHatch(palette.caution));
  replace(map, 'cross-hatch', drawCrossHatch(palette.caution, HATCH));
  replace(map, 'interference-place', drawCrossHatch(palette.caution, PATCH));
  replace(map, 'breach-indicated', drawDiamond(palette.breach, palette.halo, MARK / 2 - 2, []));
  replace(map, 'not-determinable', drawDiamond(palette.caution, palette.halo, MARK / 2 - 5, [5, 3]));
  replace(map, 'selected', drawBrackets(palette.focus, palette.halo));
}

function replace(map: MapLibre, name: string, image: ImageData): void {
  if (map.hasImage(name)) map.removeImage(name);
  map.addImage(name, image, { pixelRatio: RATIO });
}

function drawHatch(colour: string): ImageData {
  const pen = makeHatchPen(colour, HATCH);
  strokeRising(pen, HATCH);
  return pen.getImageData(0, 0, HATCH * RATIO, HATCH * RATIO);
}

function drawCrossHatch(colour: string, size: number): ImageData {
  const pen = makeHatchPen(colour, size);
  strokeRising(pen, size);
  // The same lines, seen in a mirror.
  pen.translate(size, 0);
  pen.scale(-1, 1);
  strokeRising(pen, size);
  return pen.getImageData(0, 0, size * RATIO, size * RATIO);
}

function makeHatchPen(colour: string, size: number): ReturnType<typeof makePen> {
  const pen = makePen(size);
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  return pen;
}

/** Lines from the lower left to the upper right, so spaced that tiles of the pattern join. */
function strokeRising(pen: ReturnType<typeof makePen>, size: number): void {
  pen.beginPath();
  for (let start = -size; start <= size; start += HATCH) {
    pen.moveTo(start, size);
    pen.lineTo(start + size, 0);
  }
  pen.stroke();
}

function drawDiamond(colour: string, halo: string, reach: number, dash: number[]): ImageData {
  const pen = makePen(MARK);
  const middle = MARK / 2;
  const outline = new Path2D(
    `M${middle} ${middle - reach} L${middle + reach} ${middle} L${middle} ${middle + reach} L${middle - reach} ${middle} Z`,
  );
  for (const [style, width] of [
    [halo, 4],
    [colour, 2],
  ] as const) {
    pen.strokeStyle = style;
    pen.lineWidth = width;
    pen.setLineDash(style === colour ? dash : []);
    pen.stroke(outline);
  }
  return pen.getImageData(0, 0, MARK * RATIO, MARK * RATIO);
}

/** Four corners around what is selected: visible without hiding what it marks. */
function drawBrackets(colour: string, halo: string): ImageData {
  const size = MARK + 8;
  const pen = makePen(size);
  const far = size - 3;
  const corners = new Path2D(
    `M3 11 V3 H11 M${far - 8} 3 H${far} V11 M${far} ${far - 8} V${far} H${far - 8} M11 ${far} H3 V${far - 8}`,
  );
  for (const [style, width] of [
    [halo, 4.5],
    [colour, 2.25],
  ] as const) {
    pen.strokeStyle = style;
    pen.lineWidth = width;
    pen.stroke(corners);
  }
  return pen.getImageData(0, 0, size * RATIO, size * RATIO);
}
