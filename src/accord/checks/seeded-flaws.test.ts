/** A sound accord, and small edits that spoil it: each is found by its code, at its word, with the mend. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runExamples } from '../../watch/index.ts';
import { CHECKS, checkAccord } from './check-accord.ts';

const folder = join(import.meta.dirname, '../testdata/sound');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

const SOUND: Readonly<Record<string, string>> = {
  'accord.yaml': read('accord.yaml'),
  'areas.geojson': read('areas.geojson'),
  'examples/all.yaml': read('examples/all.yaml'),
};

interface Flaw {
  readonly what: string;
  /** The file that is edited; left out: `accord.yaml`. */
  readonly in?: string;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  /** Text of the edited file that begins where the finding stands. */
  readonly at: string;
  /** The file in which it stands, where that is another one. */
  readonly found?: string;
  readonly mend: string;
  /** Its check, where several give the code. */
  readonly by?: keyof typeof CHECKS;
}

/** Which check gives a code; what is not here is refused by the reader. */
const FOUND_BY: Readonly<Record<string, keyof typeof CHECKS>> = {
  ACCORD_NO_EXAMPLE: 'examples',
  ACCORD_NEVER_IN_FORCE: 'periods',
  ACCORD_AREA_GAP: 'areas',
  ACCORD_HEIGHTS_LEFT_BEHIND: 'heights',
  ACCORD_EXCEPTION_WHOLE: 'exceptions',
  ACCORD_EXCEPTION_IDLE: 'exceptions',
  ACCORD_CONFLICT: 'conflicts',
  ACCORD_VETO: 'veto',
  ACCORD_QUORUM: 'quorum',
  ACCORD_NO_REMEDY: 'remedies',
  ACCORD_FALLBACK_CIRCLE: 'fallbacks',
  ACCORD_ACTIVATION_CIRCLE: 'activation',
  ACCORD_TERM_OPEN: 'terms',
};

