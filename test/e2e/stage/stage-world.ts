/** The invented world of the stage: tracks that circle, and one indication of every kind. */
import type {
  FeedHealth,
  IndicationDetail,
  Interference,
  Playback,
  Status,
} from '../../../src/server/contract/contract.ts';
import { stageAccord, stageAreas, stageCoverage, stagePages } from './stage-places.ts';
import { stageFeeds, stageIndications, stageInterference } from './stage-watch.ts';

const START = Date.parse('2026-05-04T06:00:00Z');
const END = START + 86_400_000;
const CENTRE = [31, 44] as const;
const REACH_DEGREES = 1.6;
const WORLD_SECONDS_PER_SECOND = 60;
const CATEGORIES = [2, 3, 4, 5, 7, 8, 9, 10, 12, 13];
const JUMPED_EVERY = 40;

const iso = (at: number) => new Date(at).toISOString();

export class StageWorld {
  now = START + 3_600_000;
  readonly feeds: FeedHealth[] = stageFeeds(START);
  readonly indications: IndicationDetail[];
  readonly interference: Interference[] = stageInterference(START);
  readonly playback: Playback = {
    state: 'playing',
    speed: WORLD_SECONDS_PER_SECOND,
    from: iso(START),
    until: iso(END),
    at: iso(START),
  };
  readonly #tracks: number;

  constructor(tracks: number) {
    this.#tracks = tracks;
    this.indications = stageIndications(this.now, (slot) => this.place(slot));
  }

  advance(wallMs: number): void {
    if (this.playback.state === 'playing') this.now += wallMs * this.playback.speed;
  }

  /** Slot i circles the centre on its own ring. */
  place(slot: number): { lon: number; lat: number; course: number } {
    const ring = 0.15 + 0.85 * Math.sqrt((slot + 1) / (this.#tracks + 1));
    const speed = (slot % 3 === 0 ? 4e-8 : 8e-9) / ring;
    const angle = slot * 2.399963 + (this.now - START) * speed;
    return {
      lon: CENTRE[0] + REACH_DEGREES * 1.4 * ring * Math.cos(angle),
      lat: CENTRE[1] + REACH_DEGREES * ring * Math.sin(angle),
      course: (((-angle * 180) / Math.PI) % 360) + 360,
    };
  }

  picture(whole: boolean) {
    const slots = Array.from({ length: this.#tracks }, (_, slot) => slot);
    const places = slots.map((slot) => this.place(slot));
    return {
      at: iso(this.now),
      whole,
      slot: slots,
      lon: places.map(({ lon }) => Math.round(lon * 1e5)),
      lat: places.map(({ lat }) => Math.round(lat * 1e5)),
      course: places.map(({ course }) => Math.round(course) % 360),
      speed: slots.map((slot) => (slot % 7 === 0 ? null : 1200)),
      category: slots.map((slot) => CATEGORIES[slot % CATEGORIES.length]),
      contest: slots.map((slot) => (slot % JUMPED_EVERY === 1 ? 65 : 0)),
      ageS: slots.map((slot) => (slot % 11 === 10 ? 900 : 2)),
      gone: [],
      texts: whole
        ? slots.map((slot) => ({ slot, id: `track-${slot}`, name: `T${1000 + slot}`, party: null }))
        : [],
    };
  }

  status(): Status {
    for (const feed of this.feeds) if (feed.state === 'up') feed.lastAt = iso(this.now - 1000);
    return {
      version: '0.1.0',
      lane: 'simulated',
      now: iso(this.now),
      dataAgeMs: 900,
      origin: 'stage',
      boundaryDepiction: 'UNGA 68/262',
      observations: 12_345,
      tracks: this.#tracks,
      ledger: { size: 42, root: 'sha256:00', checkpointAt: iso(this.now) },
      feeds: this.feeds,
      parties: [
        { party: 'NORTH', breachesIndicated: 2, observability: 0.97 },
        { party: 'SOUTH', breachesIndicated: 0, observability: null },
      ],
      extent: [28.5, 42.2, 33.5, 45.8],
    };
  }

  /** Undefined: there is nothing of that name. */
  answer(path: string, body: { action?: string; speed?: number; by?: string; to?: string } | undefined) {
    const [, kind, id, act] = path.split('/');
    if (kind === 'status') return this.status();
    if (kind === 'accords') return id === undefined ? [stageAccord(START, END)] : stagePages();
    if (kind === 'areas') return stageAreas();
    if (kind === 'coverage') return stageCoverage(this.feeds);
    if (kind === 'interference') return this.interference;
    if (kind === 'playback') return this.#control(body?.action, body?.speed);
    if (kind === 'tracks') return this.#track(id ?? '');
    if (kind !== 'indications') return undefined;
    const found = this.indications.find((indication) => indication.id === id);
    if (id === undefined) return this.indications;
    return act === undefined || !found ? found : this.#act(found, act, body ?? {});
  }

  #control(action: string | undefined, speed: number | undefined): Playback {
    if (action === 'pause') this.playback.state = 'paused';
    if (action === 'play') this.playback.state = 'playing';
    if (action === 'step') this.now += 60_000;
    if (action === 'restart') this.now = START;
    if (speed !== undefined) this.playback.speed = speed;
    return { ...this.playback, at: iso(this.now) };
  }

  #act(indication: IndicationDetail, act: string, { by = '', to }: { by?: string; to?: string }) {
    if (act === 'acknowledge') indication.acknowledged = true;
    if (act === 'assign') indication.owner = to ?? null;
    const kind = act === 'assign' ? 'assigned' : 'acknowledged';
    const made = { kind, by, to: to ?? null, at: iso(this.now), record: 'r', signature: 'c2lnbmVk' } as const;
    indication.acts.push(made);
    return made;
  }

  #track(id: string) {
    const slot = Number(id.replace('track-', ''));
    const { lon, lat, course } = this.place(slot);
    return {
      id,
      slot,
      identity: { icao24: '4b1234', callsign: `T${1000 + slot}` },
      category: 'aircraft.military',
      party: null,
      position: { lon, lat },
      altitudeM: 3200,
      speedMs: 120,
      courseDeg: course,
      lastAt: iso(this.now - 2000),
      contests: slot % JUMPED_EVERY === 1 ? ['massJump'] : [],
      sources: [{ source: 'radar-north', lastAt: iso(this.now - 2000) }],
      trail: [],
    };
  }
}
