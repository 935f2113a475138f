import { GivenNotices, UNKNOWN_NOTICE } from '../../feeds/given-notices.ts';
import { termsOf } from '../../feeds/terms.ts';
import { GarantError, type Instant, type Json, type Result, succeed } from '../../kernel/index.ts';
import type { LeafKind, RawBlockBody } from '../../ledger/index.ts';
import { createPicture, type FixColumns, type LivingPicture, type Report } from '../../picture/index.ts';
import {
  createJudgement,
  type IndicationEvent,
  type InterferenceEvent,
  type Judgement,
  type JudgementSummary,
  type WatchEvent,
} from '../../watch/index.ts';
import { BLOCK_BYTES } from './block-builder.ts';
import { endCutOffRun, type Means, statedIn } from './cut-off-run.ts';
import { IndicationBoard } from './indication-board.ts';
import { Intake } from './intake.ts';
import { InterferenceBoard } from './interference-board.ts';
import { chunksOf } from './kept-chunks.ts';
import { reportsBefore } from './recall-reports.ts';
import { Recorder } from './recorder.ts';
import type { StationOptions } from './station-options.ts';
import { ToldCoverage } from './told-coverage.ts';
import { Trails } from './trails.ts';

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
  const began = options.start ?? options.now();
  const given = reportsBefore(options.ledger, began);
  const judgement = createJudgement({
    accords,
    register,
    lane,
    makePicture,
    listensFrom: began,
    given,
    ...(options.start === undefined ? {} : { startAt: options.start }),
    ...(lateness === undefined ? {} : { lateness }),
  });
  if (!judgement.ok) return judgement;
  // The judgement makes the settled life's picture first, then the provisional one's.
  const station = new Station(options, judgement.value, pictures.at(-1)!, began);
  station.recall(given);
  return succeed(station);
}

/** Raw blocks older than this are sealed at the next tick (wall time). */
const SEAL_AFTER_MS = 900;

/** What who listens is told of. */
export type Heard = IndicationEvent | InterferenceEvent;

export class Station {
  readonly options: StationOptions;
  readonly board = new IndicationBoard();
  readonly interference = new InterferenceBoard();
  readonly trails: Trails;
  readonly recorder: Recorder;
  readonly intakes = new Map<string, Intake>();
  /** What the screens show: the picture of the provisional life. */
  readonly picture: LivingPicture;
  readonly #judgement: Judgement;
  readonly #listeners = new Set<(event: Heard) => void>();
  #sealedAt = Number.NEGATIVE_INFINITY;
  readonly #given = new GivenNotices();
  readonly #coverage = new ToldCoverage();
  /** Why what the run before had not settled was not judged to its end; undefined when nothing was left. */
  unsettled: string | undefined;
  /** The watched world's time. */
  now: Instant;

  constructor(options: StationOptions, judgement: Judgement, picture: LivingPicture, began: Instant) {
    this.options = options;
    this.recorder = new Recorder(options.ledger, options.lane, options.now);
    this.now = began;
    this.#judgement = judgement;
    this.picture = picture;
    this.trails = new Trails(this.picture.tracks.capacity);
    for (const source of options.register.sources) this.#open(source.id);
    const sources = this.recorder.logSources(options.sourcesText);
    const means = { accords: options.accords.map(({ hash }) => hash), sources, ...statedIn(options) };
    this.#restore(means);
    for (const { id, hash } of options.accords) {
      this.recorder.logAccord(id, hash, options.accordFiles.get(id) ?? new Map());
    }
    this.#logTick({ at: this.now, started: true, ...means });
  }

  get partyCounts(): JudgementSummary['byParty'] {
    return this.#judgement.summary().byParty;
  }

  receive(source: string, bytes: Uint8Array, receivedAt: Instant): void {
    const intake = this.#intake(source);
    this.now = Math.max(this.now, receivedAt);
    intake.push(bytes, receivedAt);
    if (intake.block.bytes > BLOCK_BYTES) this.#sealBlock(intake);
  }

  /** A source's stream broke, or was replaced: what comes next continues nothing. */
  breakOff(source: string, at: Instant): void {
    const intake = this.#intake(source);
    intake.end(at);
    this.#sealBlock(intake);
    intake.begin();
  }

  /**
   * What earlier runs kept of the stream that a source sent last; nothing while a part of it is not settled, so that
   * it is received anew.
   */
  keptOf(source: string): readonly RawBlockBody[] {
    return this.unsettled === undefined ? this.options.ledger.lastStream(source) : [];
  }

  /** What a source sends next goes on in that stream. @returns false when a block of it cannot be read. */
  goOn(source: string): boolean {
    const { ledger } = this.options;
    const stream = this.keptOf(source);
    if (stream.some((block) => !ledger.readBlock(block))) return false;
    this.#intake(source).goOn(stream, (block) => chunksOf(ledger, block) ?? []);
    return true;
  }

