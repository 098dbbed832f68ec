/** `cim evaluate` of scored pairs by threshold, with what `cim dedupe --pairs` writes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyExports, Workplace } from './cim.js';

interface Line {
  weight: number;
  probability: number;
  linked: number;
  precision: number;
  recall: number;
  f1: number;
}

interface Result {
  records: number;
  truePairs: number;
  lost: number;
  thresholds: Line[];
  best: Line;
  worst: Record<'wrong' | 'weak' | 'lost', { a: string; b: string; weight: number | null }[]>;
  pairwise?: object;
}

describe('cim evaluate --pairs', () => {
  const place = new Workplace();
  let result: Result;
  beforeAll(() => {
    copyExports(place);
    place.json(1, 'dedupe', 'hubspot-contacts.csv', '--clusters', 'clusters.csv', '--pairs', 'pairs.csv');
    // The clusters with two of them joined and one record taken out stand for the truth.
    const lines = readFileSync(place.path('clusters.csv'), 'utf8').trimEnd().split('\n');
    const cells = lines.slice(1).map((line) => line.split(',') as [string, string]);
    const truth = cells.map(([id, cluster], i) =>
      i === 0 ? `${id},alone` : `${id},${cluster === '2' ? '1' : cluster}`,
    );
    writeFileSync(place.path('truth.csv'), `record_id,entity_id\n${truth.join('\n')}\n`);
    result = place.json<Result>(0, 'evaluate', '--truth', 'truth.csv', '--pairs', 'pairs.csv');
  });
  afterAll(() => place.remove());

  it('writes each pair once, the heaviest first, with weight and probability', () => {
    const [header, ...lines] = readFileSync(place.path('pairs.csv'), 'utf8').trimEnd().split(/\r?\n/);
    expect(header).toBe('id_a,id_b,weight,probability');
    expect(lines.length).toBeGreaterThan(40);
    const cells = lines.map((line) => line.split(','));
    expect(new Set(cells.map(([a, b]) => `${a} ${b}`)).size).toBe(lines.length);
    const weights = cells.map(([, , weight]) => Number(weight));
    expect(weights).toEqual([...weights].sort((x, y) => y - x));
    for (const [, , weight, probability] of cells)
      expect(Number(probability)).toBeCloseTo(1 / (1 + 2 ** -Number(weight)), 4);
  });

  it('tells precision and recall by threshold, and the best', () => {
    expect(result.thresholds.length).toBeGreaterThan(8);
    const recalls = result.thresholds.map(({ recall }) => recall);
    expect(recalls).toEqual([...recalls].sort((x, y) => y - x));
    expect(result.best.f1).toBe(Math.max(...result.thresholds.map(({ f1 }) => f1)));
    expect(result.best.f1).toBeGreaterThan(0.9);
  });

  it('tells what no threshold brings back, and the worst errors', () => {
    expect(result.lost).toBeGreaterThan(0);
    expect(result.worst.lost.length).toBeGreaterThan(0);
    expect(result.worst.lost.length).toBeLessThanOrEqual(result.lost);
    for (const { weight } of result.worst.lost) expect(weight).toBeNull();
    const text = place.cim('evaluate', '--truth', 'truth.csv', '--pairs', 'pairs.csv').stdout;
    expect(text).toContain('best');
    expect(text).toContain(`${result.lost} of ${result.truePairs} true pairs`);
  });

  it('takes both, and needs one', () => {
    const both = place.json<Result>(
      0,
      'evaluate',
      '--truth',
      'truth.csv',
      '--pairs',
      'pairs.csv',
      '--clusters',
      'clusters.csv',
    );
    expect(both.pairwise).toBeDefined();
    expect(both.thresholds).toEqual(result.thresholds);
    expect(place.cim('evaluate', '--truth', 'truth.csv').stderr).toContain('nothing-to-evaluate');
  });

  it('says which line is no pair', () => {
    for (const [name, line] of [
      ['not-a-pair', '51000001,51000038,heavy'],
      ['pair-repeated', '51000001,51000001,3.0'],
    ] as const) {
      writeFileSync(place.path('bad.csv'), `id_a,id_b,weight\n51000001,51000038,2.5\n${line}\n`);
      const { status, stderr } = place.cim('evaluate', '--truth', 'truth.csv', '--pairs', 'bad.csv');
      expect([status, stderr]).toEqual([2, expect.stringContaining(name)]);
      expect(stderr).toContain('line 3');
    }
  });
});
