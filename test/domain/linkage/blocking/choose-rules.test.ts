import { describe, expect, it } from 'vitest';
import type { Atom } from '../../../../src/domain/linkage/blocking/atom.js';
import { chooseRules } from '../../../../src/domain/linkage/blocking/choose-rules.js';
import { possibleRules, ruleKeys } from '../../../../src/domain/linkage/blocking/rules.js';
import { inlineCarrier } from '../../../../src/runtime/inline.js';

const atom = (name: string, attribute: string, keys: readonly (readonly number[])[], onlyCombined = false): Atom => ({
  name,
  attribute,
  onlyCombined,
  keys: (records) =>
    keys.map((slot) => Int32Array.from(records === null ? slot : Array.from(records, (r) => slot[r]!))),
});

const COUNT = 400;
const numbers = (f: (record: number) => number): number[] => Array.from({ length: COUNT }, (_, i) => f(i));
// Records 2e and 2e + 1 are of one entity.
const entity = (record: number): number => record >> 1;
/** Agrees for even entities only. */
const email = atom('e-mail', 'e-mail', [numbers((i) => (entity(i) % 2 === 0 ? 1 + entity(i) : 1000 + i))]);
/** Agrees for entities divisible by three. */
const phone = atom('phone', 'phone', [numbers((i) => (entity(i) % 3 === 0 ? 1 + entity(i) : 5000 + i))]);
/** Ten cities. */
const city = atom('city', 'area', [numbers((i) => 1 + (entity(i) % 10))], true);
const name = atom('name', 'name', [numbers((i) => 1 + (entity(i) % 17))]);
/** Everybody has it. */
const country = atom('country', 'country', [numbers(() => 7)]);

const options = {
  records: null,
  count: COUNT,
  blockLimit: 2000,
  trialBudget: 25,
  ruleBudget: 10,
  keptBudget: 25,
  keysOf: async (atoms: readonly Atom[], records: Int32Array | null) => atoms.map(({ keys }) => keys(records)),
  carrier: inlineCarrier(),
  judge: async (first: Int32Array, second: Int32Array) =>
    Float64Array.from(first, (a, i) => (entity(a) === entity(second[i]!) ? 1 : 0)),
};

describe('chooseRules', () => {
  it('keeps rules that find matches no other finds, and leaves those out that only cost', async () => {
    const chosen = await chooseRules([email, phone, city, name, country], options);
    const kept = chosen.rules.map(({ rule }) => rule.name);
    // 170 combinations of city and name hold every pair, so with them nothing else is needed.
    expect(kept).toEqual(['city & name']);
    expect(chosen.matchesOnTrial).toBe(COUNT / 2);
    expect(chosen.matchesKept).toBe(COUNT / 2);
    expect(chosen.tooLarge.map(({ rule }) => rule.name)).toContain('country');
  });

  it('takes several rules where each finds its own, and says what only each finds and what is lost', async () => {
    const chosen = await chooseRules([email, phone], options);
    expect(new Set(chosen.rules.map(({ rule }) => rule.name))).toEqual(new Set(['e-mail', 'phone']));
    const of = (rule: string) => chosen.rules.find((r) => r.rule.name === rule)!;
    expect(of('e-mail').pairs).toBe(100);
    expect(of('e-mail').onlyHere).toBe(66); // even, not divisible by three
    expect(of('phone').onlyHere).toBe(33); // divisible by three, odd
    expect(chosen.matchesKept).toBe(133);
  });

  it('scales what a sample shows to the whole file', async () => {
    const records = Int32Array.from({ length: COUNT / 2 }, (_, i) => i);
    const chosen = await chooseRules([email, phone], { ...options, records });
    expect(chosen.sample).toBe(COUNT / 2);
    expect(chosen.rules.find(({ rule }) => rule.name === 'e-mail')!.pairs).toBe(4 * 50);
  });
});

describe('possibleRules', () => {
  it('combines atoms of different attributes, and takes none alone that may only be combined', () => {
    const given = atom('given', 'given', [numbers((i) => i)]);
    const rules = possibleRules([city, name, given], () => 1).map((rule) => rule.name);
    expect(rules).toEqual(['name', 'given', 'city & name', 'city & given']);
  });

  it('has no key where one of the atoms has none, and one for each pair of slots', () => {
    const one = atom('one', 'a', [[1, 0, 3]]);
    const two = atom('two', 'b', [
      [4, 5, 0],
      [6, 0, 0],
    ]);
    const keys = ruleKeys({ name: '', atoms: [one, two] }, (a) => a.keys(null));
    expect(keys.length).toBe(2);
    expect(keys.map((slot) => Array.from(slot, (key) => key !== 0))).toEqual([
      [true, false, false],
      [true, false, false],
    ]);
    expect(keys[0]![0]).not.toBe(keys[1]![0]);
  });
});
