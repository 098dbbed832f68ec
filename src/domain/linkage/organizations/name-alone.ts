/** Likeness of names where there is nothing else: what kind of likeness, and how much the words tell that two names share. */
import type { OrganizationFeatures } from './features.js';
import { ALONE_KINDS, ALONE_RARITIES } from './levels.js';
import { matchWords, newWordMatch } from './match-words.js';
import type { NameFeatures } from './name-features.js';

const STEPS = ALONE_RARITIES.length;
/** Steps of rarity are so many bits wide; names of the first share at least so many bits beyond those that single one out. */
const BITS_OF_STEP = 2;
const FIRST_STEP = 8;
/** The level of names that are not alike. */
export const DIFFERENT = ALONE_KINDS.length * STEPS + 1;
/** Words on both sides that the other has not tell two organizations from so many bits on. */
const CLASH_BITS = 3;

const found = newWordMatch();

/** Level of a pair of names: kind of likeness by rarity. A branch or a holding is another organization. */
export function aloneLevel({ name }: OrganizationFeatures, a: number, b: number): number {
  const [x, y] = [name!.codes[a]!, name!.codes[b]!];
  if (x === 0 || y === 0) return 0;
  if (name!.branch[x] !== name!.branch[y] || name!.holding[x] !== name!.holding[y]) return DIFFERENT;
  matchWords(name!.index, name!.words[x]!, name!.words[y]!, true, found);
  const kind = likeness();
  return kind < 0 ? DIFFERENT : 1 + kind * STEPS + rarityOf(name!, found.matched);
}

/** Which of `ALONE_KINDS` was found, -1 for none. */
function likeness(): number {
  const { matched, shared, totalA, totalB, replaced } = found;
  const dice = (2 * matched) / (totalA + totalB);
  if (dice >= 0.95) return 0;
  const clash = Math.min(totalA - shared, totalB - shared) >= CLASH_BITS;
  if (dice < 0.5 || clash || replaced >= CLASH_BITS) return -1;
  if (dice >= 0.75) return 1;
  return matched / Math.min(totalA, totalB) >= 0.9 ? 2 : 3;
}

/** The step of rarity of words that tell so many bits, in a list of these names. */
export function rarityOf({ values }: NameFeatures, bits: number): number {
  const beyond = bits - Math.log2(Math.max(2, values.length));
  return Math.min(STEPS - 1, Math.max(0, Math.ceil((FIRST_STEP - beyond) / BITS_OF_STEP)));
}

/** Bits beyond those that single out a name, in the middle of a step. */
export const middleOf = (step: number): number => FIRST_STEP - BITS_OF_STEP * step + BITS_OF_STEP / 2;
