/** Exceptions, for what happened at some time in a span: they lift the duty when they do at every moment of it. */
import type { Exception } from '../../accord/index.ts';
import type { Category } from '../../kernel/index.ts';
import { CATEGORIES } from '../../kernel/index.ts';
import { changeAfter, type Lifting, liftingOf } from '../exceptions/exceptions.ts';
import { UNNAMED } from '../exceptions/notices.ts';
import { UNKNOWN } from '../place/height.ts';
import { heightOfKind } from '../place/height-of.ts';
import type { Whereabouts } from '../place/whereabouts.ts';
import type { WatchState } from '../watch-state.ts';

/** What is known of who was there. */
export interface Known {
  readonly category?: Category | undefined;
  readonly party?: string | undefined;
}

/** The trace is that of the last moment. */
export function liftedDuring(
  { compiled, notices }: WatchState,
  d: number,
  { position, radius, from, until }: Whereabouts,
  { category = 'unknown', party }: Known,
  except: readonly Exception[] = compiled.duties[d]!.except,
): Lifting {
  const duty = { ...compiled.duties[d]!, except };
  const kind = CATEGORIES.indexOf(category);
  const subject = { category: kind, height: heightOfKind(kind), party, identityKind: UNNAMED, identity: 0 };
  const ask = (at: number) => liftingOf(notices, { duty, at, position, radius, ...subject });
  const last = ask(until);
  for (let at = from; at < until; at = changeAfter(duty.except, notices, at))
    if (ask(at).lifted !== last.lifted) return { ...last, lifted: UNKNOWN };
  return last;
}
