/**
 * Beginnings of addresses whose divisions were found before (`江苏省南京市栖霞区`): most customers live in few places, written
 * in few ways. A beginning is kept where its reading hangs on nothing behind it but on a few conditions (`isPlainAt`), which
 * are asked of each text: then the answer is the one that reading anew gives.
 */
import { isInstitutionAt, isNameOfThing } from './follow.js';
import { ASKED_INSTITUTION, ASKED_THING, BEFORE, endWatch, standsAt, watchEdge } from './look-ahead.js';
import { namesAt } from './names.js';
import { followAll, isLargePlace, isZone, isZoneNameAt, type Path } from './region-paths.js';
import { isWithin, type Region } from './regions.js';
import { skipSeparators } from './separators.js';
import { mayBeTownAt, readTown, townHint } from './towns.js';

export interface KnownDivisions {
  /** The beginning, up to the end of the last name. */
  readonly text: string;
  readonly region: Region;
  /** As in `RegionReading`. */
  readonly named: number;
  readonly renamed: boolean;
  /** What the reading depends on at the end of the text, and one character before it. */
  readonly conditions: Conditions;
}

interface Conditions {
  /** Divisions that the ways up to there have reached: no name that fits one of them may go on there. */
  readonly reached: readonly Region[];
  /** Divisions of lesser ways that end with the text, or one character earlier: no town of theirs may stand there. */
  readonly rivals: readonly Region[];
  readonly left: readonly Region[];
  /** Questions of `look-ahead.ts` to which the answer must be no. */
  readonly asked: number;
}

/** Places in pairs: a beginning may stand in either of two. */
const SLOTS = 1 << 14;
const kept: (KnownDivisions | undefined)[] = new Array(SLOTS);
/** Hash of the beginning that was last met at a slot: what is met once is not worth keeping. */
const met = new Int32Array(SLOTS);
/** Hash of the beginning that was last read alone at a slot in vain: what hangs on what stands behind it does so every time. */
const refused = new Int32Array(SLOTS);
/** 1 for the characters that what is kept ends with. */
const endsOne = new Uint8Array(0x10000);
let longest = 0;
/** What was kept, and how often it was of use. Where addresses are from everywhere, keeping more than this does not pay. */
let made = 0;
let used = 0;
const MADE_ON_TRIAL = 2000;
const LONGEST = 40;

/** The hash of a text is made on the way through it. */
const hashed = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);
const slotOf = (hash: number): number => (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 12) & (SLOTS - 1);

/** What is known of the beginning of `text` (simplified characters), or null: then it has to be read. */
export function knownDivisions(text: string): KnownDivisions | null {
  const most = Math.min(text.length, longest);
  let found: KnownDivisions | null = null;
  let hash = 0;
  for (let i = 0; i < most; i++) {
    const unit = text.charCodeAt(i);
    // No name of a division holds a digit.
    if (unit >= 0x30 && unit <= 0x39) break;
    hash = hashed(hash, unit);
    if (endsOne[unit] === 0) continue;
    const slot = slotOf(hash);
    found = standingAt(slot, text, i + 1) ?? standingAt(slot ^ 1, text, i + 1) ?? found;
  }
  if (found === null || !goesOnPlainly(text, found.text.length, found.conditions)) return null;
  used++;
  return found;
}

function standingAt(slot: number, text: string, length: number): KnownDivisions | null {
  const one = kept[slot];
  return one !== undefined && one.text.length === length && text.startsWith(one.text) ? one : null;
}

function goesOnPlainly(text: string, end: number, { reached, rivals, left, asked }: Conditions): boolean {
  if (skipSeparators(text, end - 1) !== end - 1) return false;
  if (!isPlainAt(text, end, asked, reached) || !isPlainAt(text, end - 1, asked >> BEFORE, reached)) return false;
  for (const region of left) if (end < text.length && mayBeTownAt(text, end - 1, region)) return false;
  for (const region of rivals) if (mayBeTownAt(text, skipSeparators(text, end), region)) return false;
  return true;
}

