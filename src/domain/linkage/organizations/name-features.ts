/**
 * Names of organizations, taken apart once per distinct value: words with what they tell, legal forms that tell next to
 * nothing, and the mark of a branch (`…北京分公司`), which says which one it is and not
 * what it is called.
 */

import { latinFormAtEnd } from '../../normalize/organization/legal-forms.js';
import type { ValueColumn } from '../record-table.js';
import { type Coded, coded } from './coded.js';
import { readHanName } from './han-names.js';
import { commonPieces, cutHan, foldText, isHanRun, joinInitials, wordsOf } from './texts.js';
import { TokenCounter, type TokenIndex } from './tokens.js';

/** Names by code: their words, the word that tells most, whether the name is that of a holding, and of which branch. */
export interface NameFeatures extends Coded {
  readonly index: TokenIndex;
  readonly words: readonly Int32Array[];
  readonly rarest: Int32Array;
  readonly holding: Uint8Array;
  /** A number for each mark of a branch; 0 where the name has none. */
  readonly branch: Int32Array;
  /** Share of the names that end with a legal form: they are those of companies, and not of shops or sites. */
  readonly withForm: number;
}

/** Words between others: written or left out, they tell nothing. */
const LITTLE_WORDS: readonly string[] = ['the', 'and', 'of', 'und', 'et', 'y'];

const HOLDING = /(?:^|\s)(?:holding|holdings|parent|group)(?:\s|$)|控股|集团/u;

/** The names of a column. */
export function nameFeatures(count: number, column: ValueColumn | null): NameFeatures | null {
  const folded = coded(count, column, foldText);
  if (folded === null) return null;
  const marks = folded.values.map(() => '');
  const parts = folded.values.map((value) => wordsOf(value).map((word) => (isHanRun(word) ? readHanName(word) : word)));
  const common = commonPieces(
    parts.map((list) => list.map((part) => (typeof part === 'string' ? '' : part.rest)).join(' ')),
  );
  const counter = new TokenCounter();
  const places = new Set<string>();
  const forms = new Set<string>(LITTLE_WORDS);
  let withForm = 0;
  const words = parts.map((list, code) => {
    if (code === 0) return new Int32Array();
    const texts = list.flatMap((part) => {
      if (typeof part === 'string') return [part];
      if (part.place !== '') places.add(part.place);
      if (part.form !== '') forms.add(part.form);
      marks[code] += part.branch;
      return [part.place, ...cutHan(part.rest, common), part.form, part.branch].filter((text) => text !== '');
    });
    const joined = joinInitials(texts);
    const form = latinFormAtEnd(joined);
    if (form !== null || list.some((part) => typeof part !== 'string' && part.form !== '')) withForm++;
    if (form !== null) for (const word of joined.slice(-form.words)) forms.add(word);
    return counter.add(joined);
  });
  const index = counter.finish(places, forms);
  const numbers = new Map<string, number>([['', 0]]);
  return {
    ...folded,
    index,
    words,
    rarest: rarestOf(words, index),
    withForm: withForm / Math.max(1, folded.values.length - 1),
    holding: Uint8Array.from(folded.values, (value) => (HOLDING.test(value) ? 1 : 0)),
    branch: Int32Array.from(marks, (mark) => {
      const number = numbers.get(mark) ?? numbers.size;
      numbers.set(mark, number);
      return number;
    }),
  };
}

/** The word of each list that tells most. */
export function rarestOf(words: readonly Int32Array[], index: TokenIndex): Int32Array {
  return Int32Array.from(words, (list) => {
    let best = 0;
    for (const word of list) {
      if (index.loose[word] === 1 && list.length > 1) continue;
      if (best === 0 || index.bits[word]! > index.bits[best]!) best = word;
    }
    return best;
  });
}
