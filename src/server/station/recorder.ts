/** The way into the ledger: what a station logs, in order, and what became of it on the disk. */
import {
  defaultLabel,
  type GarantRecord,
  type HashText,
  type Instant,
  type Json,
  type Label,
  type Lane,
  makeRecord,
} from '../../kernel/index.ts';
import {
  ACCORD_KIND,
  type Files,
  hashFolder,
  type LeafKind,
  readRawBlock,
  type SignedAct,
  SOURCES_KIND,
  sourcesBody,
} from '../../ledger/index.ts';
import type { LedgerNode, RawBlock } from '../../store/index.ts';
import type { IndicationEvent, InterferenceEvent, WatchEvent } from '../../watch/index.ts';
import { type Beginning, isPlayedOver } from './played-over.ts';

export interface Unrecorded {
  readonly kind: string;
  readonly observedAt?: Instant;
  readonly receivedAt?: Instant;
  readonly body: Json;
}

export interface LoggedAct {
  readonly id: string;
  readonly at: Instant;
  readonly signature: string;
}

/** What a person did to an indication, as the ledger keeps it. */
export interface IndicationAct {
  readonly kind: 'acknowledged' | 'assigned';
  readonly indication: string;
  readonly by: string;
  readonly to: string | null;
}

interface PastAct {
  readonly act: IndicationAct;
  readonly logged: LoggedAct;
}

export class Recorder {
  readonly label: Label;
  /** When the newest checkpoint was published; undefined before the first one. */
  checkpointAt: Instant | undefined;
  readonly #ledger: LedgerNode;
  readonly #lane: Lane;
  readonly #now: () => Instant;
  readonly #verdictRecords = new Map<string, string>();
  /** Of the sources file that verdicts are judged by. */
  #sourcesHash: HashText | undefined;
  readonly #recordedAt = new WeakMap<WatchEvent, Instant>();
  #pending: Promise<unknown> = Promise.resolve();
  #failure: unknown;

  constructor(ledger: LedgerNode, lane: Lane, now: () => Instant) {
    this.#ledger = ledger;
    this.#lane = lane;
    this.#now = now;
    this.label = defaultLabel(ledger.origin);
  }

  /** @throws what the disk said, once a write has failed: nothing more may be taken in then. */
  mustBeSound(): void {
    if (this.#failure) throw this.#failure;
  }

  log(leaf: LeafKind, records: readonly Unrecorded[]): void {
    this.#later(
      this.#ledger.append(records.map((parts) => ({ leaf, record: this.#record(parts, 'garant') }))),
    );
  }

  /**
   * Logs settled events, and provisional ones of what people acted on. The newest settled record of each indication
   * is what its evidence rests on.
   */
  logVerdicts(events: readonly WatchEvent[]): void {
    this.#later(this.#ledger.append(events.map((event) => this.#word(event))));
  }