  /** The watched world has reached `now`: what falls due is judged, what is ripe is sealed. @throws what the disk said. */
  tick(now: Instant): void {
    this.recorder.mustBeSound();
    this.now = now;
    this.#judgement.advance(now);
    this.#fold();
    this.#trace();
    const wall = this.options.now();
    if (wall - this.#sealedAt < SEAL_AFTER_MS) return;
    this.#sealedAt = wall;
    this.#sealAll();
    this.recorder.vouch();
  }

  /** Settles everything, seals what is left, and waits for the disk. */
  async finish(): Promise<void> {
    for (const intake of this.intakes.values()) intake.end(this.now);
    this.#judgement.finish();
    this.#fold();
    this.#sealAll();
    this.#logTick({ at: this.now, finished: true });
    await this.recorder.settle();
  }

  /** Calls `hear` with every such event from now on. @returns how to stop. */
  listen(hear: (event: Heard) => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  /** Waits until what is being written is written, then vouches for it. */
  async settleDisk(): Promise<void> {
    this.#sealAll();
    await this.recorder.settle();
  }

  /** Notices of earlier runs can be withdrawn in this one, and coverage changes from what they were told last. */
  recall(reports: readonly Report[]): void {
    for (const report of reports) {
      if (report.kind === 'coverage') this.#coverage.changes(report);
      else this.#given.note(report);
    }
  }

  /** What earlier runs of this node left: what they found is over, what people did about it stays. */
  #restore(means: Means): void {
    const restore = (event: WatchEvent) => {
      if (event.event === 'indication') this.board.restore(event);
      else if (event.event === 'interference') this.interference.restore(event);
    };
    for (const event of this.recorder.pastEvents(this.options.start)) restore(event);
    for (const event of this.#endCutOff(means)) restore(event);
    for (const { act, logged } of this.recorder.pastActs()) this.board.addAct(act, logged);
  }

  /** Ends the run before, if it was cut off. @returns what it had not logged. */
  #endCutOff(means: Means): readonly WatchEvent[] {
    const cutOff = endCutOffRun(this.options, means);
    if (!cutOff) return [];
    const events = cutOff.events.filter((event) => !this.recorder.isLogged(event));
    if (events.length > 0) this.recorder.logVerdicts(events);
    this.unsettled = cutOff.unsettled;
    if (cutOff.unsettled === undefined) this.#logTick({ at: cutOff.until, finished: true });
    return events;
  }

  #intake(source: string): Intake {
    const intake = this.intakes.get(source);
    if (!intake) throw new GarantError('SERVER_UNKNOWN_SOURCE', `no source "${source}" is declared`);
    return intake;
  }

  #logTick(body: { readonly at: Instant } & Readonly<Record<string, Json>>): void {
    // Two runs may begin at one instant of a simulated world; each is an entry of its own.
    const after = this.options.ledger.size;
    this.recorder.log('tick', [{ kind: 'tick', observedAt: body.at, body: { ...body, after } }]);
  }

  #open(id: string): void {
    const { accords, register, openFeed, start, ledger } = this.options;
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
    const terms = termsOf(accords, register);
    const options = { ...(start === undefined ? {} : { start }), firstIndex: ledger.nextRow(id), terms };
    this.intakes.set(id, new Intake({ source, open, options, ordinal, target }));
  }

  #takeReport(report: Report): void {
    const problem = this.#given.note(report);
    if (problem) {
      this.intakes.get(report.source)?.reject(UNKNOWN_NOTICE, problem);
      return;
    }
    this.#judgement.report(report);
    this.#fold();
    const { kind, observedAt, receivedAt } = report;
    const log = (leaf: LeafKind) =>
      this.recorder.log(leaf, [{ kind, observedAt, receivedAt, body: report as unknown as Json }]);
    if (kind === 'notice' || kind === 'notice-withdrawal') log('notice');
    if (kind === 'coverage' && this.#coverage.changes(report)) log('coverage');
  }

  #fold(): void {
    const events = this.#judgement.drain();
    if (events.length === 0) return;
    for (const event of events) {
      if (event.event === 'indication') {
        if (!this.board.fold(event, this.now)) continue;
      } else if (event.event === 'interference') this.interference.fold(event, this.now);
      else continue;
      for (const hear of this.#listeners) hear(event);
    }
    const kept = events.filter((event) => event.settled || this.#isActedOn(event));
    if (kept.length > 0) this.recorder.logVerdicts(kept);
  }

  #isActedOn(event: WatchEvent): boolean {
    return event.event === 'indication' && (this.board.get(event.id)?.acts.length ?? 0) > 0;
  }

  #sealAll(): void {
    for (const intake of this.intakes.values()) this.#sealBlock(intake);
  }

  #sealBlock(intake: Intake): void {
    const block = intake.block.take(intake.nextRow);
    if (block) this.recorder.seal(block);
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
