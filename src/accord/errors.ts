/** Everything the accord language can find wrong, and how a problem is put together. */
import type { Place, Problem } from '../kernel/index.ts';

/** Code → what it says. `docs/accord-language.md` lists them all. */
export const ACCORD_PROBLEMS = {
  ACCORD_TEXT: 'the file is not text in UTF-8',
  ACCORD_YAML: 'the text is not YAML 1.2',
  ACCORD_GEOJSON: 'the areas file is not GeoJSON with named features',
  ACCORD_KIND: 'another kind of value is expected here',
  ACCORD_KEY_UNKNOWN: 'the key is not part of the language here',
  ACCORD_KEY_MISSING: 'a key that must be given is not there',
  ACCORD_KEY_TWICE: 'a key or an id is given twice',
  ACCORD_WORD_UNKNOWN: 'the word is not in its closed vocabulary',
  ACCORD_VALUE: 'a value cannot be read or is out of range',
  ACCORD_FORM: 'the clause has no form, or two',
  ACCORD_NAME_UNDEFINED: 'a name that nothing defines',
  ACCORD_PERIOD: 'a period ends before it starts',
  ACCORD_CLOCKS: 'a change of clocks skips or repeats the time',
  ACCORD_AREA_CIRCLE: 'areas are defined by one another in a circle',
  ACCORD_AREA_VERSIONS: 'two versions of one feature hold at the same time',
  ACCORD_CIRCLE: 'groups hold one another, or accords extend one another, in a circle',
  ACCORD_TERM: 'a party reads a clause whose term nobody has defined for it',
  ACCORD_LIST_VERSIONS: 'two versions of one list hold at the same time',
  ACCORD_LIST_ENTRY: 'an entry does not fit its list, or the list the rule that names it',
  ACCORD_AREA_EMPTY: 'the area holds no place at all',
  ACCORD_HEIGHTS: 'floor and ceiling do not go together',
  ACCORD_NO_EXAMPLE: 'no example shows what the clause means, or one of its verdicts',
  ACCORD_VETO: 'whoever is accused can keep a body from deciding',
  ACCORD_QUORUM: 'a body can never meet its quorum',
  ACCORD_NO_REMEDY: 'nothing says what follows a breach',
  ACCORD_TERM_OPEN: 'a condition turns on a term whose meaning nobody has agreed',
  ACCORD_DEADLINE: 'a deadline that nothing can meet',
  ACCORD_FALLBACK_CIRCLE: 'bodies fall to one another when they do not decide',
  ACCORD_ACTIVATION_CIRCLE: 'what waits for itself can never begin',
  ACCORD_CONFLICT: 'one clause takes away all that another allows, or no speed keeps both',
  ACCORD_EXCEPTION_IDLE: 'the exception can never apply',
  ACCORD_EXCEPTION_WHOLE: 'exceptions leave nothing of the rule',
  ACCORD_AREA_GAP: 'an area does not exist for a part of the time that a clause needs it',
  ACCORD_NEVER_IN_FORCE: 'the clause is never in force',
  ACCORD_HEIGHTS_LEFT_BEHIND: 'an area is made of one with heights but says none itself',
} as const;
export type AccordProblemCode = keyof typeof ACCORD_PROBLEMS;

export const problem = (code: AccordProblemCode, place: Place, message: string, mend?: string): Problem => ({
  code,
  message,
  place,
  ...(mend === undefined ? {} : { mend }),
});
