/**
 * Duties that a party keeps or breaks by what it says or does as a party, and no object by where it is: each bound party
 * is judged by itself, at the very instants at which something was received or a period ended.
 */
import { type ByParty as ByPartyRule, isByParty } from '../../accord/index.ts';
import { type Instant, MINUTE } from '../../kernel/index.ts';
import type { PatrolReport, Report } from '../../picture/index.ts';
import { makeToldNotices } from '../exceptions/tellings.ts';
import type { OpenIndication } from '../indication.ts';
import type { WatchState } from '../watch-state.ts';
import { makeChannel } from './channel.ts';
import { makeDeclaredCap } from './declared-cap.ts';
import { makeRecurringNotice } from './recurring-notice.ts';
import { makeRecurringVisit } from './recurring-visit.ts';
import type { Bound, Judge, Ruling } from './ruling.ts';

export interface ByParty {
  note(report: Report): void;
  advance(now: Instant): void;
  /** The first instant after the last `advance` at which something may be said that nothing observed brings about. */
  readonly nextChange: Instant;
}

/** One party under one reading. */
interface Docket {
  readonly duty: number;
  readonly party: string;
  readonly judge: Judge;
  open: OpenIndication | undefined;
  next: Instant;
}

export function makeByParty(state: WatchState, tick: number): ByParty {
  const { compiled, voice } = state;
  const surroundings: Surroundings = { told: makeToldNotices(), patrols: [], began: -Infinity };
  const dockets = compiled.duties.flatMap(({ accord, reading: { rule }, binds }, duty): Docket[] => {
    if (!binds || !isByParty(rule)) return [];
    const judge = judgeFor(state, duty, rule, surroundings);
    const bound = accord.parties.filter(({ id }) => rule.parties === 'all' || rule.parties.includes(id));
    return bound.map(({ id }) => ({ duty, party: id, judge, open: undefined, next: -Infinity }));
  });
  let reached = -Infinity;
  let isNews = true;

  function turn(docket: Docket, at: Instant): void {
    const { judge, party, open, duty } = docket;
    const ruling = judge.rulingAt(party, at);
    if (open && ruling && isSame(open, ruling)) {
      voice.update(open, { observations: ruling.observations });
      return;
    }
    if (open) voice.close(open, at);
    docket.open =
      ruling &&
      voice.open({
        ...ruling,
        ...{ duty, subject: { party }, from: at, share: Number.NaN },
        ...{ exceptions: [], standing: true, byParty: true },
      });
  }

  /** What is told late may show that what was said never was so. */
  function catchUp(docket: Docket): void {
    const { judge, party, open } = docket;
    if (open && isDecisive(open) && !isSame(open, judge.rulingAt(party, open.event.from))) {
      voice.cut(open, open.event.from);
      docket.open = undefined;
    }
    if (!docket.open || waitsForWord(docket)) turn(docket, reached);
    // all before `reached` was known, and what happened at that very instant was not
    docket.next = judge.changeAfter(party, reached - 1);
  }

  return {
    note: (report) => {
      if (dockets.length === 0) return;
      if (report.kind === 'patrol') keepPatrol(surroundings.patrols, report);
      else if (report.kind === 'notice' || report.kind === 'notice-withdrawal') surroundings.told.add(report);
      else if (report.kind !== 'coverage') return;
      isNews = true;
    },
    advance: (now) => {
      if (dockets.length === 0) return;
      if (reached === -Infinity) {
        reached = now - tick;
        surroundings.began = reached;
        for (const docket of dockets) turn(docket, reached);
      }
      const isTimeToAsk = reached % MINUTE === 0;
      for (const docket of dockets) {
        if (isNews) catchUp(docket);
        else if (isTimeToAsk && waitsForWord(docket)) turn(docket, reached);
        while (docket.next < now) {
          turn(docket, docket.next);
          docket.next = docket.judge.changeAfter(docket.party, docket.next);
        }
      }
      reached = now;
      isNews = false;
    },
    get nextChange() {
      return dockets.reduce((next, docket) => Math.min(next, docket.next), Infinity);
    },
  };
}

/** Patrols kept at most; the oldest make room. */
const PATROLS_KEPT = 20_000;

function keepPatrol(patrols: PatrolReport[], report: PatrolReport): void {
  patrols.push(report);
  if (patrols.length > PATROLS_KEPT) patrols.shift();
}

/** Nothing was said. Why may turn with the state of those who would pass it on: that is asked once a minute. */
const waitsForWord = ({ open }: Docket): boolean =>
  open?.event.verdict === 'not-determinable' && open.event.observations.length === 0;

const isDecisive = ({ event }: OpenIndication): boolean => event.verdict !== 'not-determinable';

const isSame = ({ event }: OpenIndication, ruling: Ruling | undefined): boolean =>
  event.verdict === ruling?.verdict && event.reason === ruling.reason && event.contested === ruling.contested;

interface Surroundings {
  readonly told: ReturnType<typeof makeToldNotices>;
  readonly patrols: PatrolReport[];
  /** When the watch began; what ended before, nobody saw end. */
  began: Instant;
}

function judgeFor(
  { compiled, register, picture, desk, listensFrom }: WatchState,
  duty: number,
  rule: ByPartyRule,
  surroundings: Surroundings,
): Judge {
  const { told, patrols } = surroundings;
  const bound = (): Bound => ({
    from: compiled.dutyFrom[duty]!,
    until: compiled.dutyUntil[duty]!,
    began: surroundings.began,
  });
  const { accord, area } = compiled.duties[duty]!;
  const listening = { bound, listensFrom };
  switch (rule.form) {
    case 'recurring-notice':
      return makeRecurringNotice(rule, { ...listening, told, channel: desk });
    case 'recurring-visit': {
      const channel = makeChannel(register.sources, 'reports', picture.coverage);
      return makeRecurringVisit(rule, { ...listening, compiled, area, patrols, channel });
    }
    case 'declared-cap':
      return makeDeclaredCap(rule, accord.parties, { ...listening, told, channel: desk });
  }
}
