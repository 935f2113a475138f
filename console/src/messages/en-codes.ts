/** English texts for the codes that the HTTP contract uses. A code without a text is shown as it is. */
import type { Indication, IndicationDetail, Interference, Verdict } from '../api/contract.ts';
import type { Text } from './message.ts';

type Sight = NonNullable<IndicationDetail['sight']>;

/** Codes of closed lists in the contract: one without a text does not compile. */
type Listed =
  | `verdict.${Verdict}`
  | `reason.${Indication['reason'] | IndicationDetail['readings'][number]['reason']}`
  | `part.${Sight['sources'][number]['part']}`
  | `interference-kind.${Interference['kind']}`
  | `change.${IndicationDetail['history'][number]['change']}`;

export const codes = {
  'verdict.breach-indicated': 'Breach indicated',
  'verdict.compliance-indicated': 'Compliance indicated',
  'verdict.not-determinable': 'Not determinable',

  'reason.no-source': 'No source could have seen it',
  'reason.partial': 'Only part of it could be seen',
  'reason.blind': 'The source that would see it is blind',
  'reason.jammed': 'The source that would see it is jammed',
  'reason.access-denied': 'Access was denied',
  'reason.identity-unknown': 'It is not known whose it is',
  'reason.height-unknown': 'Its height is not known well enough',
  'reason.speed-unknown': 'Its speed is not known',
  'reason.contested-position': 'The position is contested',
  'reason.position-uncertain': 'Its position is not known well enough',
  'reason.uncorroborated': 'One kind of sensor, or a single plot, alone says so',
  'reason.human-judged': 'Only people judge this clause',
  'reason.not-in-force': 'Not in force at that time',
  'reason.present': 'Present in the area',
  'reason.appeared-inside': 'Appeared inside without an entry',
  'reason.crossed': 'Crossed the area between two positions',
  'reason.event': 'Something happened there',
  'reason.left-corridor': 'Left the corridor',
  'reason.speed': 'Outside the speed limits',
  'reason.too-close': 'Closer than allowed',
  'reason.dark': 'Silent where its neighbours are heard',
  'reason.over-limit': 'More than the limit',
  'reason.covered': 'The whole area was seen and nothing in it broke the clause',
  'reason.not-in-force-then': 'This reading was not in force then',
  'reason.people-judge': 'Under this reading only people judge it',
  'reason.withdrawn': 'The verdict under this reading was withdrawn',
  'reason.other-parties': 'This reading binds other parties',
  'reason.other-kind': 'This reading speaks of another kind',
  'reason.outside-area': 'The place given lies outside the area of this reading',
  'reason.no-breach': 'No breach is indicated under this reading',
  'reason.single-cases': 'Under this reading single cases are indicated instead',
  'reason.no-verdict-yet': 'Nothing is said of the whole clause yet',

  'part.looked': 'looked, at least in part',
  'part.hears-only': 'not counted: hears only what transmits',
  'part.too-seldom': 'not counted: looks too seldom',
  'part.not-then': 'not counted: not up, not there or not at these heights then',

  'datum.msl': 'above mean sea level',
  'datum.ellipsoidal': 'above the ellipsoid',
  'datum.pressure': 'of pressure altitude',
  'datum.surface': 'above the surface',

  'gravity.minor': 'Minor',
  'gravity.serious': 'Serious',
  'gravity.grave': 'Grave',

  'segment.sky': 'Sky',
  'segment.sea': 'Sea',
  'segment.land': 'Land',
  'segment.regenerate': 'Regenerate',

  'category.unknown': 'Unknown',
  'category.aircraft': 'Aircraft',
  'category.aircraft.civil': 'Civil aircraft',
  'category.aircraft.military': 'Military aircraft',
  'category.aircraft.uncrewed': 'Uncrewed aircraft',
  'category.aircraft.rotary': 'Helicopter',
  'category.vessel': 'Vessel',
  'category.vessel.merchant': 'Merchant vessel',
  'category.vessel.fishing': 'Fishing vessel',
  'category.vessel.military': 'Military vessel',
  'category.vessel.passenger': 'Passenger vessel',
  'category.vehicle': 'Vehicle',
  'category.vehicle.military': 'Military vehicle',
  'category.vehicle.artillery': 'Artillery',
  'category.person': 'Person',

  'event.fire': 'Fire',
  'event.blast': 'Blast',
  'event.launch': 'Launch',
  'event.attack': 'Attack',
  'event.gunfire': 'Gunfire',
  'event.jamming': 'Jamming',
  'event.overflight': 'Overflight',

  'contest.impossibleKinematics': 'It would have had to move faster than its kind can',
  'contest.identityConflict': 'The same identity moves in two places',
  'contest.integrityCollapse': 'Its navigation says that it is not reliable',
  'contest.circling': 'Positions run round a small circle',
  'contest.onLand': 'A ship on land',
  'contest.velocityDisagrees': 'Position and velocity disagree',
  'contest.massJump': 'Many objects jumped towards one place at once',
  'contest.doubtful': 'The source itself doubts it',

  'interference-kind.jamming': 'Several objects lost the integrity of their positions',
  'interference-kind.spoofing': 'Positions that cannot be true',

  'physics.transponder': 'transponder',
  'physics.radar': 'radar',
  'physics.optical': 'optical',
  'physics.thermal': 'thermal',
  'physics.acoustic': 'acoustic',
  'physics.seismic': 'seismic',
  'physics.human': 'people',

  'state.up': 'up',
  'state.silent': 'silent',
  'state.down': 'down',
  'state.jammed': 'jammed',
  'state.denied': 'access denied',
  'state.paused': 'paused',
  'state.never-heard': 'not heard yet',

  'reading.agreed': 'Agreed reading',

  'change.opened': 'Opened',
  'change.updated': 'Changed',
  'change.closed': 'Ended',
  'change.withdrawn': 'Withdrawn',

  'act.acknowledged': 'Acknowledged',
  'act.assigned': 'Assigned',

  'identity.icao24': 'ICAO 24-bit address',
  'identity.icao24-other': 'Address that is not ICAO',
  'identity.mmsi': 'MMSI',
  'identity.plot': 'Plot number',
  'identity.callsign': 'Callsign',
  'identity.name': 'Name',
  'identity.squawk': 'Squawk',

  'not-concluded.attribution': 'Who is responsible: no machine attributes here.',
  'not-concluded.intent': 'Whether it was intended: positions do not show intent.',
  'not-concluded.affiliation': 'Whose it is: no register or report says so.',
  'not-concluded.contested-position': 'Where it really was: something speaks against its position.',
  'not-concluded.own-navigation': 'That its position is true: its own satellite navigation alone says so.',
  'not-concluded.single-source': 'That others would confirm it: one source alone decides.',
  'not-concluded.breach': 'That the clause was broken: the reason above stands against it.',
  'not-concluded.compliance': 'That the clause was kept: the reason above stands against that too.',
  'not-concluded.other-kinds': 'Anything about other kinds: these sources were asked for one kind only.',
  'not-concluded.other-heights': 'Anything above or below the heights of the area.',
  'not-concluded.between-looks': 'That nothing came and went between two looks at a place.',
  'not-concluded.declared-coverage': 'That the sources saw as well as they are declared to.',
  'not-concluded.withdrawn': 'Anything at all: the verdict does not stand.',
  'not-concluded.provisional': 'A settled verdict: late observations may still change it.',
} as const satisfies Record<string, Text> & Record<Listed, Text>;
