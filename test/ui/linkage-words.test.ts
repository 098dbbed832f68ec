import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMPARISONS } from '../../src/domain/linkage/comparisons/index.js';
import { KINDS } from '../../src/domain/linkage/organizations/keys.js';
import { LADDERS } from '../../src/domain/linkage/organizations/levels.js';
import { linkageWord } from '../../src/ui/linkage-words.js';

const isChinese = (text: string) => /\p{Script=Han}/u.test(text) && !/[a-z]{3,}/.test(text);

/** Names that stand as literals in the code of linkage: of classes of pairs, and of what blocking rules are made of. */
function namesInCode(folder: string): string[] {
  const root = new URL(`../../src/domain/linkage/${folder}/`, import.meta.url);
  const files = readdirSync(root).filter((name) => name.endsWith('.ts'));
  return files.flatMap((name) => {
    const code = readFileSync(new URL(name, root), 'utf8');
    return [...code.matchAll(/(?:\bname: |(?:code|value|deletion)Atom\(\s*|\bpart\()'([^']+)'/g)].map(
      ([, word]) => word as string,
    );
  });
}

test('every word of linkage has a Chinese one', () => {
  const levels = Object.values(COMPARISONS).flatMap(({ kind }) => [kind.name, ...kind.labels]);
  const ladders = Object.values(LADDERS).flatMap(({ name, labels }) => [name, ...labels]);
  const named = [...namesInCode('people'), ...namesInCode('organizations')];
  expect(named).toContain('same household');
  expect(named).toContain('any name by sound');
  expect(named).toContain('sister companies');
  const words = new Set([...levels, ...ladders, ...KINDS, ...named]);
  expect(words.size).toBeGreaterThan(100);
  expect([...words].filter((word) => !isChinese(linkageWord(word, 'zh')))).toEqual([]);
});

test('rules are put together from their parts, fields have their label, columns of the user stay', () => {
  expect(linkageWord('any name by sound & city by sound', 'zh')).toBe('任一名字的读音 + 城市读音');
  expect(linkageWord('any name by sound & city by sound', 'en')).toBe('any name by sound & city by sound');
  expect(linkageWord('nationalId with a character left out', 'zh')).toBe('身份证号略去一个字符');
  expect(linkageWord('nationalId with a character left out', 'en')).toBe(
    'national identity number with a character left out',
  );
  expect(linkageWord('wechat', 'en')).toBe('WeChat');
  expect(linkageWord('会员号', 'en')).toBe('会员号');
});
