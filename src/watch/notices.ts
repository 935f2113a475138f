/** What parties announced in advance, and whether an announcement covers an object at a place and time. */
import type { ExceptionCondition } from '../accord/index.ts';
import { inside } from '../kernel/geometry/index.ts';
import { geodesicDistance, type Instant, type Position } from '../kernel/index.ts';
import { IDENTITY_KINDS, type Notice } from '../picture/index.ts';
import { type CompiledAccords, type Duty, zoneAt } from './compile.ts';
import { type Answer, NO, UNKNOWN, YES } from './height.ts';

/** The object an exception is asked about. */
export interface Asked {
  readonly duty: Duty;
  readonly at: Instant;
  readonly position: Position | undefined;
  readonly category: number;
  /** Undefined: nobody knows whose it is. */
  readonly party: string | undefined;
  readonly identityKind: number;
  readonly identity: number;
}

export interface Covering {
  readonly notice: Notice;
  readonly answer: Answer;
}

export interface Notices {
  readonly size: number;
  add(notice: Notice): void;
  /** Notices that cover, or may cover, what is asked about, under the condition's word and lead time. */
  covering(when: ExceptionCondition, asked: Asked): readonly Covering[];
  /** The first instant after `at` at which any notice of this word begins, ends or becomes known. */
  nextChange(notified: string, at: Instant): Instant;
  /** Does any notice of this word hold at `at` in some place only? */
  isPlaced(notified: string, at: Instant): boolean;
}

export function makeNotices(compiled: CompiledAccords): Notices {
  const byWord = new Map<string, Notice[]>();
  const listOf = (word: string) => byWord.get(word) ?? [];
  let size = 0;
  return {
    get size() {
      return size;
    },
    add: (notice) => {
      const list = listOf(notice.notified);
      if (list.some((known) => known.id === notice.id && known.receivedAt === notice.receivedAt)) return;
      byWord.set(notice.notified, [...list, notice]);
      size++;
    },
    covering: (when, asked) =>
      when.notified === undefined
        ? []
        : listOf(when.notified)
            .filter((notice) => inTime(notice, when, asked.at) && inPlace(compiled, notice, asked))
            .map((notice) => ({ notice, answer: coversObject(notice, asked) }))
            .filter(({ answer }) => answer !== NO),
    nextChange: (notified, at) => {
      let next = Infinity;
      for (const { from, until, receivedAt } of listOf(notified)) {
        for (const instant of [from, until, receivedAt]) if (instant > at && instant < next) next = instant;
      }
      return next;
    },
    isPlaced: (notified, at) =>
      listOf(notified).some(
        ({ area, circle, from, until, receivedAt }) =>
          (area !== undefined || circle !== undefined) && at >= from && at >= receivedAt && at < until,
      ),
  };
}

/** Given early enough, already known, and in effect. What arrives later never excuses what came before it. */
function inTime(notice: Notice, when: ExceptionCondition, at: Instant): boolean {
  const early = when.leadTime === undefined || notice.from - notice.receivedAt >= when.leadTime;
  return early && at >= notice.receivedAt && at >= notice.from && at < notice.until;
}

function inPlace(
  compiled: CompiledAccords,
  { area, circle }: Notice,
  { duty, at, position }: Asked,
): boolean {
  if (circle) return position !== undefined && geodesicDistance(circle.centre, position) <= circle.radius;
  if (area === undefined) return true;
  if (!position) return false;
  const known = duty.accord.areas.find(({ id }) => id === area);
  const version = known?.versions.find(({ inForce }) => at >= inForce.from && at < inForce.until);
  if (version) return inside(version.geometry, position.lon, position.lat) !== 'outside';
  const own = compiled.areas[duty.area];
  return own?.id === area && zoneAt(compiled, duty.area, at) >= 0;
}

function coversObject({ identities, party }: Notice, asked: Asked): Answer {
  if (identities) {
    const kind = IDENTITY_KINDS[asked.identityKind];
    return identities.some((named) => named.kind === kind && named.identity === asked.identity) ? YES : NO;
  }
  if (asked.party === undefined) return UNKNOWN;
  return asked.party === party ? YES : NO;
}
