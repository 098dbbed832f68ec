/** Work once per distinct value, in bounded memory. */

const MAX_ENTRIES = 20_000;
/** Values longer than this hardly repeat, and weigh. */
const MAX_KEY_LENGTH = 120;
/** After so many look-ups … */
const TRIAL = 5000;
/** … a memo that answered fewer than one in this many is given up: the column's values are all different. */
const WORTH_ONE_IN = 8;

/** From this length on the engine cuts a text out of a larger one without copying it. */
const SLICED_LENGTH = 13;

/** The text on memory of its own: a cell is often a slice, and would keep a whole block of its file in memory. */
function ownCopy(text: string): string {
  return text.length < SLICED_LENGTH ? text : `${text} `.slice(0, -1);
}

/** A function of a text that remembers its answers. Answers are shared between callers: they must be immutable. */
export function memoize<Answer>(compute: (text: string) => Answer): (text: string) => Answer {
  let answers: Map<string, Answer> | null = new Map();
  let asked = 0;
  let answered = 0;
  return (text) => {
    if (answers === null || text.length > MAX_KEY_LENGTH) return compute(text);
    asked++;
    const known = answers.get(text);
    if (known !== undefined) {
      answered++;
      return known;
    }
    const key = ownCopy(text);
    const made = compute(key);
    if (asked === TRIAL && answered * WORTH_ONE_IN < asked) {
      answers = null;
      return made;
    }
    if (answers.size >= MAX_ENTRIES) answers.clear();
    answers.set(key, made);
    return made;
  };
}
