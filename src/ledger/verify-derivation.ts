/** What a bundle claims about its verdict, held against the records that were logged. */
import { canonicalJson, hashJson, type Json, type Problem } from '../kernel/index.ts';
import {
  ACCORD_KIND,
  type AccordBody,
  BUNDLE,
  blockFile,
  type DecisiveRow,
  type Derivation,
} from './bundle.ts';
import { type CheckedEntry, wrongClaim } from './checked-entry.ts';
import { inFile } from './file-reader.ts';
import { type Files, hashFolder, within } from './manifest.ts';
import { readRawBlock } from './raw-block.ts';
import { areSightClaims, checkSight, sightEntries } from './verify-sight.ts';

const HASH = /^sha256:[0-9a-f]{64}$/;

const isText = (value: unknown) => typeof value === 'string';

const isRow = (row: DecisiveRow | null) =>
  isText(row?.source) &&
  Number.isSafeInteger(row?.index) &&
  Number.isFinite(row?.observedAt) &&
  HASH.test(row!.block);

/** Whether a stranger's JSON has the shape that the checks below rely on. */
export function isDerivation(value: Json | undefined): value is Json & Derivation {
  const claim = value as unknown as Derivation | null | undefined;
  return (
    claim?.v === 1 &&
    isText(claim.verdict?.id) &&
    isText(claim.accord?.id) &&
    HASH.test(claim.accord.hash) &&
    HASH.test(claim.accord.folder) &&
    isText(claim.clause?.id) &&
    typeof claim.clause.text === 'object' &&
    isText(claim.reading) &&
    Array.isArray(claim.observations) &&
    claim.observations.every(isRow) &&
    areSightClaims(claim)
  );
}

/** What a verdict's record must say for a bundle to be about it. */
type VerdictBody = {
  readonly accord?: string;
  readonly accordHash?: string;
  readonly clause?: string;
  readonly textHash?: string;
  readonly reading?: string;
  readonly observations?: readonly Omit<DecisiveRow, 'block'>[];
};

const rowName = (row: Omit<DecisiveRow, 'block'> | null) => ({
  source: row?.source ?? null,
  index: row?.index ?? null,
  observedAt: row?.observedAt ?? null,
});

const verdictOf = (claim: Derivation, entries: readonly CheckedEntry[]) =>
  entries.find(
    ({ index, leaf, record }) =>
      index === claim.verdict.entry && leaf.kind === 'verdict' && record.id === claim.verdict.id,
  );

const accordOf = ({ accord }: Derivation, entries: readonly CheckedEntry[]) =>
  entries.find(({ leaf, record }) => {
    const body = record.body as Partial<AccordBody> | null;
    const same = body?.accord === accord.id && body.hash === accord.hash;
    return leaf.kind === 'accord' && record.kind === ACCORD_KIND && same && body.folder === accord.folder;
  });

const blockOf = ({ source, index, block }: DecisiveRow, entries: readonly CheckedEntry[]) =>
  entries.find(({ leaf, record }) => {
    const body = leaf.kind === 'raw-block' ? readRawBlock(record) : undefined;
    const holds = !body?.rows || (index >= body.rows.from && index < body.rows.until);
    return body?.sha256 === block && body.source === source && holds;
  });

/** The entries that bear out some claim. */
export const restsOn = (claim: Derivation, entries: readonly CheckedEntry[]): number[] =>
  [
    verdictOf(claim, entries),
    accordOf(claim, entries),
    ...claim.observations.map((row) => blockOf(row, entries)),
    ...sightEntries(claim, entries),
  ].flatMap((entry) => (entry ? [entry.index] : []));

function checkVerdict(claim: Derivation, entries: readonly CheckedEntry[]): Problem[] {
  const verdict = verdictOf(claim, entries);
  if (!verdict) {
    return [wrongClaim(`entry ${claim.verdict.entry} is not the verdict ${claim.verdict.id}`)];
  }
  const body = (verdict.record.body ?? {}) as VerdictBody;
  const rows = claim.observations.map(rowName);
  const logged = Array.isArray(body.observations) ? body.observations.map(rowName) : undefined;
  const pairs: readonly [string, Json | undefined, Json | undefined][] = [
    ['accord', claim.accord.id, body.accord],
    ['hash of the accord', claim.accord.hash, body.accordHash],
    ['clause', claim.clause.id, body.clause],
    ["hash of the clause's text", claim.clause.textHash, body.textHash],
    ['reading', claim.reading, body.reading],
    ['observations', rows, logged],
    ["clause's text", hashJson(claim.clause.text), body.textHash],
  ];
  return pairs
    .filter(
      ([, said, recorded]) =>
        recorded === undefined || canonicalJson(said ?? null) !== canonicalJson(recorded),
    )
    .map(([what]) => wrongClaim(`its ${what} is not what the verdict's record says`));
}

function checkAccord(claim: Derivation, entries: readonly CheckedEntry[], files: Files): Problem[] {
  const problems = accordOf(claim, entries)
    ? []
    : [wrongClaim('no logged record says that this accord has this hash and these files')];
  if (hashFolder(within(files, BUNDLE.accord)) === claim.accord.folder) return problems;
  return [
    ...problems,
    inFile(BUNDLE.accord, 'LEDGER_ACCORD_WRONG', 'its files are not those that were applied'),
  ];
}

function checkRows(claim: Derivation, entries: readonly CheckedEntry[], files: Files): Problem[] {
  return claim.observations.flatMap((row) => {
    const { source, index, block } = row;
    const bytes = files.get(blockFile(block));
    if (!bytes)
      return [wrongClaim(`${blockFile(block)}, with observation ${index} of ${source}, is missing`)];
    return blockOf(row, entries)
      ? []
      : [wrongClaim(`no logged record says that ${block} holds observation ${index} of ${source}`)];
  });
}

/** Every claim that no proven record bears out. */
export const checkClaims = (claim: Derivation, entries: readonly CheckedEntry[], files: Files): Problem[] => [
  ...checkVerdict(claim, entries),
  ...checkAccord(claim, entries, files),
  ...checkRows(claim, entries, files),
  ...checkSight(claim, verdictOf(claim, entries), entries, files),
];
