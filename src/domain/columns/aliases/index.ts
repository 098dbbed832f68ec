/**
 * Header words → fields. One table per language; a word may stand for several fields (`name`, `title`, `address`): then
 * the values of the column decide.
 */
import { toSimplified } from '../../normalize/han.js';
import type { AliasTable, AliasTarget } from './alias-table.js';
import { CHINESE } from './chinese.js';
import { ENGLISH } from './english.js';
import { EUROPEAN } from './european.js';
import { JAPANESE } from './japanese.js';
import { KOREAN } from './korean.js';
import { RUSSIAN } from './russian.js';

export type { AliasTarget } from './alias-table.js';

const TABLES: readonly AliasTable[] = [ENGLISH, CHINESE, EUROPEAN, JAPANESE, KOREAN, RUSSIAN];

/** `й` and `ё` as header words have them: without their marks. */
const withoutMarks = (word: string): string => word.replaceAll('й', 'и').replaceAll('ё', 'е');

let index: ReadonlyMap<string, readonly AliasTarget[]> | null = null;

function build(): ReadonlyMap<string, readonly AliasTarget[]> {
  const made = new Map<string, AliasTarget[]>();
  for (const table of TABLES) {
    for (const [target, words] of Object.entries(table) as [AliasTarget, string][]) {
      for (const word of withoutMarks(words).split('|')) {
        const targets = made.get(word);
        if (targets === undefined) made.set(word, [target]);
        else if (!targets.includes(target)) targets.push(target);
      }
    }
  }
  return made;
}

/** What a header's words (see `headerWords`) may stand for, likeliest first; empty when they are unknown. 客戶編號 is 客户编号. */
export function aliasTargets(key: string): readonly AliasTarget[] {
  index ??= build();
  return index.get(key) ?? index.get(toSimplified(key)) ?? [];
}
