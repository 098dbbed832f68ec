import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchWords, type WordMatch } from '../../../../src/domain/linkage/organizations/match-words.js';
import { nameFeatures } from '../../../../src/domain/linkage/organizations/name-features.js';
import { editsUpTo, mayMatch, softMatch, TokenCounter } from '../../../../src/domain/linkage/organizations/tokens.js';

describe('softMatch', () => {
  it.each([
    ['logistics', 'logistic'],
    ['international', 'intl'],
    ['center', 'centre'],
    ['association', 'assoc'],
    ['sanders', 'sandres'],
    ['consulting', 'consultnig'],
    ['远望', '远望科技'],
    ['瑞海思', '瑞海恩'],
  ])('%s ~ %s', (a, b) => expect(softMatch(a, b)).toBeGreaterThan(0.4));

  it.each([
    ['oak', 'elm'],
    ['123', '124'],
    ['north', 'south'],
    ['达信', '海信'],
    ['a', 'ab'],
  ])('%s is not %s', (a, b) => expect(softMatch(a, b)).toBe(0));

  it('words that many values have are no misspellings of each other, but other spellings', () => {
    expect(softMatch('biology', 'geology')).toBeGreaterThan(0.4);
    expect(softMatch('biology', 'geology', false)).toBe(0);
    expect(softMatch('ross', 'rose', false)).toBe(0);
    expect(softMatch('centre', 'center', false)).toBeGreaterThan(0.4);
    const counter = new TokenCounter();
    for (let i = 0; i < 6; i++) counter.add(['biology', `b${i}`]);
    counter.add(['biolgy']);
    const { known, texts } = counter.finish();
    expect(texts.filter((_, word) => known[word] === 1)).toEqual(['biology']);
  });

  it('is the same both ways', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcenrst海天'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(softMatch(a, b)).toBe(softMatch(b, a));
      }),
    );
  });
});

describe('mayMatch', () => {
  it('never rules out words that match', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefghij海天1'), minLength: 1, maxLength: 9 });
    let matched = 0;
    const change = fc.tuple(word, fc.nat(8), fc.constantFrom('', 'x', 'ab'));
    fc.assert(
      fc.property(change, word, ([a, at, insert], other) => {
        for (const b of [a.slice(0, at) + insert + a.slice(at + 1), other]) {
          if (a === b || b === '' || softMatch(a, b) === 0) continue;
          matched++;
          const counter = new TokenCounter();
          counter.add([a, b]);
          const { letters } = counter.finish();
          expect(mayMatch(letters[1]!, letters[2]!)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
    expect(matched).toBeGreaterThan(50);
  });
});

describe('editsUpTo', () => {
  const naive = (a: string, b: string): number => {
    const d = Array.from({ length: a.length + 1 }, (_, i) =>
      Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
    );
    for (let i = 1; i <= a.length; i++) {
      for (let j = 1; j <= b.length; j++) {
        d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1);
      }
    }
    return d[a.length]![b.length]!;
  };

  it('equals the plain table, up to the limit', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
        expect(editsUpTo(a, b, most)).toBe(Math.min(naive(a, b), most + 1));
      }),
    );
  });
});

describe('matchWords', () => {
  const match = (a: string, b: string, others: readonly string[] = []): WordMatch & { dice: number } => {
    const counter = new TokenCounter();
    const [x, y] = [counter.add(a.split(' ')), counter.add(b.split(' '))];
    for (const other of others) counter.add(other.split(' '));
    const out: WordMatch = { matched: 0, shared: 0, totalA: 0, totalB: 0, replaced: 0, beginsAlike: false };
    matchWords(counter.finish(new Set(), new Set(['inc', 'ltd', 'co', 'the'])), x, y, true, out);
    return { ...out, dice: (2 * out.matched) / (out.totalA + out.totalB) };
  };
  const OTHERS = ['blue inc', 'red inc', 'green inc', 'star inc', 'moon inc', 'lake inc', 'hill inc'];

  it('makes words of every name nearly weightless', () => {
    expect(match('vellano inc', 'vellano', OTHERS).dice).toBeGreaterThan(0.9);
    expect(match('vellano inc', 'tormar inc', OTHERS).dice).toBeLessThan(0.25);
  });

  it('matches words written together and initials', () => {
    expect(match('sunny day care', 'sunny daycare', OTHERS).dice).toBeGreaterThan(0.9);
    expect(match('ymca chicago', 'young mens christian association chicago', OTHERS).dice).toBeGreaterThan(0.7);
  });

  it('sees words in the place of others, legal forms passed over', () => {
    expect(match('vellano trading inc', 'vellano logistics ltd', OTHERS).replaced).toBeGreaterThan(2);
    expect(match('vellano', 'vellano logistics', OTHERS).replaced).toBe(0);
    expect(match('north vellano', 'vellano south', OTHERS).replaced).toBe(0);
    expect(match('vellano logistics', 'vellano logistisc', OTHERS).replaced).toBe(0);
    expect(match('vellano inc', 'vellano ltd', OTHERS).replaced).toBe(0);
  });

  it('tells names that begin alike, articles passed over', () => {
    expect(match('vellano trading inc', 'the vellano logistics', OTHERS)).toMatchObject({ beginsAlike: true });
    expect(match('vellano trading inc', 'the vellano logistics', OTHERS).replaced).toBeGreaterThan(2);
    expect(match('tormar trading', 'vellano trading', OTHERS)).toMatchObject({ beginsAlike: false });
  });

  it('takes no legal form for the beginning of a word', () => {
    const [co, none] = ['vellano roofing co', 'vellano roofing'].map((name) =>
      match(name, 'vellano construction', OTHERS),
    );
    expect(co!.dice).toBeCloseTo(none!.dice, 1);
    expect(match('vellano insurance', 'vellano bakery inc', OTHERS).replaced).toBeGreaterThan(2);
  });

  it('is symmetric', () => {
    const text = fc
      .array(fc.constantFrom('day', 'care', 'daycare', 'acme', 'acm', 'north', 'norht', 'nc', '12'), {
        minLength: 1,
        maxLength: 5,
      })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [match(a, b, OTHERS), match(b, a, OTHERS)];
        expect(x.matched).toBeCloseTo(y.matched, 5);
        expect(x.totalA).toBeCloseTo(y.totalB, 5);
        expect(x.replaced).toBeCloseTo(y.replaced, 5);
      }),
    );
  });
});

describe('nameFeatures', () => {
  it('passes over words between others', () => {
    const values = ['', 'The Vellano Trading Company', 'Vellano and Tormar Logistics'];
    const column = { field: 'organization', group: 1, header: '', codes: Int32Array.of(1, 2), values } as const;
    const { index } = nameFeatures(2, column)!;
    const passed = index.texts.filter((_, word) => index.forms[word] === 1);
    expect(passed.sort()).toEqual(['and', 'company', 'the']);
  });
});
