/** What nobody should read into an indication, as codes. A machine never attributes or knows an intent. */
import type { Area } from '../../accord/index.ts';
import type { IndicationEvent } from '../../watch/index.ts';

export function notConcluded(event: IndicationEvent, area?: Area): string[] {
  const { verdict, subject, settled, withdrawn } = event;
  if (withdrawn) return ['withdrawn'];
  return [
    ...(verdict === 'breach-indicated' ? ['attribution', 'intent'] : []),
    ...(subject.party === undefined && subject.track !== undefined ? ['affiliation'] : []),
    ...doubts(event),
    ...(verdict === 'not-determinable' ? ['breach', 'compliance'] : []),
    ...(verdict === 'compliance-indicated' ? unseen(area) : []),
    ...(settled ? [] : ['provisional']),
  ];
}

/** Whether something speaks against the positions, or merely nothing else bears them out. */
function doubts({ verdict, reason, contested, sources }: IndicationEvent): string[] {
  if (reason === 'contested-position') return ['contested-position'];
  return [
    ...(contested ? ['own-navigation'] : []),
    ...(sources.length === 1 && verdict === 'breach-indicated' ? ['single-source'] : []),
  ];
}

/** What sources that saw the whole area would still not have shown. */
const unseen = (area: Area | undefined): string[] => [
  'other-kinds',
  ...(area && isBounded(area) ? ['other-heights'] : []),
  'between-looks',
  'declared-coverage',
];

const isBounded = ({ heights: { floor, ceiling } }: Area): boolean =>
  Number.isFinite(ceiling) || (Number.isFinite(floor) && floor > 0);
