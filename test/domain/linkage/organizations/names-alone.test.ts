import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../src/domain/linkage/evaluate.js';
import { explainPair } from '../../../../src/domain/linkage/explain.js';
import { linkRecords } from '../../../../src/domain/linkage/link-records.js';
import { seededRandom } from '../../../../src/domain/linkage/random-pairs.js';
import { inlineCarrier } from '../../../../src/runtime/inline.js';
import { tableOf } from './company-files.js';
import { CITIES, SYLLABLES, TRADES } from './company-words.js';

/** Names of organizations and who each of them is. */
interface Names {
  readonly names: string[];
  readonly entities: number[];
}

const link = (names: readonly string[]) =>
  linkRecords(tableOf(names.map((organization) => ({ organization }))), { seed: 1 }, inlineCarrier());

/** Suppliers of invented names, some written again: cut short, with another legal form, misspelt, in capitals. */
function suppliers(seed: number, size: number, again: number): Names {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const out: Names = { names: [], entities: [] };
  for (let entity = 0; entity < size; entity++) {
    const core = `${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}`;
    const trade = pick(TRADES);
    for (let copy = 0; copy === 0 || random() < again; copy++) {
      const misspelt = `${core.slice(0, 3)}${core.slice(4)}`;
      const writings = [`${core} ${trade} Inc`, `${core} ${trade}, Incorporated`, `${core.toUpperCase()} ${trade}`];
      out.names.push(copy === 0 ? writings[0]! : pick([...writings, `${misspelt} ${trade} Inc.`]));
      out.entities.push(entity);
    }
  }
  return out;
}

/** Hospitals: of a founder's name, some of them there twice, and of the name of a town and a kind, of which each is at many sites. */
function hospitals(seed: number, size: number): Names {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const out: Names = { names: [], entities: [] };
  for (let entity = 0; entity < size; entity++) {
    const kind = `${pick(['Memorial', 'General', 'Mercy', 'Community', 'Veterans'])} Hospital`;
    const founded = random() < 0.4;
    const name = founded ? `${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}` : pick(CITIES);
    for (let copy = 0; copy === 0 || (founded && copy === 1 && random() < 0.3); copy++) {
      out.names.push(`${name} ${kind}`);
      out.entities.push(entity);
    }
  }
  return out;
}

describe('a list of nothing but names', () => {
  it('joins the writings of one organization', async () => {
    const { names, entities } = suppliers(21, 700, 0.4);
    const { clusters } = await link(names);
    const { precision, recall } = evaluate(clusters, entities).pairwise;
    expect(precision).toBeGreaterThan(0.95);
    expect(recall).toBeGreaterThan(0.8);
  });

  it('joins next to nothing where every name is there once', async () => {
    const { names } = suppliers(22, 900, 0);
    const { clusterCount } = await link(names);
    expect(names.length - clusterCount).toBeLessThan(0.01 * names.length);
  });

  it('takes names that are common and repeated for namesakes, where rare names are hardly repeated', async () => {
    const { names, entities } = hospitals(23, 900);
    const { clusters } = await link(names);
    const { precision, recall } = evaluate(clusters, entities).pairwise;
    expect(precision).toBeGreaterThan(0.9);
    expect(recall).toBeGreaterThan(0.9);
  });

  it('explains a pair by the very weight that it was given', async () => {
    const { names } = suppliers(24, 300, 0.4);
    const table = tableOf(names.map((organization) => ({ organization })));
    const { scored, models } = await linkRecords(table, { seed: 1 }, inlineCarrier());
    expect(scored.size).toBeGreaterThan(50);
    for (let i = 0; i < 50; i++) {
      const explanation = explainPair(table, models, scored.a[i]!, scored.b[i]!)!;
      expect(explanation.steps.map(({ kind }) => kind)).toEqual(['name alone']);
      expect(explanation.weight).toBe(scored.weight[i]);
    }
  });
});
