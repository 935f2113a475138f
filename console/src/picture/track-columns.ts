/**
 * The picture as this screen holds it: typed columns indexed by track slot. Plain arrays on purpose,
 * nothing here is reactive: at 5,000 objects a second, observers of single tracks would cost more than
 * drawing all of them.
 */
import type { PictureMessage } from '../api/contract.ts';
import { TrailColumns } from './trail-columns.ts';

const FIRST_CAPACITY = 1024;
const STEPS_PER_DEGREE = 1e5;
const METRES_PER_SECOND_PER_STEP = 0.1;
const UNKNOWN = -1;

export interface TrackRow {
  readonly slot: number;
  readonly id: string;
  readonly name: string;
  readonly party: string | null;
  readonly lon: number;
  readonly lat: number;
  /** Degrees; -1 unknown. */
  readonly course: number;
  /** Metres per second; -1 unknown. */
  readonly speed: number;
  readonly category: number;
  readonly contested: boolean;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
}

export class TrackColumns {
  /** Milliseconds since 1970 of the newest message; NaN before the first. */
  at = Number.NaN;
  /** Slots in use lie in [0, high). */
  high = 0;
  size = 0;
  readonly trails = new TrailColumns(FIRST_CAPACITY);
  #capacity = FIRST_CAPACITY;
  #used = new Uint8Array(FIRST_CAPACITY);
  #lon = new Float64Array(FIRST_CAPACITY);
  #lat = new Float64Array(FIRST_CAPACITY);
  #course = new Int16Array(FIRST_CAPACITY);
  #speed = new Int32Array(FIRST_CAPACITY);
  #category = new Uint8Array(FIRST_CAPACITY);
  #contest = new Uint32Array(FIRST_CAPACITY);
  #lastAt = new Float64Array(FIRST_CAPACITY);
  #texts: ({ id: string; name: string; party: string | null } | undefined)[] = [];
  #slots = new Map<string, number>();

  apply(message: PictureMessage): void {
    const at = Date.parse(message.at);
    // Played back from an earlier time: what came after it has not happened yet.
    if (at < this.at) this.trails.clearAll();
    this.at = at;
    if (message.whole) this.#clear();
    for (const text of message.texts) this.#name(text);
    for (let i = 0; i < message.slot.length; i++) this.#put(message, i);
    for (const slot of message.gone) this.#drop(slot);
  }

  isUsed = (slot: number): boolean => this.#used[slot] === 1;
  lon = (slot: number): number => this.#lon[slot]!;
  lat = (slot: number): number => this.#lat[slot]!;
  course = (slot: number): number => this.#course[slot]!;
  category = (slot: number): number => this.#category[slot]!;
  isContested = (slot: number): boolean => this.#contest[slot]! !== 0;
  lastAt = (slot: number): number => this.#lastAt[slot]!;
  nameOf = (slot: number): string => this.#texts[slot]?.name ?? '';
  idOf = (slot: number): string | undefined => this.#texts[slot]?.id;
  slotOf = (id: string): number | undefined => this.#slots.get(id);

  /** One track as an object, for lists and panels; undefined when the slot is empty or not named yet. */
  row(slot: number): TrackRow | undefined {
    const text = this.#texts[slot];
    if (!text || !this.isUsed(slot)) return undefined;
    return {
      slot,
      ...text,
      lon: this.lon(slot),
      lat: this.lat(slot),
      course: this.course(slot),
      speed: this.#speed[slot] === UNKNOWN ? UNKNOWN : this.#speed[slot]! * METRES_PER_SECOND_PER_STEP,
      category: this.category(slot),
      contested: this.isContested(slot),
      lastAt: this.lastAt(slot),
    };
  }

  #put(message: PictureMessage, i: number): void {
    const slot = message.slot[i]!;
    if (slot >= this.#capacity) this.#grow(slot);
    if (this.#used[slot] === 0) {
      this.#used[slot] = 1;
      this.size += 1;
      this.high = Math.max(this.high, slot + 1);
    }
    this.#lon[slot] = message.lon[i]! / STEPS_PER_DEGREE;
    this.#lat[slot] = message.lat[i]! / STEPS_PER_DEGREE;
    this.#course[slot] = message.course[i] ?? UNKNOWN;
    this.#speed[slot] = message.speed[i] ?? UNKNOWN;
    this.#category[slot] = message.category[i]!;
    this.#contest[slot] = message.contest[i]!;
    this.#lastAt[slot] = this.at - message.ageS[i]! * 1000;
    // A contested position is shown where it claims to be, but it is not drawn as a path travelled.
    if (message.contest[i] === 0) {
      this.trails.push(slot, this.#lon[slot]!, this.#lat[slot]!, this.#lastAt[slot]!);
    }
  }

  #name(text: PictureMessage['texts'][number]): void {
    const known = this.#texts[text.slot];
    if (known?.id !== text.id) {
      if (known) this.#slots.delete(known.id);
      this.trails.clear(text.slot);
    }
    this.#texts[text.slot] = { id: text.id, name: text.name, party: text.party };
    this.#slots.set(text.id, text.slot);
  }

  #drop(slot: number): void {
    if (!this.isUsed(slot)) return;
    this.#used[slot] = 0;
    this.size -= 1;
  }

  #clear(): void {
    this.#used.fill(0);
    this.size = 0;
    this.high = 0;
  }

  #grow(slot: number): void {
    while (this.#capacity <= slot) this.#capacity *= 2;
    const grown = <Column extends { set(from: Column): void }>(column: Column, made: Column): Column => {
      made.set(column);
      return made;
    };
    this.#used = grown(this.#used, new Uint8Array(this.#capacity));
    this.#lon = grown(this.#lon, new Float64Array(this.#capacity));
    this.#lat = grown(this.#lat, new Float64Array(this.#capacity));
    this.#course = grown(this.#course, new Int16Array(this.#capacity));
    this.#speed = grown(this.#speed, new Int32Array(this.#capacity));
    this.#category = grown(this.#category, new Uint8Array(this.#capacity));
    this.#contest = grown(this.#contest, new Uint32Array(this.#capacity));
    this.#lastAt = grown(this.#lastAt, new Float64Array(this.#capacity));
    this.trails.grow(this.#capacity);
  }
}
