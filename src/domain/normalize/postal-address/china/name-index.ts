/**
 * The names of divisions by their characters: which of them stand at a place in a text. All names that begin with one pair
 * of characters lie side by side in one array of code units, longest first, so that a look at a text reads one stretch of
 * memory and makes no string.
 */
import { allNames, type Name } from './names.js';

interface NameIndex {
  /** Pairs of characters, each at a slot by its hash or behind it. */
  readonly pairs: Int32Array;
  /** Where the names of the pair at the same slot begin in `forms`. */
  readonly groups: Int32Array;
  /** For each pair its names, longest first: length, number, the characters from the third on. 0 stands behind the last. */
  readonly forms: Uint16Array;
  /** By the number of a name: the divisions it names. */
  readonly named: readonly (readonly Name[])[];
  /** The same, and behind them those that shorter names at the same place name (江苏 in 江苏省); made when first met. */
  readonly standing: (readonly Name[] | undefined)[];
  /** Letters of provinces. */
  readonly letters: ReadonlyMap<number, readonly Name[]>;
}

const SLOTS = 1 << 13;
const NONE: readonly Name[] = [];

let index: NameIndex | null = null;

const pairAt = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
const slotOf = (pair: number): number => Math.imul(pair ^ (pair >>> 15), 0x2c1b3c6d) >>> 19;

/** Every name that stands at `at`, longest first. */
export function namesAt(text: string, at: number): readonly Name[] {
  index ??= build();
  if (at + 1 >= text.length) return NONE;
  const { pairs, groups, forms } = index;
  const pair = pairAt(text, at);
  let slot = slotOf(pair);
  while (pairs[slot] !== pair) {
    if (pairs[slot] === 0) return NONE;
    slot = (slot + 1) & (SLOTS - 1);
  }
  for (let form = groups[slot] as number; forms[form] !== 0; form += forms[form] as number) {
    if (isFormAt(forms, form, text, at)) return index.standing[forms[form + 1] as number] ?? standingWith(index, form);
  }
  return NONE;
}

/** True when the name at `form` stands at `at`; its first two characters do. */
function isFormAt(forms: Uint16Array, form: number, text: string, at: number): boolean {
  const length = forms[form] as number;
  if (at + length > text.length) return false;
  for (let i = 2; i < length; i++) if (forms[form + i] !== text.charCodeAt(at + i)) return false;
  return true;
}

/** What stands where the name at `first` stands, made for the first time. */
function standingWith({ forms, named, standing }: NameIndex, first: number): readonly Name[] {
  const number = forms[first + 1] as number;
  const made = [...(named[number] as readonly Name[])];
  const { text } = made[0] as Name;
  for (let form = first + (forms[first] as number); forms[form] !== 0; form += forms[form] as number) {
    if (!isFormAt(forms, form, text, 0)) continue;
    for (const name of named[forms[form + 1] as number] as readonly Name[]) {
      const isPart = name.kind === 'short' && made.some((longer) => isWholeOf(longer, name));
      made.push(isPart ? { ...name, isPart } : name);
    }
  }
  standing[number] = made;
  return made;
}

const isWholeOf = (longer: Name, { region, length }: Name): boolean =>
  longer.region === region &&
  longer.length > length &&
  longer.kind !== 'short' &&
  !longer.renamed &&
  !longer.isLandmark;

/** The provinces that the letter at `at` stands for. */
export function letterAt(text: string, at: number): readonly Name[] {
  index ??= build();
  return index.letters.get(text.charCodeAt(at)) ?? NONE;
}

function build(): NameIndex {
  const letters = new Map<number, readonly Name[]>();
  const named: (readonly Name[])[] = [];
  const byPair = new Map<number, number[]>();
  let units = 0;
  for (const [text, names] of allNames()) {
    if (text.length === 1) {
      letters.set(text.charCodeAt(0), names);
      continue;
    }
    const pair = pairAt(text, 0);
    const group = byPair.get(pair);
    if (group === undefined) byPair.set(pair, [named.length]);
    else group.push(named.length);
    named.push(names);
    units += text.length;
  }
  const textOf = (number: number): string => named[number]?.[0]?.text ?? '';
  const pairs = new Int32Array(SLOTS);
  const groups = new Int32Array(SLOTS);
  const forms = new Uint16Array(units + byPair.size);
  let at = 0;
  for (const [pair, group] of byPair) {
    let slot = slotOf(pair);
    while (pairs[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
    pairs[slot] = pair;
    groups[slot] = at;
    for (const number of group.sort((a, b) => textOf(b).length - textOf(a).length)) {
      const text = textOf(number);
      forms[at++] = text.length;
      forms[at++] = number;
      for (let i = 2; i < text.length; i++) forms[at++] = text.charCodeAt(i);
    }
    at++;
  }
  return { pairs, groups, forms, named, standing: new Array(named.length), letters };
}
