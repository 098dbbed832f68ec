/** Every article and every threat that cim answers has a test that is named after it; the README tells of the others. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ARTICLES, ELSEWHERE, THREATS, TOLD } from './rows.js';

const root = new URL('../../', import.meta.url);
/** Names of the groups of tests about the law. */
const LAW_GROUPS = ['law', 'law-enforced'].flatMap((name) =>
  [...readFileSync(new URL(`test/trust/${name}.test.ts`, root), 'utf8').matchAll(/^describe\('([^']+)'/gm)].map(
    ([, title]) => title as string,
  ),
);

/** Articles that a title names, one by one: `GDPR 15, 20 / PIPL 45` names three. */
function articlesIn(title: string): string[] {
  const before = title.slice(0, title.lastIndexOf(':'));
  return before.split(' / ').flatMap((part) => {
    const law = /^(?:GDPR|PIPL|CCPA)/.exec(part)?.[0] ?? '';
    return part
      .slice(law.length)
      .split(',')
      .map((article) => `${law} ${article.trim()}`);
  });
}

it('every article has a test named after it, or is told of in the README', () => {
  const named = new Set<string>(LAW_GROUPS.flatMap(articlesIn));
  expect(ARTICLES.filter((article) => !named.has(article))).toEqual([]);
  const readme = readFileSync(new URL('README.md', root), 'utf8');
  expect(TOLD.filter((article) => !readme.includes(`| ${article}`))).toEqual([]);
});

it('every threat has a test named after it, or one that is named for it', () => {
  const threats = readFileSync(new URL('test/trust/threats.test.ts', root), 'utf8');
  const there = threats.matchAll(/(?:\bit\(|\[|\bdescribe\('threat )\s*'?(\d+(?:, \d+)*): /g);
  const elsewhere = Object.keys(ELSEWHERE).map((title) => Number.parseInt(title, 10));
  const named = [...[...there].flatMap(([, numbers]) => (numbers as string).split(', ').map(Number)), ...elsewhere];
  expect(THREATS.filter((threat) => !named.includes(threat))).toEqual([]);
});
