/** Connected components of the records of a file over all links, in two arrays: there are hundreds of thousands. */
import type { Forest } from './forest.js';

export interface Components {
  /** Root of each record, its own number where it is alone; the lowest record of its component. */
  readonly rootOf: Int32Array;
  /** Records of each root; 0 for records that are no root. */
  readonly sizes: Int32Array;
  /** Members of the components of two records and more, ascending, component after component in the order of their roots. */
  readonly members: Int32Array;
  /** Where each component starts in `members`, and the end. */
  readonly starts: Int32Array;
}

/**
 * The components over links and sets of records that must be together (`must` stays as it is). `linked` are the sets of the
 * links alone, where they are known already; it is used up.
 */
export function components(
  count: number,
  links: { readonly size: number; readonly a: Int32Array; readonly b: Int32Array },
  must: Forest,
  linked?: Forest,
): Components {
  const forest = linked ?? must.copy();
  if (linked === undefined) for (let link = 0; link < links.size; link++) forest.join(links.a[link]!, links.b[link]!);
  else for (let record = 0; record < count; record++) forest.join(record, must.parent[record]!);
  const rootOf = forest.parent;
  const sizes = new Int32Array(count);
  for (let record = 0; record < count; record++) {
    // Roots are the lowest records of their sets: what a parent points to is known already.
    rootOf[record] = rootOf[rootOf[record]!]!;
    sizes[rootOf[record]!]!++;
  }
  let total = 0;
  let groups = 0;
  for (let record = 0; record < count; record++) {
    if (sizes[record]! < 2) continue;
    total += sizes[record]!;
    groups++;
  }
  const starts = new Int32Array(groups + 1);
  const next = new Int32Array(count);
  const members = new Int32Array(total);
  let at = 0;
  let group = 0;
  for (let record = 0; record < count; record++) {
    const root = rootOf[record]!;
    if (sizes[root]! < 2) continue;
    if (root === record) {
      next[root] = at;
      starts[group++] = at;
      at += sizes[root]!;
    }
    members[next[root]!++] = record;
  }
  starts[groups] = at;
  return { rootOf, sizes, members, starts };
}