  #word(event: WatchEvent): { readonly leaf: 'verdict'; readonly record: GarantRecord } {
    const record = this.#record({ kind: event.event, body: this.#citing(event) }, 'garant');
    this.#recordedAt.set(event, record.recordedAt);
    if (event.event === 'indication' && event.settled) this.#verdictRecords.set(event.id, record.id);
    return { leaf: 'verdict', record };
  }

  /** Whether the ledger holds an event as it is, or will. */
  isLogged(event: WatchEvent): boolean {
    const { id } = this.#record({ kind: event.event, body: this.#citing(event) }, 'garant');
    const [known] = this.#ledger.records({ id });
    return known !== undefined;
  }

  logAccord(id: string, hash: HashText, files: Files): void {
    this.log('accord', [{ kind: ACCORD_KIND, body: { accord: id, hash, folder: hashFolder(files) } }]);
  }

  /** Logs the sources file that is judged by from now on; every verdict cites it. @returns its hash. */
  logSources(text: string): HashText {
    const body = sourcesBody(text);
    this.#sourcesHash = body.hash;
    this.log('sources', [{ kind: SOURCES_KIND, body }]);
    return body.hash;
  }

  seal(block: RawBlock): void {
    this.#later(this.#ledger.sealBlock(block));
  }

  /**
   * Signs and logs what a person did, together with the word it was done about while that is provisional: nothing
   * that people acted on is lost with the node. Resolves when both are on the disk.
   */
  async act(act: IndicationAct, about: IndicationEvent): Promise<LoggedAct> {
    const actor = `person:${act.by}`;
    const signed: SignedAct = this.#ledger.signAs(actor, act as unknown as Json);
    const record = this.#record({ kind: 'act', body: signed }, actor);
    const word = about.settled ? [] : [this.#word(about)];
    await this.#ledger.append([...word, { leaf: 'act', record }]);
    return { id: record.id, at: record.recordedAt, signature: signed.signature };
  }

  /** Publishes a checkpoint over what is being written, when there is anything new. */
  vouch(): void {
    const checkpoint = () => {
      if (this.#ledger.size === this.#ledger.published.size) return;
      this.#ledger.checkpoint();
      this.checkpointAt = this.#now();
    };
    this.#later(this.#pending.then(checkpoint));
  }

  /** Resolves when everything so far is on the disk; rejects with what the disk said. */
  async settle(): Promise<void> {
    await this.#pending;
    this.mustBeSound();
  }

  /** Address of the sealed block that holds an observation's bytes; undefined until it is sealed. */
  blockOf(source: string, index: number): HashText | undefined {
    const logged = this.#ledger.blockOf(source, index);
    return logged && readRawBlock(logged.record)?.sha256;
  }

  /** Record of an indication's newest settled word; undefined while it is provisional. */
  verdictRecord(indication: string): string | undefined {
    return this.#verdictRecords.get(indication);
  }

  /** When the ledger took in what was said; undefined while it is provisional. */
  recordedAt(event: WatchEvent): Instant | undefined {
    return this.#recordedAt.get(event);
  }

  /**
   * What earlier runs of this node said, in the order of the ledger. Of an embedded world, which begins at `start`,
   * without what is played over.
   */
  *pastEvents(start: Instant | undefined): Generator<IndicationEvent | InterferenceEvent> {
    const beginnings = start === undefined ? [] : [...this.#beginnings(), { index: Infinity, at: start }];
    for (const kind of ['indication', 'interference'] as const) {
      for (const { index, record } of this.#ledger.records({ kind })) {
        const event = record.body as unknown as IndicationEvent | InterferenceEvent;
        if (isPlayedOver(beginnings, index, event.from)) continue;
        if (event.event === 'indication' && event.settled) this.#verdictRecords.set(event.id, record.id);
        this.#recordedAt.set(event, record.recordedAt);
        yield event;
      }
    }
  }

  /** What people did about it. */
  *pastActs(): Generator<PastAct> {
    for (const { record } of this.#ledger.records({ kind: 'act' })) {
      const { act, signature } = record.body as unknown as SignedAct;
      const logged = { id: record.id, at: record.recordedAt, signature };
      yield { act: act as unknown as IndicationAct, logged };
    }
  }

  *#beginnings(): Generator<Beginning> {
    for (const { index, record } of this.#ledger.records({ kind: 'tick' })) {
      const { at, started } = record.body as unknown as { readonly at: Instant; readonly started?: true };
      if (started) yield { index, at };
    }
  }

  #citing(event: WatchEvent): Json {
    const body = event as unknown as Readonly<Record<string, Json>>;
    return this.#sourcesHash === undefined ? body : { ...body, sourcesHash: this.#sourcesHash };
  }

  #record(parts: Unrecorded, actor: string): GarantRecord {
    return makeRecord({
      ...parts,
      v: 1,
      lane: this.#lane,
      label: this.label,
      actor,
      recordedAt: this.#now(),
    });
  }

  #later(work: Promise<unknown>): void {
    const guarded = work.catch((cause: unknown) => {
      this.#failure ??= cause;
    });
    this.#pending = Promise.all([this.#pending, guarded]);
  }
}