/** True when no name of a division goes on at `at`, no zone, and nothing that was asked for. */
function isPlainAt(text: string, at: number, asked: number, reached: readonly Region[]): boolean {
  const next = skipSeparators(text, at);
  if (next >= text.length) return true;
  if (text.charAt(next) === '县' || isZoneNameAt(text, next)) return false;
  for (const name of namesAt(text, next)) {
    if (!standsAt(text, name.text, next)) continue;
    // 上海路 in 青岛市: a name that does not fit is none, unless it is one that contradicts.
    if (name.kind === 'full' && name.text.length > 2) return false;
    for (const region of reached) if (isRelated(region, name.region)) return false;
  }
  if ((asked & ASKED_INSTITUTION) !== 0 && isInstitutionAt(text, at)) return false;
  return (asked & ASKED_THING) === 0 || !isNameOfThing(text, at);
}

/** True when one lies within the other, or both within a place that has zones without a code. */
function isRelated(a: Region, b: Region): boolean {
  return isWithin(a, b) || isWithin(b, isZone(a) ? (a.parent as Region) : a);
}

/** A character of which nothing begins. */
const NOTHING = '\ue000';
/** Characters before which no name of a town ends. */
const CLOSED = '市县区';
/** What the postal code and the kind of characters may add to a score. */
const MOST_PREFERENCE = 4;

/** Keeps the beginning of a text whose ways of being read are `leaves`, from its second time on. */
export function keepDivisions(text: string, leaves: readonly Path[]): void {
  if (made > MADE_ON_TRIAL && made > used) return;
  let end = 0;
  for (const leaf of leaves) if (leaf.end > end) end = leaf.end;
  if (end < 2 || end > LONGEST) return;
  let hash = 0;
  for (let i = 0; i < end; i++) hash = hashed(hash, text.charCodeAt(i));
  const slot = slotOf(hash);
  if (met[slot] !== hash) {
    met[slot] = hash;
    return;
  }
  if (refused[slot] === hash) return;
  made++;
  const one = readAlone(`${text.slice(0, end)}${NOTHING}`, end);
  if (one === null) {
    refused[slot] = hash;
    return;
  }
  kept[kept[slot] === undefined || kept[slot ^ 1] !== undefined ? slot : slot ^ 1] = one;
  endsOne[text.charCodeAt(end - 1)] = 1;
  longest = Math.max(longest, end);
}

/** The reading of a beginning with nothing behind it, or null where the reading would hang on what stands there. */
function readAlone(text: string, end: number): KnownDivisions | null {
  const leaves: Path[] = [];
  watchEdge(end);
  const ways = followAll(text, leaves);
  const winner = bestAlone(text, end, leaves);
  const asked = endWatch();
  if (asked < 0 || winner === null || winner.region === null) return null;
  const near = ways.filter((way) => way.end >= end - 1 && way.region !== null).map(({ region }) => region as Region);
  const regionsAt = (place: number): Region[] =>
    leaves
      .filter((leaf) => leaf !== winner && leaf.end === place && leaf.region !== null)
      .map(({ region }) => region as Region);
  const left = regionsAt(end - 1);
  const conditions = { reached: [...new Set(near)], rivals: regionsAt(end), left, asked };
  if (!goesOnPlainly(text, end, conditions) || (left.length > 0 && !CLOSED.includes(text.charAt(end - 1)))) return null;
  const { region, named, renamed } = winner;
  return { text: text.slice(0, end), region, named, renamed, conditions };
}

/**
 * The way that goes up to `end` and is better than all others whatever the postal code. A town behind it only adds to its
 * score; to one that goes as far it adds no more, as long as the town is none of the table (`rivals`).
 */
function bestAlone(text: string, end: number, leaves: readonly Path[]): Path | null {
  let winner: Path | null = null;
  for (const leaf of leaves) if (leaf.end === end && (winner === null || leaf.score > winner.score)) winner = leaf;
  if (winner === null || winner.region === null) return null;
  // A name without suffix, alone and of a small place, stands only before some words.
  if (winner.steps === 1 && winner.kind === 'short' && !isLargePlace(winner.region)) return null;
  for (const leaf of leaves) {
    if (leaf === winner || leaf.region === null) continue;
    const at = skipSeparators(text, leaf.end);
    const town = readTown(text, at, leaf.region);
    const more =
      town === null ? townHint(text, at, leaf.region) * 2 : (town.end - at) * (town.regions.length > 0 ? 8 : 1);
    if (leaf.score * 4 + more + MOST_PREFERENCE >= winner.score * 4) return null;
  }
  return winner;
}
