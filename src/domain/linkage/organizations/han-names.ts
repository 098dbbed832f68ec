/**
 * Places in Chinese company names. One and the same company is 厦门达宏电子有限公司, 达宏（厦门）电子有限公司 and
 * 达宏电子有限公司: the place before the core may stand in brackets or be left out, while the place of a branch (…北京分公司)
 * says which branch it is.
 */

import { stemOf } from '../../normalize/postal-address/china/names.js';
import { allRegions } from '../../normalize/postal-address/china/regions.js';

/** A run of Han characters of a name. */
export interface HanName {
  /** Stem of the place it begins with, '' where there is none. */
  readonly place: string;
  /** What is left between place and legal form. */
  readonly rest: string;
  /** Legal form (`有限公司`), '' where there is none. */
  readonly form: string;
  /** The branch with its place (`北京分公司`), '' where there is none. */
  readonly branch: string;
}

/** Were it left to the pieces that many names have, a trade and its form (`化工有限公司`) would be one piece. */
const FORM = /(?:集团)?(?:股份)?有限(?:责任)?公司$|集团公司$|股份公司$|总公司$|(?<!分)公司$|集团$/u;
const BRANCH = /分公司$|分店$|分行$|支行$|办事处$/u;
const LONGEST_PLACE = 6;
const SHORTEST_REST = 2;

let places: ReadonlyMap<string, string> | null = null;

/** Names of provinces, cities and towns of county rank, with and without rank → stem. */
function placeNames(): ReadonlyMap<string, string> {
  if (places !== null) return places;
  const made = new Map<string, string>();
  for (const { name, level } of allRegions()) {
    if (level === 3 && !name.endsWith('市')) continue;
    const stem = stemOf(name);
    made.set(name, stem);
    if (stem.length >= 2) made.set(stem, stem);
  }
  places = made;
  return made;
}

/** Takes a run of simplified Han characters apart. A run that is a place only has no rest. */
export function readHanName(run: string): HanName {
  const names = placeNames();
  const whole = names.get(run);
  if (whole !== undefined) return { place: whole, rest: '', form: '', branch: '' };
  const found = BRANCH.exec(run);
  let branch = '';
  let rest = run;
  if (found !== null) {
    for (let length = Math.min(LONGEST_PLACE, found.index); length >= 2 && branch === ''; length--) {
      const stem = names.get(run.slice(found.index - length, found.index));
      if (stem === undefined) continue;
      branch = stem + found[0];
      rest = run.slice(0, found.index - length);
    }
  }
  let form = FORM.exec(rest)?.[0] ?? '';
  // What stands behind a place in brackets may be the form alone: 达宏（厦门）有限公司.
  const formAlone = rest === form && form.includes('有限');
  if (!formAlone && rest.length < form.length + SHORTEST_REST) form = '';
  rest = rest.slice(0, rest.length - form.length);
  for (let length = Math.min(LONGEST_PLACE, rest.length - SHORTEST_REST); length >= 2; length--) {
    const stem = names.get(rest.slice(0, length));
    if (stem !== undefined) return { place: stem, rest: rest.slice(length), form, branch };
  }
  return { place: '', rest, form, branch };
}
