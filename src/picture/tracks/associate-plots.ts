/**
 * Plots without a number, as a plain radar gives them: each goes to the nearest track of its source that
 * could have come there, else it opens one. Nearest neighbour and no more; crossing tracks may be swapped.
 * Tracks hang in the cells of a coarse grid, hashed, one list per cell.
 */
import { METRES_PER_DEGREE, quickDistance, RADIANS_PER_DEGREE } from '../../kernel/index.ts';
import type { FixColumns } from '../observation.ts';
import type { TrackStore } from './track-store.ts';

/** Degrees of a cell's side; a plot is compared with the nine cells around it, so with what is within 22 km. */
const CELL = 0.2;
const HEADS = 1 << 14;
/** Metres per second: the gate for an object whose kind is not known. */
const GATE_SPEED = 350;
/** Milliseconds beyond which a track is too old to be continued. */
const CONTINUED_WITHIN = 60_000;

export interface PlotAssociation {
  /** Slot of the track that the plot in row `i` continues; -1: none. */
  nearest(fixes: FixColumns, i: number): number;
  /** The track in `slot` has a new position. */
  moved(slot: number): void;
  /** The slot serves a new track: whatever hung on it before is forgotten. */
  opened(slot: number): void;
}

export function createPlotAssociation(store: TrackStore): PlotAssociation {
  const heads = new Int32Array(HEADS).fill(-1);
  const nextInCell = new Int32Array(store.capacity).fill(-1);
  const cellOf = new Int32Array(store.capacity).fill(-1);

  const cellAt = (lon: number, lat: number, dx: number, dy: number): number => {
    const x = Math.floor(lon / CELL) + dx;
    const y = Math.floor(lat / CELL) + dy;
    return (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) & (HEADS - 1);
  };

  function unlink(slot: number): void {
    const cell = cellOf[slot]!;
    if (cell < 0) return;
    if (heads[cell] === slot) heads[cell] = nextInCell[slot]!;
    else {
      let before = heads[cell]!;
      while (before >= 0 && nextInCell[before] !== slot) before = nextInCell[before]!;
      if (before >= 0) nextInCell[before] = nextInCell[slot]!;
    }
    cellOf[slot] = -1;
  }

  function link(slot: number, cell: number): void {
    nextInCell[slot] = heads[cell]!;
    heads[cell] = slot;
    cellOf[slot] = cell;
  }

  /** Metres off the predicted place, infinite when it could not have come there. */
  function strain(slot: number, fixes: FixColumns, i: number): number {
    const seconds = (fixes.observedAt[i]! - store.lastAt[slot]!) / 1000;
    if (seconds < 0 || seconds * 1000 > CONTINUED_WITHIN) return Number.POSITIVE_INFINITY;
    const lon = fixes.longitude[i]!;
    const lat = fixes.latitude[i]!;
    const speed = store.lastSpeed[slot]!;
    const known = speed >= 0 && store.lastCourse[slot]! >= 0;
    const off = quickDistance(store.lastLongitude[slot]!, store.lastLatitude[slot]!, lon, lat);
    const allowed = (known ? speed * 1.5 + 50 : GATE_SPEED) * seconds + 6 * store.sigma[slot]! + 100;
    if (off > allowed) return Number.POSITIVE_INFINITY;
    if (!known) return off;
    const angle = store.lastCourse[slot]! * RADIANS_PER_DEGREE;
    const north = (speed * seconds * Math.cos(angle)) / METRES_PER_DEGREE;
    const east =
      (speed * seconds * Math.sin(angle)) / (METRES_PER_DEGREE * Math.cos(lat * RADIANS_PER_DEGREE));
    return quickDistance(store.lastLongitude[slot]! + east, store.lastLatitude[slot]! + north, lon, lat);
  }

  function nearest(fixes: FixColumns, i: number): number {
    const source = fixes.source[i]! + 1;
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        let slot = heads[cellAt(fixes.longitude[i]!, fixes.latitude[i]!, dx, dy)]!;
        for (; slot >= 0; slot = nextInCell[slot]!) {
          if (store.plotSource[slot] !== source || store.lastAt[slot] === fixes.observedAt[i]) continue;
          const off = strain(slot, fixes, i);
          if (off < least) {
            least = off;
            best = slot;
          }
        }
      }
    }
    return best;
  }

  return {
    nearest,
    moved: (slot) => {
      const cell = cellAt(store.lastLongitude[slot]!, store.lastLatitude[slot]!, 0, 0);
      if (cell === cellOf[slot]) return;
      unlink(slot);
      link(slot, cell);
    },
    opened: unlink,
  };
}
