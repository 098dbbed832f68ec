/** Every article and every threat that cim answers has a test that is named after it; the README tells of the others. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What the law asks, by article: one row a duty. */
const ARTICLES = [
  'GDPR 5(1)(e)',
  'GDPR 6',
  'PIPL 13',
  'GDPR 7',
  'PIPL 14–16',
  'GDPR 8',
  'PIPL 31',
  'GDPR 12',
  'GDPR 13–14',
  'PIPL 17',
  'GDPR 15',
  'PIPL 45',
  'CCPA 1798.110',
  'GDPR 16',
  'PIPL 46',
  'CCPA 1798.106',
  'GDPR 17',
  'PIPL 47',
  'CCPA 1798.105',
  'GDPR 18',
  'GDPR 20',
  'GDPR 21',
  'CCPA 1798.120',
  'CCPA 1798.121',
  'GDPR 25',
  'PIPL 51',
  'GDPR 30',
  'GDPR 35',
  'PIPL 54–56',
  'GDPR 32',
  'GDPR 33–34',
  'PIPL 57',
  'CCPA 1798.150',
  'PIPL 28–29',
  'PIPL 23',
  'PIPL 38–39',
  'PIPL 49',
  'CCPA 1798.100',
  'CCPA 1798.130',
  'CCPA § 7101',
];
/** Of these the README says what cim does, which no test can try. */
const TOLD = ['PIPL 24'];
/** Threats by their number: keys 1–6, the machine 7–12, hostile files 13–23, runs 24–29, tampering 30–32, loss 33–34. */
const THREATS = Array.from({ length: 34 }, (_, i) => i + 1);

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
  const named = new Set(LAW_GROUPS.flatMap(articlesIn));
  expect(ARTICLES.filter((article) => !named.has(article))).toEqual([]);
  const readme = readFileSync(new URL('README.md', root), 'utf8');
  expect(TOLD.filter((article) => !readme.includes(`| ${article}`))).toEqual([]);
});

it('every threat has a test named after it, or one that is named there', () => {
  const threats = readFileSync(new URL('test/trust/threats.test.ts', root), 'utf8');
  const titles = [
    ...threats.matchAll(/(?:\bit\(|\[|\bdescribe\('threat )\s*'?(\d+(?:, \d+)*): /g), // tried there
    ...threats.matchAll(/^ {2}'(\d+) [^']+': \[/gm), // tried elsewhere
  ];
  const named = titles.flatMap(([, numbers]) => (numbers as string).split(', ').map(Number));
  expect(THREATS.filter((threat) => !named.includes(threat))).toEqual([]);
});
