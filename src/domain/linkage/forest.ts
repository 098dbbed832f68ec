/** Sets of records that grow together, and pairs of records that must stay apart. */

/** Disjoint sets; the root of a set is its lowest record. */
export class Forest {
  readonly parent: Int32Array;

  constructor(size: number, parent?: Int32Array) {
    this.parent = parent ?? new Int32Array(size);
    if (parent === undefined) for (let i = 0; i < size; i++) this.parent[i] = i;
  }

  copy(): Forest {
    return new Forest(0, this.parent.slice());
  }

  find(record: number): number {
    let root = record;
    while (this.parent[root] !== root) root = this.parent[root]!;
    for (let at = record; at !== root; ) {
      const next = this.parent[at]!;
      this.parent[at] = root;
      at = next;
    }
    return root;
  }

  join(a: number, b: number): void {
    const x = this.find(a);
    const y = this.find(b);
    if (x < y) this.parent[y] = x;
    else this.parent[x] = y;
  }
}

/** Pairs that must stay apart. */
export interface Apart {
  readonly pairs: readonly (readonly [number, number])[];
  readonly of: ReadonlyMap<number, readonly number[]>;
  forbids(rootA: number, rootB: number, forest: Forest): boolean;
}

/** Pairs a0, b0, a1, b1, … that must stay apart, but for those that must be together. */
export function apartPairs(cannotLink: Int32Array | undefined, must: Forest): Apart {
  const pairs: [number, number][] = [];
  const of = new Map<number, number[]>();
  for (let i = 0; i + 1 < (cannotLink?.length ?? 0); i += 2) {
    const a = cannotLink![i]!;
    const b = cannotLink![i + 1]!;
    if (must.find(a) === must.find(b)) continue;
    pairs.push([a, b]);
    of.set(a, [...(of.get(a) ?? []), b]);
    of.set(b, [...(of.get(b) ?? []), a]);
  }
  const forbids = (rootA: number, rootB: number, forest: Forest): boolean =>
    pairs.some(([a, b]) => {
      const x = forest.find(a);
      const y = forest.find(b);
      return (x === rootA && y === rootB) || (x === rootB && y === rootA);
    });
  return { pairs, of, forbids };
}
