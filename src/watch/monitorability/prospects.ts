/**
 * What each verdict on a clause would take, by the form of its rule, held against what declared sources would give.
 * The words are those of `docs/verdicts.md`: what could never be said of a clause is known before it is signed.
 */
import type { ByParty, Party, PartySet, Rule } from '../../accord/index.ts';
import type { Milliseconds } from '../../kernel/index.ts';
import type { Foresight, Source, SourceForesight, SourceRegister } from '../../picture/index.ts';

/** `in-part`: somewhere, or without knowing whose. */
export type Chance = 'yes' | 'in-part' | 'no';

export type ProspectReason =
  | 'observed'
  | 'heard'
  | 'covered'
  | 'visits'
  | 'partial'
  | 'no-source'
  | 'identity-unknown'
  | 'uncorroborated'
  | 'human-judged';

export interface Prospect {
  readonly chance: Chance;
  readonly reason: ProspectReason;
  /** Share of the area, 0 to 1; null: not known before sources listen. */
  readonly share: number | null;
  /** Something would be said within this; absent: never, or only once people have gone there. */
  readonly within?: Milliseconds;
  readonly sources: readonly string[];
}

const NEVER: Prospect = { chance: 'no', reason: 'no-source', share: 0, sources: [] };
export const FOR_PEOPLE: Prospect = { chance: 'no', reason: 'human-judged', share: null, sources: [] };

/** Rules that are decided by what is or happens in an area. */
export type PlacedRule = Exclude<Rule, VisitedRule | ByParty | { form: 'human-judged' }>;

/** Rules of which only people who go there can say anything, either way. */
export type VisitedRule = Extract<Rule, { form: 'access' | 'storage' }>;

/** Where they come to is known once they have been there. */
export const patrolsOf = ({ sources }: SourceRegister): readonly SourceForesight[] =>
  sources
    .filter(({ physics, cooperative }) => physics === 'human' && !cooperative)
    .map(({ id, period }) => ({ source: id, role: 'visits', period, share: null, shortfalls: [] }));

export const visitsProspect = (patrols: readonly SourceForesight[]): Prospect =>
  patrols.length === 0
    ? NEVER
    : { chance: 'yes', reason: 'visits', share: null, sources: patrols.map(({ source }) => source) };

/** What parties say comes in by sources of notices, and where patrols were by sources of reports. */
export function byPartyProspects(
  rule: ByParty,
  parties: readonly Party[],
  { sources }: SourceRegister,
  lost: ReadonlySet<string>,
) {
  const feed = rule.form === 'recurring-visit' ? 'reports' : 'notices';
  const own = sources.filter((source) => source.feed === feed && !lost.has(source.id));
  const prospect: Prospect =
    own.length === 0
      ? NEVER
      : {
          ...{ chance: 'yes', reason: 'heard', share: null },
          within: Math.min(...own.map(({ period }) => period)),
          sources: own.map(({ id }) => id),
        };
  const isVerified = parties.some(({ role }) => role === 'monitor' || role === 'guarantor');
  const compliance = rule.form === 'declared-cap' && !isVerified ? NEVER : prospect;
  return { area: rule.form === 'recurring-visit' ? rule.area : '', breach: prospect, compliance };
}

export function breachProspect(rule: PlacedRule, foresight: Foresight, register: SourceRegister): Prospect {
  const hasDesk = register.sources.some(({ feed }) => feed === 'notices');
  if (rule.form === 'notice-duty' && !hasDesk) return NEVER;
  const { sources } = foresight;
  if (rule.form === 'event-ban') return eventProspect(sources, register);
  if (rule.form === 'transponder-on') return observedBy(sources.filter(({ role }) => role === 'hears'));
  const known = sources.filter(({ source }) => tellsWhose(source, rule.parties, register));
  if (sources.length > 0 && known.length === 0) {
    return { ...observedBy(sources), chance: 'in-part', reason: 'identity-unknown' };
  }
  return observedBy(known);
}

/** Compliance is shown of the whole area or not at all. */
export function complianceProspect(
  { sources, seen, withVisits }: Foresight,
  revisit: Milliseconds,
): Prospect {
  const sure = sources.filter(({ shortfalls }) => shortfalls.length === 0);
  const sensors = sure.filter(({ role }) => role === 'sees').map(({ source }) => source);
  if (seen === 1) return { chance: 'yes', reason: 'covered', share: 1, within: revisit, sources: sensors };
  const all = sure.map(({ source }) => source);
  if (withVisits === 1) return { chance: 'yes', reason: 'visits', share: seen, sources: all };
  const reason = withVisits > 0 ? 'partial' : 'no-source';
  return { chance: 'no', reason, share: withVisits, sources: all };
}

function observedBy(sources: readonly SourceForesight[]): Prospect {
  if (sources.length === 0) return NEVER;
  const most = mostOf(sources.map(({ share }) => share));
  return {
    chance: most === 1 ? 'yes' : 'in-part',
    reason: reasonFor(most),
    share: most,
    within: Math.min(...sources.map(({ period }) => period)),
    sources: sources.map(({ source }) => source),
  };
}

/** What is seen whole is seen, whatever may be heard besides. */
const mostOf = (shares: readonly (number | null)[]): number | null =>
  shares.includes(null) && !shares.includes(1) ? null : Math.max(...shares.map((share) => share ?? 0));

/** Null: only what transmits, where it is heard. */
function reasonFor(share: number | null): ProspectReason {
  if (share === null) return 'heard';
  return share === 1 ? 'observed' : 'partial';
}

/** Two different physics, or somebody who saw it: until then it stays uncorroborated. */
function eventProspect(sources: readonly SourceForesight[], { sources: declared }: SourceRegister): Prospect {
  const said = observedBy(sources);
  const physics = new Set(sources.map(({ source }) => sourceOf(declared, source).physics));
  if (sources.length === 0 || physics.has('human')) return said;
  if (physics.size < 2) return { ...said, chance: 'no', reason: 'uncorroborated' };
  const second = sources.map(({ period }) => period).sort((a, b) => a - b)[1]!;
  return { ...said, within: second };
}

const sourceOf = (declared: readonly Source[], id: string): Source => declared.find((one) => one.id === id)!;

/** Whose a thing is, a person says who sees it, and the register of one that has an identity. */
function tellsWhose(id: string, parties: PartySet, { sources, register }: SourceRegister): boolean {
  if (parties === 'all') return true;
  const { physics, cooperative } = sourceOf(sources, id);
  if (physics === 'human') return true;
  return register.some(
    ({ party, identityKind }) =>
      party !== undefined && parties.includes(party) && cooperative === (identityKind !== 'plot'),
  );
}
