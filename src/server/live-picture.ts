/** The moving picture as integer columns: everything at first, then what changed since the last frame. */
import { formatInstant, SECOND } from '../kernel/index.ts';
import type { PictureMessage } from './contract/contract.ts';
import type { Station } from './station/station.ts';

const DEGREES_1E5 = 1e5;

/** What one subscriber's screen already knows. */
export class LivePicture {
  readonly #station: Station;
  readonly #sentAt: Float64Array;
  readonly #generation: Int32Array;
  readonly #named = new Map<number, string>();

  constructor(station: Station) {
    this.#station = station;
    this.#sentAt = new Float64Array(station.picture.tracks.capacity).fill(Number.NEGATIVE_INFINITY);
    this.#generation = new Int32Array(station.picture.tracks.capacity).fill(-1);
  }

  /** `whole` repeats every track, for a screen that has just opened. */
  next(whole: boolean): PictureMessage {
    const station = this.#station;
    const { tracks } = station.picture;
    const message = emptyMessage(formatInstant(station.now), whole);
    for (let slot = 0; slot < tracks.high; slot++) {
      const at = tracks.lastAt[slot]!;
      const inUse = at > Number.NEGATIVE_INFINITY && !Number.isNaN(tracks.lastLongitude[slot]!);
      if (!inUse) {
        if (this.#generation[slot]! >= 0) message.gone.push(slot);
        this.#generation[slot] = -1;
        continue;
      }
      if (!whole && at === this.#sentAt[slot] && tracks.generation[slot] === this.#generation[slot]) continue;
      this.#row(message, slot, whole);
    }
    return message;
  }

  #row(message: PictureMessage, slot: number, whole: boolean): void {
    const { picture, now } = this.#station;
    const { tracks } = picture;
    message.slot.push(slot);
    message.lon.push(Math.round(tracks.lastLongitude[slot]! * DEGREES_1E5));
    message.lat.push(Math.round(tracks.lastLatitude[slot]! * DEGREES_1E5));
    message.course.push(rounded(tracks.lastCourse[slot]!, 1));
    message.speed.push(rounded(tracks.lastSpeed[slot]!, 10));
    message.category.push(tracks.category[slot]!);
    message.contest.push(tracks.contest[slot]!);
    message.ageS.push(Math.max(0, Math.round((now - tracks.lastAt[slot]!) / SECOND)));
    this.#sentAt[slot] = tracks.lastAt[slot]!;
    const name = nameOf(picture.identityOf(slot));
    const isNew = tracks.generation[slot] !== this.#generation[slot];
    if (whole || isNew || this.#named.get(slot) !== name) {
      const party = picture.parties[tracks.party[slot]!] ?? null;
      message.texts.push({ slot, id: picture.trackId(slot), name, party });
      this.#named.set(slot, name);
    }
    this.#generation[slot] = tracks.generation[slot]!;
  }
}

const rounded = (value: number, scale: number) => (Number.isNaN(value) ? null : Math.round(value * scale));

/** The best short name of an object: what it calls itself before what its transponder is numbered. */
export const nameOf = (identity: Readonly<Record<string, string>>): string =>
  identity.callsign ?? identity.name ?? Object.values(identity)[0] ?? '';

const emptyMessage = (at: string, whole: boolean): PictureMessage => ({
  at,
  whole,
  slot: [],
  lon: [],
  lat: [],
  course: [],
  speed: [],
  category: [],
  contest: [],
  ageS: [],
  gone: [],
  texts: [],
});
