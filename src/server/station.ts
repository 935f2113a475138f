/**
 * A running node: bytes come in from sources, the judgement's events go to the board, the ledger and
 * whoever listens. It has no clock of its own: `tick` says what time it is in the world that is watched.
 */
import type { Accord } from '../accord/index.ts';
import type { OpenFeed } from '../feeds/feed.ts';
import {
  defaultLabel,
  GarantError,
  type GarantRecord,
  type HashText,
  type Instant,
  type Json,
  type Label,
  type Lane,
  type Milliseconds,
  makeRecord,
  type Result,
  succeed,
} from '../kernel/index.ts';
import {
  ACCORD_KIND,
  type Files,
  hashFolder,
  type LeafKind,
  readRawBlock,
  type SignedAct,
} from '../ledger/index.ts';
import {
  type CoverageReport,
  type CoverageState,
  createPicture,
  type FixColumns,
  type LivingPicture,
  type Report,
  type SourceRegister,
} from '../picture/index.ts';
import type { LedgerNode, NewEntry } from '../store/index.ts';
import {
  createJudgement,
  type IndicationEvent,
  type Judgement,
  type JudgementSummary,
} from '../watch/index.ts';
import { BLOCK_BYTES } from './block-builder.ts';
import { IndicationBoard } from './indication-board.ts';
import { Intake } from './intake.ts';
import { Trails } from './trails.ts';

export interface StationOptions {
  readonly accords: readonly Accord[];
  /** The files of each accord's folder as they were read, by accord id: logged, and part of every bundle. */
  readonly accordFiles: ReadonlyMap<string, Files>;
  readonly register: SourceRegister;
  readonly lane: Lane;
  readonly ledger: LedgerNode;
  /** The decoder of a source's feed, and what it needs beyond the source. */
  readonly openFeed: (feed: string) => OpenFeed | undefined;
  /** Absolute time of the first byte, for formats that carry none. */
  readonly start?: Instant;
  readonly lateness?: Milliseconds;
  /** Of Garant, named in every bundle. */
  readonly version: string;
  /** The wall clock, for what is recorded when. */
  readonly now: () => Instant;
}

/** @returns what the watch has against the accords. */
export function openStation(options: StationOptions): Result<Station> {
  const parties = [...new Set(options.accords.flatMap((accord) => accord.parties.map((party) => party.id)))];
  const pictures: LivingPicture[] = [];
  const makePicture = () => {
    const picture = createPicture({ register: options.register, parties });
    pictures.push(picture);
    return picture;
  };
  const { accords, register, lane, lateness } = options;
  const judgement = createJudgement({
    accords,
    register,
    lane,
    makePicture,
    ...(options.start === undefined ? {} : { startAt: options.start }),
    ...(lateness === undefined ? {} : { lateness }),
  });
  if (!judgement.ok) return judgement;
  // The judgement makes the settled life's picture first, then the provisional one's.
  return succeed(new Station(options, judgement.value, pictures.at(-1)!));
}

interface Unrecorded {
  readonly kind: string;
  readonly observedAt?: Instant;
  readonly receivedAt?: Instant;
  readonly body: Json;
}

/** Raw blocks older than this are sealed at the next tick (wall time). */
const SEAL_AFTER_MS = 900;

export class Station {
  readonly options: StationOptions;
  readonly board = new IndicationBoard();
  readonly trails: Trails;
  readonly label: Label;
  readonly intakes = new Map<string, Intake>();
  /** What the screens show: the picture of the provisional life. */
  readonly picture: LivingPicture;
  readonly #judgement: Judgement;
  readonly #listeners = new Set<(event: IndicationEvent) => void>();
  #sealedAt = Number.NEGATIVE_INFINITY;
  #pending: Promise<unknown> = Promise.resolve();
  #failure: unknown;
  readonly #coverage = new Map<string, CoverageState>();
  readonly #verdictRecords = new Map<string, string>();
  /** When the newest checkpoint was published; undefined before the first one. */
  checkpointAt: Instant | undefined;
  /** The watched world's time. */
  now: Instant;

  constructor(options: StationOptions, judgement: Judgement, picture: LivingPicture) {
    this.options = options;
    this.label = defaultLabel(options.ledger.origin);
    this.now = options.start ?? options.now();
    this.#judgement = judgement;
    this.picture = picture;
    this.trails = new Trails(this.picture.tracks.capacity);
    for (const source of options.register.sources) this.#open(source.id);
    this.#logAccords();
    this.#log('tick', [{ kind: 'tick', observedAt: this.now, body: { at: this.now, started: true } }]);
  }

  /** Over everything settled so far: equal on every node that judged the same bytes. */
  get settledHash(): string {
    return this.#judgement.summary().hash;
  }

  get partyCounts(): JudgementSummary['byParty'] {
    return this.#judgement.summary().byParty;
  }

  receive(source: string, bytes: Uint8Array, receivedAt: Instant): void {
    const intake = this.intakes.get(source);
    if (!intake) throw new GarantError('SERVER_UNKNOWN_SOURCE', `no source "${source}" is declared`);
    intake.push(bytes, receivedAt);
    if (intake.block.bytes > BLOCK_BYTES) this.#sealBlock(intake);
  }