const FLAWS: readonly Flaw[] = [
  {
    what: 'a council of guarantors by consensus, one of whom can be accused',
    from: 'members: [EAST, WEST, MISSION]\n    quorum: 2\n    majority: consensus\n    recuse: none\n    decides: [occurrence, attribution, gravity]\n    if-fails: { after: 24 h, falls-to: [EAST, WEST] }',
    to: 'members: [EAST, WEST, MISSION, SOUTH]\n    quorum: 2\n    majority: consensus',
    code: 'ACCORD_VETO',
    at: 'consensus',
    mend: 'say recuse: accused, and let the quorum be met without them; or let if-fails: fall to others',
  },
  {
    what: 'a quorum that is not met without the accused',
    from: 'quorum: 4\n    majority: two-thirds\n    recuse: accused\n    decides: [occurrence, attribution, gravity]\n    if-fails: { after: 24 h, falls-to: council }',
    to: 'quorum: 5\n    majority: two-thirds\n    decides: [occurrence, attribution, gravity]',
    code: 'ACCORD_VETO',
    at: '5\n    majority',
    mend: 'say recuse: accused, and let the quorum be met without them; or let if-fails: fall to others',
  },
  {
    what: 'a quorum that is never met once the accused stands aside',
    from: 'quorum: 4',
    to: 'quorum: 5',
    code: 'ACCORD_QUORUM',
    at: '5\n    majority',
    mend: 'say quorum: 4 or less',
  },
  {
    what: 'a clause that nothing answers',
    from: '    remedy: [commission]\n  - id: good',
    to: '  - id: good',
    code: 'ACCORD_NO_REMEDY',
    at: 'sea-1\n',
    mend: 'add remedy: here, name the clause in a guarantee, or let a body decide about remedies',
  },
  {
    what: 'a response before its warning',
    from: 'warn: 24 h',
    to: 'warn: 80 h',
    code: 'ACCORD_DEADLINE',
    by: 'deadlines',
    at: '72 h, steps',
    mend: 'let the response be due after the warning',
  },
  {
    what: 'an answer that may come after the response',
    from: 'within: 12 h',
    to: 'within: 72 h',
    code: 'ACCORD_DEADLINE',
    by: 'deadlines',
    at: '72 h }',
    mend: 'ask for the answer earlier, or let the clock run from: confirmed',
  },
  {
    what: 'a fallback after the response is due',
    from: 'if-fails: { after: 24 h, falls-to: council }',
    to: 'if-fails: { after: 60 h, falls-to: council }',
    code: 'ACCORD_DEADLINE',
    by: 'deadlines',
    at: '24 h, falls-to: [EAST',
    mend: 'let it fall to others before the response is due',
  },
  {
    what: 'a step due when the guarantee has expired',
    from: 'after: 30 h, does',
    to: 'after: 130 d, does',
    code: 'ACCORD_DEADLINE',
    by: 'deadlines',
    at: '130 d',
    mend: 'let it be due earlier, or the guarantee expire later',
  },
  {
    what: 'a guarantee that expires before the accord begins',
    from: 'expires: 2026-06-30',
    to: 'expires: 2025-06-30',
    code: 'ACCORD_DEADLINE',
    by: 'deadlines',
    at: '2025-06-30',
    mend: 'let it expire after that',
  },
  {
    what: 'a notice longer before than the clause is in force',
    from: '2 h before',
    to: '200 d before',
    code: 'ACCORD_DEADLINE',
    by: 'lead-times',
    at: '200 d before',
    mend: 'ask for the notice later',
  },
  {
    what: 'bodies that fall to one another',
    from: 'falls-to: [EAST, WEST] }',
    to: 'falls-to: commission }',
    code: 'ACCORD_FALLBACK_CIRCLE',
    at: 'commission }',
    mend: 'let one of them fall to parties, or to no other',
  },
  {
    what: 'guarantees that wait for one another',
    from: 'when: { confirmed: { clause: sky-1, by: any-belligerent } }',
    to: 'when: { all: [{ confirmed: { clause: sky-1 } }, { active: stand-by }] }\n    # the backstop waits for it alone',
    code: 'ACCORD_ACTIVATION_CIRCLE',
    at: 'air-shield }\n    backstops',
    mend: 'let one of them begin without the others',
  },
  {
    what: 'guarantees that stand behind one another',
    from: '    expires: 2026-06-30',
    to: '    backstops: stand-by',
    code: 'ACCORD_ACTIVATION_CIRCLE',
    at: 'air-shield\n  - id: presence',
    mend: 'let one of them stand by itself',
  },
  {
    what: 'waiting for a guarantee to be void that nothing makes void',
    from: 'when: { event: talks-fail }',
    to: 'when: { any: [{ event: talks-fail }, { void: stand-by }] }',
    code: 'ACCORD_ACTIVATION_CIRCLE',
    at: 'stand-by }] }',
    mend: 'say void-if: in "stand-by"',
  },
  {
    what: 'a void condition on a term that nobody has agreed',
    from: '    is: 7 d\n',
    to: '',
    code: 'ACCORD_TERM_OPEN',
    at: 'without-cause }',
    mend: 'say is: under terms: in "without-cause"',
  },
  {
    what: 'a void condition on a term that nothing defines',
    from: 'term: without-cause',
    to: 'term: without-reason',
    code: 'ACCORD_NAME_UNDEFINED',
    at: 'without-reason',
    mend: 'did you mean "without-cause"?',
  },
  {
    what: 'clauses that contradict one another',
    from: 'presence: aircraft.military, in: no-fly, for: 30 s }\n    revisit: 60 s\n    except:\n      - { id: sky-1-a, when: { notified: medevac, at-least: 2 h before } }\n',
    to: 'presence: vessel.military, in: waters, for: 30 s }\n    revisit: 60 s\n',
    code: 'ACCORD_CONFLICT',
    at: 'sea-1\n',
    mend: 'change one of the two, or except in one what the other says',
  },
  {
    what: 'an exception that swallows its rule',
    from: '{ notified: medevac, at-least: 2 h before }',
    to: '{ of: aircraft.military }',
    code: 'ACCORD_EXCEPTION_WHOLE',
    at: 'sky-1\n',
    mend: 'narrow what they ask for under when:',
  },
  {
    what: 'an exception that can never apply',
    from: '{ notified: medevac, at-least: 2 h before }',
    to: '{ of: vessel }',
    code: 'ACCORD_EXCEPTION_IDLE',
    at: 'sky-1-a, when',
    mend: 'change what it asks for, or leave it out',
  },
  {
    what: 'a verdict that no example shows',
    in: 'examples/all.yaml',
    from: 'coverage: none, expect: [{ verdict: not-determinable }] }\n- name: Four',
    to: 'coverage: none, expect: [{ verdict: compliance-indicated }] }\n- name: Four',
    code: 'ACCORD_NO_EXAMPLE',
    found: 'accord.yaml',
    at: 'sky-1\n',
    mend: 'add one under examples/ that expects it',
  },
  {
    what: 'a clause that is never in force',
    from: '    revisit: 60 s\n',
    to: '    revisit: 60 s\n    in-force: { from: 2027-01-01 }\n',
    code: 'ACCORD_NEVER_IN_FORCE',
    at: 'sky-1\n',
    mend: 'compare its period with the accord’s',
  },
  {
    what: 'an area that begins late',
    in: 'areas.geojson',
    from: '"name": "line"',
    to: '"name": "line", "from": "2026-04-01"',
    code: 'ACCORD_AREA_GAP',
    found: 'accord.yaml',
    at: 'sky-1\n',
    mend: 'give its feature a version for that time, or say in-force: here',
  },
  {
    what: 'an area that leaves the heights of its parts behind',
    from: 'union: [harbour, gulf]',
    to: 'union: [harbour, gulf, low-strip]',
    code: 'ACCORD_HEIGHTS_LEFT_BEHIND',
    at: 'waters: {',
    mend: 'say from: and to: here, or unlimited',
  },
  {
    what: 'a deleted area',
    from: '  waters: { union: [harbour, gulf] }\n',
    to: '',
    code: 'ACCORD_NAME_UNDEFINED',
    at: 'waters }',
    mend: 'known here: line, no-fly, low-strip, harbour, gulf',
  },
  {
    what: 'areas defined by one another in a circle',
    from: 'harbour: { feature: harbour }',
    to: 'harbour: { union: [waters] }',
    code: 'ACCORD_AREA_CIRCLE',
    at: 'harbour: {',
    mend: 'start from a feature',
  },
  {
    what: 'a line where an area is needed',
    from: 'presence: aircraft.military, in: no-fly',
    to: 'presence: aircraft.military, in: line',
    code: 'ACCORD_VALUE',
    at: 'line, for',
    mend: 'make an area of it first: { within: 10 km, of: line }',
  },
  {
    what: 'a polygon that crosses itself',
    in: 'areas.geojson',
    from: '[-8, -36], [-8, -35], [-9, -35]',
    to: '[-8, -35], [-8, -36], [-9, -35]',
    code: 'GEOMETRY_RINGS_CROSS',
    at: '"harbour" }',
    mend: 'draw rings that do not cross, or unite the polygons',
  },
  {
    what: 'a line across the antimeridian',
    in: 'areas.geojson',
    from: '[[-18, -36], [-15, -35.5], [-12, -36]]',
    to: '[[178, -36], [-178, -35.5]]',
    code: 'GEOMETRY_ANTIMERIDIAN',
    at: '"line" }',
    mend: 'cut it in two at longitude 180 and -180, as RFC 7946 asks',
  },
  {
    what: 'an unknown party',
    from: 'forbids: { parties: [NORTH, SOUTH]',
    to: 'forbids: { parties: [NORTH, SUOTH]',
    code: 'ACCORD_NAME_UNDEFINED',
    at: 'SUOTH',
    mend: 'did you mean "SOUTH"?',
  },
  {
    what: 'a period that ends before it starts',
    from: 'until: 2026-08-31T23:59Z',
    to: 'until: 2025-08-31T23:59Z',
    code: 'ACCORD_PERIOD',
    at: '{ from: 2026-03-01',
    mend: 'swap or mend the two',
  },
];

