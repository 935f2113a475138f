/** A picture and a watch over one accord, and the acts that the bench measures, each a function of its own name. */

import {
  createPicture,
  type FixColumns,
  makeFixColumns,
  makeTrackedColumns,
} from '../../src/picture/index.ts';
import type { CompiledAccords } from '../../src/watch/index.ts';
import { createWatch, TICK } from '../../src/watch/index.ts';
import { PARTIES, register } from './accord.ts';
import { START } from './traffic.ts';

export interface World {
  /** What a decoder has just written, and so has in the cache: a copy of the stored batch. */
  load(stored: FixColumns): FixColumns;
  followBatch(batch: FixColumns): void;
  judgeBatch(batch: FixColumns, from?: number, until?: number): void;
  /** What happens by itself at a second; nothing between ticks. */
  tick(second: number): void;
  /** How many events were said since the last call. */
  drain(): number;
}

export function makeWorld(compiled: CompiledAccords, objects: number): World {
  const capacity = Math.max(65_536, objects * 2);
  const picture = createPicture({ register, parties: PARTIES, capacity });
  const watch = createWatch({ compiled, picture, register, lane: 'simulated', settled: true });
  const tracked = makeTrackedColumns(objects);
  const batch = makeFixColumns(objects);
  return {
    load: (stored) => refill(batch, stored),
    followBatch(batch) {
      picture.follow(batch, 0, batch.length, tracked);
    },
    judgeBatch(batch, from = 0, until = batch.length) {
      watch.evaluate(batch, tracked, from, until);
    },
    tick(second) {
      if ((second * 1000) % TICK !== 0) return;
      picture.advance(START + second * 1000);
      watch.advance(START + second * 1000);
    },
    drain: () => watch.drain().length,
  };
}

function refill(into: FixColumns, from: FixColumns): FixColumns {
  const source = Object.values(from);
  Object.values(into).forEach((column, c) => {
    if (typeof column !== 'number') column.set(source[c]);
  });
  into.length = from.length;
  return into;
}