  /** The watched world has reached `now`: what falls due is judged, what is ripe is sealed. */
  tick(now: Instant): void {
    this.now = now;
    this.#judgement.advance(now);
    this.#fold();
    this.#trace();
    const wall = this.options.now();
    if (wall - this.#sealedAt < SEAL_AFTER_MS) return;
    this.#sealedAt = wall;
    for (const intake of this.intakes.values()) this.#sealBlock(intake);
    this.#later(this.#pending.then(() => this.#checkpoint()));
  }

  /** Settles everything, seals what is left, and waits for the disk. */
  async finish(): Promise<void> {
    for (const intake of this.intakes.values()) intake.end(this.now);
    this.#judgement.finish();
    this.#fold();
    for (const intake of this.intakes.values()) this.#sealBlock(intake);
    this.#log('tick', [{ kind: 'tick', observedAt: this.now, body: { at: this.now, finished: true } }]);
    await this.#pending;
    if (this.#failure) throw this.#failure;
  }

  /** Calls `hear` with every indication event from now on. @returns how to stop. */
  listen(hear: (event: IndicationEvent) => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  /** Address of the sealed block that holds an observation's bytes; undefined until it is sealed. */
  blockOf(source: string, index: number): HashText | undefined {
    const logged = this.options.ledger.blockOf(source, index);
    return logged && readRawBlock(logged.record)?.sha256;
  }

  /** Record of an indication's newest settled word; undefined while it is provisional. */
  verdictRecord(indication: string): string | undefined {
    return this.#verdictRecords.get(indication);
  }

  /** Signs and logs what a person did. Resolves when it is on the disk. */
  async act(
    act: Json,
    by: string,
  ): Promise<{ readonly id: string; readonly at: Instant; readonly signature: string }> {
    const actor = `person:${by}`;
    const signed: SignedAct = this.options.ledger.signAs(actor, act);
    const record = this.#record({ kind: 'act', body: signed }, actor);
    await this.options.ledger.append([{ leaf: 'act', record }]);
    return { id: record.id, at: record.recordedAt, signature: signed.signature };
  }

  /** Waits until what is being written is written, then vouches for it. */
  async settleDisk(): Promise<void> {
    for (const intake of this.intakes.values()) this.#sealBlock(intake);
    await this.#pending;
    if (this.#failure) throw this.#failure;
  }

  #open(id: string): void {
    const { register, openFeed, start, ledger } = this.options;
    const ordinal = register.sources.findIndex((source) => source.id === id);
    const source = register.sources[ordinal]!;
    const open = openFeed(source.feed);
    if (!open) {
      throw new GarantError(
        'SERVER_UNKNOWN_FEED',
        `source "${id}" asks for feed "${source.feed}", which is not known`,
      );
    }
    const target = {
      fixes: (batch: FixColumns) => {
        this.#judgement.take(batch);
        this.#fold();
      },
      report: (report: Report) => this.#takeReport(report),
    };
    const options = { ...(start === undefined ? {} : { start }), firstIndex: ledger.nextRow(id) };
    this.intakes.set(id, new Intake({ source, open, options, ordinal, target }));
  }

  #takeReport(report: Report): void {
    this.#judgement.report(report);
    this.#fold();
    const isNews = report.kind === 'notice' || (report.kind === 'coverage' && this.#changesCoverage(report));
    if (!isNews) return;
    const { kind, observedAt, receivedAt } = report;
    this.#log(kind, [{ kind, observedAt, receivedAt, body: report as unknown as Json }]);
  }

  /** A heartbeat that repeats the state is in its raw block; only a change is logged by itself. */
  #changesCoverage({ about, state }: CoverageReport): boolean {
    const before = this.#coverage.get(about) ?? 'up';
    this.#coverage.set(about, state);
    return state !== before;
  }

  #fold(): void {
    const events = this.#judgement.drain();
    if (events.length === 0) return;
    for (const event of events) {
      if (event.event === 'indication') {
        this.board.fold(event);
        for (const hear of this.#listeners) hear(event);
      }
    }
    const settled = events.filter((event) => event.settled);
    if (settled.length === 0) return;
    this.#log(
      'verdict',
      settled.map((event) => ({ kind: event.event, body: event as unknown as Json })),
    );
  }

  #logAccords(): void {
    this.#log(
      'accord',
      this.options.accords.map(({ id, hash }) => ({
        kind: ACCORD_KIND,
        body: { accord: id, hash, folder: hashFolder(this.options.accordFiles.get(id) ?? new Map()) },
      })),
    );
  }

  #log(leaf: LeafKind, records: readonly Unrecorded[]): void {
    const entries: NewEntry[] = records.map((parts) => ({ leaf, record: this.#record(parts, 'garant') }));
    for (const { record } of entries as { record: GarantRecord }[]) {
      const { event, id } = record.body as { event?: string; id?: string };
      if (event === 'indication' && id) this.#verdictRecords.set(id, record.id);
    }
    this.#later(this.options.ledger.append(entries));
  }

  #record(parts: Unrecorded, actor: string): GarantRecord {
    const { lane, now } = this.options;
    return makeRecord({ ...parts, v: 1, lane, label: this.label, actor, recordedAt: now() });
  }

  #sealBlock(intake: Intake): void {
    const block = intake.block.take(intake.nextRow);
    if (block) this.#later(this.options.ledger.sealBlock(block));
  }

  /** At most one a seal, when something new was acknowledged. */
  #checkpoint(): void {
    const { ledger, now } = this.options;
    if (ledger.size === ledger.published.size) return;
    ledger.checkpoint();
    this.checkpointAt = now();
  }

  #later(work: Promise<unknown>): void {
    const guarded = work.catch((cause: unknown) => {
      this.#failure ??= cause;
    });
    this.#pending = Promise.all([this.#pending, guarded]);
  }

  #trace(): void {
    const { tracks } = this.picture;
    for (let slot = 0; slot < tracks.high; slot++) {
      const at = tracks.lastAt[slot]!;
      if (tracks.contest[slot] === 0 && at > Number.NEGATIVE_INFINITY) {
        this.trails.add(
          slot,
          tracks.generation[slot]!,
          at,
          tracks.lastLongitude[slot]!,
          tracks.lastLatitude[slot]!,
        );
      }
    }
  }
}
