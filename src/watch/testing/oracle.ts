/**
 * A slow, plain evaluator: every zone, every edge, every duty at every fix; no index, no envelope, nothing
 * kept in columns. It shares with the watch only the list of zones and duties, and says in the fewest words
 * what the watch should say about objects. Where the two differ, one of them is wrong.
 */
import type { Rule } from '../../accord/index.ts';
import { CATEGORIES, METRES_PER_DEGREE, RADIANS_PER_DEGREE } from '../../kernel/index.ts';
import type { CompiledAccords } from '../compile.ts';
import { heightAnswer, kindAnswer, speedOf } from './oracle-answers.ts';
import { crossings, distance, holds } from './oracle-geometry.ts';
import type { Episode, OracleFix, Saying, Step, Track } from './oracle-shapes.ts';

const GAP = 600_000;

export function runOracle(compiled: CompiledAccords, steps: readonly Step[]): readonly Saying[] {
  const said: Saying[] = [];
  const tracks = new Map<number, Track>();
  const counts = new Map<
    number,
    {
      here: Map<Episode, { track: string; since: number }>;
      gone: Map<string, { until: number; weight: string; since: number }>;
      open: Saying | undefined;
    }
  >();

  const trackOf = (fix: OracleFix): Track => {
    const known = tracks.get(fix.track);
    if (known) return known;
    const fresh: Track = {
      name: fix.name,
      last: undefined,
      lastAt: NaN,
      lostAt: 0,
      contestedAt: 0,
      heightAt: NaN,
      stays: new Map(),
      episodes: new Map(),
    };
    tracks.set(fix.track, fresh);
    return fresh;
  };

  const say = (saying: Saying): Saying => {
    const rounded = {
      ...saying,
      from: Math.round(saying.from),
      until:
        saying.until === undefined ? undefined : Math.max(Math.round(saying.until), Math.round(saying.from)),
    };
    said.push(rounded);
    return rounded;
  };
  const close = (open: Saying, until: number) => say({ ...open, change: 'closed', until });

  const dwell = (duty: number): number => {
    const { rule } = compiled.duties[duty]!.reading;
    return 'dwell' in rule ? rule.dwell : 0;
  };

  function carry(t: Track, e: Episode, fix: OracleFix, reason: string, now: number): void {
    if (!fix.gnss) e.firm = true;
    e.word = reason;
    if (now < e.since + dwell(e.duty)) return;
    const { clause, reading } = compiled.duties[e.duty]!;
    const word = reason === 'present' && e.appeared ? 'appeared-inside' : reason;
    const contested = e.aspect === 'contested' || !e.firm;
    const saying: Saying = {
      change: 'opened',
      clause: clause.id,
      reading: reading.id,
      reason: word,
      contested,
      track: t.name,
      from: e.since,
      until: undefined,
    };
    if (!e.open) e.open = say(saying);
    else if (e.open.reason !== word || e.open.contested !== contested)
      e.open = say({ ...e.open, change: 'updated', reason: word, contested });
  }

  function end(t: Track, e: Episode, fix: OracleFix, until: number): void {
    const { form } = compiled.duties[e.duty]!.reading.rule;
    if (form === 'count-limit') leave(e, t, until, fix.at);
    else if (form !== 'transponder-on' && !e.open && until > e.since && until - e.since >= dwell(e.duty))
      carry(t, e, fix, e.word!, until);
    if (e.open) close(e.open, until);
    t.episodes.delete(`${e.duty} ${e.aspect}`);
  }

  function dismiss(t: Track, e: Episode, at: number): void {
    if (compiled.duties[e.duty]!.reading.rule.form === 'count-limit') leave(e, t, at, at);
    if (e.open) close(e.open, at);
    t.episodes.delete(`${e.duty} ${e.aspect}`);
  }

  function begin(
    t: Track,
    duty: number,
    aspect: string,
    fix: OracleFix,
    since: number,
    appeared: boolean,
  ): Episode {
    const e: Episode = { duty, aspect, since, appeared, firm: false, firstAt: fix.at, open: undefined };
    t.episodes.set(`${duty} ${aspect}`, e);
    return e;
  }

  function forget(t: Track, keep: (e: Episode) => boolean, lastAt: number): void {
    for (const e of [...t.episodes.values()]) {
      if (keep(e)) continue;
      const at = e.aspect === 'contested' ? t.contestedAt : lastAt;
      const until = at > 0 ? at : e.firstAt;
      if (compiled.duties[e.duty]!.reading.rule.form === 'count-limit') leave(e, t, until, until);
      if (e.open) close(e.open, until);
      t.episodes.delete(`${e.duty} ${e.aspect}`);
    }
    t.stays.clear();
    t.last = undefined;
  }

  const isTransponder = (e: Episode) => compiled.duties[e.duty]!.reading.rule.form === 'transponder-on';

  function lose(t: Track): void {
    forget(t, isTransponder, Number.isNaN(t.lastAt) ? t.lostAt : t.lastAt);
    t.lostAt = Number.isNaN(t.lastAt) ? 0 : t.lastAt;
    t.lastAt = NaN;
    t.contestedAt = 0;
  }

  function zoneOf(area: number, at: number): number {
    return (
      compiled.areas[area]!.zones.find((z) => at >= compiled.zoneFrom[z]! && at < compiled.zoneUntil[z]!) ??
      -1
    );
  }

  function who(duty: number, fix: OracleFix): 'no' | 'yes' | 'unknown' {
    const { rule } = compiled.duties[duty]!.reading;
    if (rule.form === 'event-ban' || rule.form === 'human-judged') return 'no';
    const kind = kindAnswer(fix.category, rule.category);
    if (kind === 'no') return 'no';
    if (rule.parties === 'all') return kind;
    if (fix.party === undefined) return 'unknown';
    return rule.parties.includes(fix.party) ? kind : 'no';
  }

  function stayIn(t: Track, area: number, at: number) {
    const zone = zoneOf(area, at);
    const stay = zone < 0 ? undefined : t.stays.get(zone);
    if (!stay?.inside || stay.height === 'no') {
      let until = at;
      for (const z of compiled.areas[area]!.zones) {
        const old = t.stays.get(z);
        if (!old) continue;
        if (!old.inside && old.leftAt < until) until = old.leftAt;
        if (old.height === 'no' && old.heightSince < until) until = old.heightSince;
        if (compiled.zoneUntil[z]! < until) until = compiled.zoneUntil[z]!;
      }
      return { answer: 'no' as const, since: NaN, until, appeared: false, reason: 'present' };
    }
    const since = Math.max(stay.enteredAt, stay.heightSince, compiled.zoneFrom[zone]!);
    return {
      answer: stay.height as 'yes' | 'unknown',
      since,
      until: NaN,
      appeared: since === stay.enteredAt && stay.appeared,
      reason: 'present',
    };
  }

  function trusted(t: Track, fix: OracleFix): void {
    const sure = fix.sigma > 0 ? 1.645 * fix.sigma : 0;
    if (t.contestedAt > 0)
      for (const e of [...t.episodes.values()]) if (e.aspect === 'contested') end(t, e, fix, fix.at);
    const first = Number.isNaN(t.lastAt);
    compiled.zones.forEach((zone, z) => {
      const raw = holds(zone, fix.lon, fix.lat);
      let stay = t.stays.get(z);
      if (!stay && !raw) return;
      stay ??= {
        raw: false,
        inside: false,
        appeared: first,
        turnedAt: NaN,
        enteredAt: NaN,
        leftAt: NaN,
        height: undefined,
        heightSince: -Infinity,
      };
      t.stays.set(z, stay);
      if (stay.raw !== raw) {
        const along = first || !fix.previous ? [] : crossings(zone, fix.previous, fix);
        stay.raw = raw;
        stay.turnedAt =
          along.length === 0 ? fix.at : fix.previous!.at + Math.max(...along) * (fix.at - fix.previous!.at);
      }
      if (stay.inside !== raw && distance(zone, fix) >= sure) {
        stay.inside = raw;
        if (raw) stay.enteredAt = stay.turnedAt;
        else stay.leftAt = stay.turnedAt;
      }
      const height = heightAnswer(compiled, z, fix, stay.height, fix.at - t.heightAt <= 60_000);
      if (height !== stay.height) {
        if (stay.height !== undefined) stay.heightSince = fix.at;
        stay.height = height;
      }
    });
    compiled.duties.forEach(({ area }, d) => {
      if (area < 0 || !compiled.areas[area]!.zones.some((z) => t.stays.has(z))) return;
      judge(t, d, 'main', fix, sure);
      if (compiled.duties[d]!.reading.rule.form === 'corridor') judge(t, d, 'speed', fix, sure);
    });
    if (!first && fix.previous) passages(t, fix, fix.previous, sure);
    for (const [z, stay] of t.stays) if (!stay.raw && !stay.inside) t.stays.delete(z);
  }

  function judge(t: Track, duty: number, aspect: string, fix: OracleFix, sure: number): void {
    const { reading, area, second } = compiled.duties[duty]!;
    const { rule } = reading;
    if (rule.form === 'event-ban' || rule.form === 'human-judged') return;
    let e = t.episodes.get(`${duty} ${aspect}`);
    const subject = who(duty, fix);
    if (subject === 'no') {
      if (e) dismiss(t, e, fix.at);
      return;
    }
    let {
      answer,
      since,
      until,
      appeared,
      reason,
    }: { answer: 'no' | 'yes' | 'unknown'; since: number; until: number; appeared: boolean; reason: string } =
      stayIn(t, area, fix.at);
    let doubt = 'height-unknown';
    if (answer !== 'no' && rule.form === 'corridor' && aspect === 'speed') {
      ({ answer, since, until, reason } = speedOf(rule, fix, e !== undefined, answer));
    } else if (answer !== 'no' && rule.form === 'corridor') {
      reason = 'left-corridor';
      const zone = zoneOf(second, fix.at);
      const stay = t.stays.get(zone);
      const kept = stay?.inside === true && stay.height !== 'no';
      const unsure =
        zone >= 0 && (stay ? stay.raw && !stay.inside : distance(compiled.zones[zone]!, fix) < sure);
      if (zone < 0 || kept || (unsure && !e)) {
        answer = 'no';
        until = kept ? Math.max(stay!.enteredAt, stay!.heightSince) : fix.at;
      } else if (stay && !stay.inside && stay.leftAt > since) since = stay.leftAt;
      else if (stay?.inside && stay.heightSince > since) since = stay.heightSince;
    } else if (answer !== 'no' && rule.form === 'minimum-distance' && second >= 0) {
      const ring = stayIn(t, second, fix.at);
      if (ring.answer === 'no') ({ answer, until } = ring);
      else {
        answer = answer === 'unknown' ? 'unknown' : ring.answer;
        since = Math.max(since, ring.since);
        appeared = ring.appeared;
        reason = 'too-close';
      }
    } else if (answer !== 'no' && rule.form === 'minimum-distance' && 'category' in rule.from) {
      const close = closest(t, fix, rule.from.category, rule.distance, sure, e !== undefined);
      reason = 'too-close';
      since = fix.at;
      until = fix.at;
      if (close === 'unknown') doubt = 'identity-unknown';
      if (close === 'no') answer = 'no';
      else if (answer === 'yes') answer = close;
    }
    const [from, to] = [compiled.dutyFrom[duty]!, compiled.dutyUntil[duty]!];
    if (answer !== 'no' && (fix.at < from || fix.at >= to)) {
      until = fix.at >= to ? to : fix.at;
      answer = 'no';
    } else if (answer === 'no' && fix.at >= to && until > to) until = to;
    since = Math.max(since, from);
    const word = subject === 'unknown' ? 'identity-unknown' : answer === 'unknown' ? doubt : reason;
    if (answer === 'no') {
      if (e) end(t, e, fix, until);
      return;
    }
    e ??= begin(t, duty, aspect, fix, since, appeared);
    if (rule.form === 'count-limit')
      join(e, t, subject === 'yes' && answer === 'yes' ? 'yes' : 'unknown', fix.at);
    else if (rule.form === 'transponder-on') {
      if (e.open) close(e.open, fix.at);
      e.open = undefined;
    } else carry(t, e, fix, word, fix.at);
  }

  function closest(
    self: Track,
    fix: OracleFix,
    pattern: string,
    limit: number,
    sure: number,
    going: boolean,
  ) {
    let best: 'no' | 'yes' | 'unknown' = 'no';
    for (const other of tracks.values()) {
      if (other === self || !other.last || fix.at - other.last.at > 60_000) continue;
      const is = kindAnswer(other.last.category, pattern);
      if (is === 'no') continue;
      const east = Math.max(0.01, Math.cos(fix.lat * RADIANS_PER_DEGREE));
      const apart =
        Math.hypot((other.last.lon - fix.lon) * east, other.last.lat - fix.lat) * METRES_PER_DEGREE;
      const assumed = CATEGORIES[other.last.category]!.startsWith('aircraft') ? 300 : 15;
      const pace = Number.isNaN(other.last.speed) ? assumed : other.last.speed;
      const blur = sure + (pace * Math.max(0, fix.at - other.last.at)) / 1000;
      if (going ? apart - blur > limit : apart + blur > limit) continue;
      if (best !== 'yes') best = is;
    }
    return best;
  }

  function passages(
    t: Track,
    fix: OracleFix,
    previous: { at: number; lon: number; lat: number },
    sure: number,
  ): void {
    compiled.zones.forEach((zone, z) => {
      if (t.stays.has(z)) return;
      const along = crossings(zone, previous, fix).sort((a, b) => a - b);
      let best: [number, number] | undefined;
      for (let n = 1; n < along.length; n++) {
        const [a, b] = [along[n - 1]!, along[n]!];
        if (best && b - a <= best[1] - best[0]) continue;
        const middle = {
          lon: previous.lon + ((a + b) / 2) * (fix.lon - previous.lon),
          lat: previous.lat + ((a + b) / 2) * (fix.lat - previous.lat),
        };
        if (holds(zone, middle.lon, middle.lat) && distance(zone, middle) >= sure) best = [a, b];
      }
      if (!best) return;
      const [entered, left] = best.map((share) => previous.at + share * (fix.at - previous.at)) as [
        number,
        number,
      ];
      const height = heightAnswer(compiled, z, fix, undefined, false);
      if (height === 'no' || entered < compiled.zoneFrom[z]! || left > compiled.zoneUntil[z]!) return;
      compiled.duties.forEach(({ area, clause, reading }, d) => {
        if (
          area !== compiled.zoneArea[z] ||
          reading.rule.form !== 'presence-ban' ||
          left - entered < reading.rule.dwell
        )
          return;
        if (entered < compiled.dutyFrom[d]! || left > compiled.dutyUntil[d]!) return;
        const subject = who(d, fix);
        if (subject === 'no') return;
        const contested = t.contestedAt > 0;
        const reason = contested
          ? 'contested-position'
          : subject === 'unknown'
            ? 'identity-unknown'
            : height === 'unknown'
              ? 'height-unknown'
              : 'crossed';
        const open = say({
          change: 'opened',
          clause: clause.id,
          reading: reading.id,
          reason,
          contested: contested || fix.gnss,
          track: t.name,
          from: entered,
          until: left,
        });
        close(open, left);
      });
    });
  }

  function doubted(t: Track, fix: OracleFix): void {
    t.contestedAt = fix.at;
    const areas = new Set<number>();
    compiled.zones.forEach((zone, z) => {
      if (
        fix.at < compiled.zoneFrom[z]! ||
        fix.at >= compiled.zoneUntil[z]! ||
        !holds(zone, fix.lon, fix.lat)
      )
        return;
      if (heightAnswer(compiled, z, fix, undefined, false) !== 'no') areas.add(compiled.zoneArea[z]!);
    });
    for (const e of [...t.episodes.values()]) {
      if (e.aspect === 'contested' && !areas.has(compiled.duties[e.duty]!.area)) end(t, e, fix, fix.at);
    }
    compiled.duties.forEach(({ area, reading }, d) => {
      const { form } = reading.rule;
      if (!areas.has(area) || (form !== 'presence-ban' && form !== 'count-limit') || who(d, fix) === 'no')
        return;
      if (fix.at < compiled.dutyFrom[d]! || fix.at >= compiled.dutyUntil[d]!) return;
      const main = t.episodes.get(`${d} main`);
      if (main && (form === 'count-limit' || main.open)) return;
      const known = t.episodes.get(`${d} contested`);
      const e = known ?? begin(t, d, 'contested', fix, fix.at, false);
      if (form === 'presence-ban') carry(t, e, fix, 'contested-position', fix.at);
      else if (!known) join(e, t, 'contested', fix.at);
    });
  }

  const countOf = (duty: number) => {
    const known = counts.get(duty) ?? { here: new Map(), gone: new Map(), open: undefined };
    counts.set(duty, known);
    return known;
  };

  function join(e: Episode, t: Track, weight: string, at: number): void {
    if (e.weight === weight) return;
    e.weight = weight;
    const count = countOf(e.duty);
    count.here.set(e, { track: t.name, since: e.since });
    count.gone.delete(t.name);
    weigh(e.duty, at, at);
  }

  function leave(e: Episode, t: Track, until: number, at: number): void {
    const count = countOf(e.duty);
    if (!count.here.delete(e)) return;
    const { rule } = compiled.duties[e.duty]!.reading;
    if (rule.form === 'count-limit' && rule.over > 0)
      count.gone.set(t.name, { until, weight: e.weight!, since: e.since });
    weigh(e.duty, at, until);
  }

  function weigh(duty: number, at: number, until: number): void {
    const { clause, reading } = compiled.duties[duty]!;
    if (reading.rule.form !== 'count-limit') return;
    const { limit, over } = reading.rule;
    const count = countOf(duty);
    for (const [track, { until: left }] of count.gone) if (left <= at - over) count.gone.delete(track);
    const weights = new Map<string, string>();
    const sinces = new Map<string, number>();
    const add = (track: string, weight: string, since: number) => {
      if (weights.has(track) && (weights.get(track) === 'yes' || weight !== 'yes')) return;
      weights.set(track, weight);
      sinces.set(track, since);
    };
    for (const [e, { track, since }] of count.here) add(track, e.weight!, since);
    for (const [track, { weight, since }] of count.gone) add(track, weight, since);
    const of = (weight: string) => [...weights.values()].filter((w) => w === weight).length;
    let reason: string | undefined;
    if (of('yes') > limit) reason = 'over-limit';
    else if (weights.size > limit)
      reason = of('yes') + of('contested') > limit ? 'contested-position' : 'identity-unknown';
    if (!reason) {
      if (count.open) close(count.open, until);
      count.open = undefined;
    } else if (!count.open) {
      count.open = say({
        change: 'opened',
        clause: clause.id,
        reading: reading.id,
        reason,
        contested: reason === 'contested-position',
        track: '',
        from: Math.max(...sinces.values()),
        until: undefined,
      });
    } else if (count.open.reason !== reason) count.open = say({ ...count.open, change: 'updated', reason });
  }

  function tick(now: number, heard: (track: number) => boolean): void {
    for (const t of tracks.values()) {
      const newest = Math.max(Number.isNaN(t.lastAt) ? 0 : t.lastAt, t.contestedAt);
      if (newest > 0 && now - newest > GAP) lose(t);
    }
    for (const duty of counts.keys()) if (counts.get(duty)!.gone.size > 0) weigh(duty, now, now);
    for (const [slot, t] of tracks) {
      for (const e of t.episodes.values()) {
        const { rule } = compiled.duties[e.duty]!.reading;
        if (rule.form === 'transponder-on') silence(slot, t, e, rule, now, heard);
      }
    }
  }

  const lastFixes = new Map<number, OracleFix>();

  function silence(
    slot: number,
    t: Track,
    e: Episode,
    rule: Rule & { form: 'transponder-on' },
    now: number,
    heard: (track: number) => boolean,
  ): void {
    const since = Math.max(Number.isNaN(t.lastAt) ? t.lostAt : t.lastAt, t.contestedAt);
    const { clause, reading } = compiled.duties[e.duty]!;
    if (
      now - since < rule.silence ||
      now < compiled.dutyFrom[e.duty]! ||
      now >= compiled.dutyUntil[e.duty]!
    ) {
      if (e.open) close(e.open, since);
      e.open = undefined;
      return;
    }
    if (e.open && e.open.reason !== 'no-source') return;
    const fix = lastFixes.get(slot)!;
    const subject = who(e.duty, fix);
    const reason = !heard(slot) ? 'no-source' : subject === 'unknown' ? 'identity-unknown' : 'dark';
    const contested = fix.contested;
    if (!e.open)
      e.open = say({
        change: 'opened',
        clause: clause.id,
        reading: reading.id,
        reason,
        contested,
        track: t.name,
        from: since,
        until: undefined,
      });
    else if (e.open.reason !== reason) e.open = say({ ...e.open, change: 'updated', reason });
  }

  for (const step of steps) {
    if (step.kind === 'tick') {
      tick(step.now, step.heard);
      continue;
    }
    const { fix } = step;
    const t = trackOf(fix);
    if (fix.at < t.lastAt) continue;
    lastFixes.set(fix.track, fix);
    if (fix.contested) {
      if (fix.at - t.lastAt > GAP) {
        forget(t, (e) => e.aspect === 'contested', t.lastAt);
        t.lastAt = NaN;
      }
      doubted(t, fix);
      continue;
    }
    if (fix.at - t.lastAt > GAP) lose(t);
    if (t.lostAt > 0) {
      forget(t, () => false, fix.at);
      t.lostAt = 0;
    }
    trusted(t, fix);
    t.last = fix;
    t.lastAt = fix.at;
    t.contestedAt = 0;
    if (!Number.isNaN(fix.altitude)) t.heightAt = fix.at;
  }
  return said;
}
