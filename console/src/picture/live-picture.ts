/** The one picture of this screen, and who wants to know when it changed. */
import type { PictureMessage } from '../api/contract.ts';
import { TrackColumns } from './track-columns.ts';

export const picture = new TrackColumns();

const watchers = new Set<() => void>();

/** Called after every picture message. @returns a function that ends it. */
export function onPicture(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function showPicture(message: PictureMessage): void {
  picture.apply(message);
  for (const watcher of watchers) watcher();
}