function problemsOf(texts: typeof SOUND, checks = CHECKS) {
  const { errors, warnings } = checkAccord(
    {
      yaml: texts['accord.yaml']!,
      areas: texts['areas.geojson']!,
      examples: [{ name: 'examples/all.yaml', text: texts['examples/all.yaml']! }],
    },
    checks,
  );
  return [...errors, ...warnings];
}

function spoilt({ in: file = 'accord.yaml', from, to }: Flaw): typeof SOUND {
  const sound = SOUND[file]!;
  assert.equal(sound.split(from).length, 2, `"${from}" stands once in ${file}`);
  return { ...SOUND, [file]: sound.replace(from, to) };
}

/** What is said of a flaw, as the table expects it. */
function expected({ in: edited = 'accord.yaml', found = edited, at, code, mend }: Flaw, texts: typeof SOUND) {
  const text = texts[found]!;
  assert.ok(text.includes(at), `"${at}" stands in ${found}`);
  const before = text.slice(0, text.indexOf(at)).split('\n');
  return `${found}:${before.length}:${before.at(-1)!.length + 1} ${code} ${mend}`;
}

const said = (texts: typeof SOUND, checks = CHECKS) =>
  problemsOf(texts, checks).map(
    ({ code, mend, place }) => `${place?.file}:${place?.line}:${place?.column} ${code} ${mend}`,
  );

test('the unedited accord has no finding, and its examples come out as they say', () => {
  assert.deepEqual(said(SOUND), []);
  const { accord, examples } = checkAccord({
    yaml: SOUND['accord.yaml']!,
    areas: SOUND['areas.geojson']!,
    examples: [{ name: 'examples/all.yaml', text: SOUND['examples/all.yaml']! }],
  });
  assert.deepEqual(runExamples(accord!, examples), []);
});

for (const flaw of FLAWS) {
  test(`${flaw.what} is found, and nothing else`, () => {
    const texts = spoilt(flaw);
    assert.deepEqual(said(texts), [expected(flaw, texts)]);
  });
}

/** Known-bad switch: what a check finds goes unfound without it. */
for (const [name, check] of Object.entries(CHECKS)) {
  test(`without the check of ${name} its seeded flaws are missed`, () => {
    const others = Object.fromEntries(Object.entries(CHECKS).filter(([, other]) => other !== check));
    const flaws = FLAWS.filter((flaw) => FOUND_BY[flaw.code] === name || flaw.by === name);
    assert.ok(flaws.length > 0, 'some flaw is seeded for it');
    for (const flaw of flaws) assert.deepEqual(said(spoilt(flaw), others), []);
  });
}
