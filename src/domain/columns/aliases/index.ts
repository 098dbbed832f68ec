/**
 * Header words → fields. One table per language; a word may stand for several fields (`name`, `title`, `address`): then
 * the values of the column decide.
 */
import { toSimplified } from '../../normalize/han.js';
import { headerWords } from '../header.js';
import type { AliasTable, AliasTarget } from './alias-table.js';
import { CHINESE } from './chinese.js';
import { ENGLISH } from './english.js';
import { EUROPEAN } from './european.js';
import { JAPANESE } from './japanese.js';
import { KOREAN } from './korean.js';
import { RUSSIAN } from './russian.js';
import { WORLD } from './world.js';

export type { AliasTarget } from './alias-table.js';

const TABLES: readonly AliasTable[] = [ENGLISH, CHINESE, EUROPEAN, JAPANESE, KOREAN, RUSSIAN];

/** `й` and `ё` as header words have them: without their marks. */
const withoutMarks = (word: string): string => word.replaceAll('й', 'и').replaceAll('ё', 'е');

/** Letters that are their own, as they are written where only ASCII is at hand. */
const withoutStrokes = (key: string): string =>
  key.replaceAll('đ', 'd').replaceAll('ł', 'l').replaceAll('ı', 'i').replaceAll('ø', 'o');

let index: ReadonlyMap<string, readonly AliasTarget[]> | null = null;

function build(): ReadonlyMap<string, readonly AliasTarget[]> {
  const made = new Map<string, AliasTarget[]>();
  const add = (table: AliasTable, keyOf: (word: string) => string): void => {
    for (const [target, words] of Object.entries(table) as [AliasTarget, string][]) {
      for (const word of words.split('|')) {
        const key = keyOf(word);
        const targets = made.get(key);
        if (targets === undefined) made.set(key, [target]);
        else if (!targets.includes(target)) targets.push(target);
      }
    }
  };
  for (const table of TABLES) add(table, withoutMarks);
  add(WORLD, (word) => headerWords(word).key);
  add(WORLD, (word) => withoutStrokes(headerWords(word).key));
  return made;
}

/** What a header's words (see `headerWords`) may stand for, likeliest first; empty when they are unknown. 客戶編號 is 客户编号. */
export function aliasTargets(key: string): readonly AliasTarget[] {
  index ??= build();
  return index.get(key) ?? index.get(toSimplified(key)) ?? [];
}
