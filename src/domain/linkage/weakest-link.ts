/** The link that holds a cluster together least: without it the cluster would be two. */
import { Forest } from './forest.js';

/** A pair of records with its match weight (any unit). */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/**
 * The lightest edge of the maximum spanning forest of the links (Kruskal 1956): every other path between its two ends goes
 * over a lighter link or there is none. Null without links. Ties: the first in the order given.
 */
export function weakestLink<L extends Link>(links: readonly L[]): L | null {
  const numbers = new Map<number, number>();
  const numberOf = (record: number): number => {
    const known = numbers.get(record) ?? numbers.size;
    numbers.set(record, known);
    return known;
  };
  const ends = links.map(({ a, b }) => [numberOf(a), numberOf(b)] as const);
  const forest = new Forest(numbers.size);
  const order = [...links.keys()].sort((x, y) => links[y]!.weight - links[x]!.weight || x - y);
  let weakest: L | null = null;
  for (const i of order) {
    const [a, b] = ends[i]!;
    if (forest.find(a) === forest.find(b)) continue;
    forest.join(a, b);
    weakest = links[i]!;
  }
  return weakest;
}
