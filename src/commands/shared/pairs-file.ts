/** Files of scored pairs: `id_a,id_b,weight,probability`, a line a pair, weights in bits. */
import type { WeightedPairs } from '../../domain/linkage/linkage-result.js';
import { probabilityOf } from '../../domain/linkage/score.js';
import { type Bilingual, CimError } from '../../errors.js';
import { openTable } from '../../files/open-table.js';

export const PAIRS_HEADER: readonly string[] = ['id_a', 'id_b', 'weight', 'probability'];

/** The lines of a file, the heaviest pair first. `idOf` tells the id of a row of the table. */
export function* pairLines(pairs: WeightedPairs, idOf: (row: number) => string): IterableIterator<readonly string[]> {
  const order = Int32Array.from({ length: pairs.size }, (_, i) => i);
  order.sort((x, y) => (pairs.weight[y] as number) - (pairs.weight[x] as number) || x - y);
  for (const i of order) {
    const weight = pairs.weight[i] as number;
    const ids = [idOf(pairs.a[i] as number), idOf(pairs.b[i] as number)];
    yield [...ids, (weight / 1000).toFixed(3), probabilityOf(weight).toFixed(6)];
  }
}

/** Pairs in the numbers that `numberOf` gives their ids; pairs with an id that it does not know are left out. */
export async function readPairs(path: string, numberOf: ReadonlyMap<string, number>): Promise<WeightedPairs> {
  const reader = await openTable(path);
  const a: number[] = [];
  const b: number[] = [];
  const weight: number[] = [];
  const seen = new Set<string>();
  for await (const batch of reader.rows()) {
    const [bad] = batch.rejected;
    if (bad) throw lineError(path, bad.line, bad.code, { en: 'the row cannot be read', zh: '此行无法读取' });
    for (const { line, cells } of batch.rows) {
      const bits = Number(cells[2] ?? '');
      if (cells.length < 3 || (cells[2] ?? '').trim() === '' || !Number.isFinite(bits))
        throw lineError(path, line, 'not-a-pair', {
          en: 'two ids and a weight are needed',
          zh: '需要两个编号和一个权重',
        });
      const [x, y] = [numberOf.get(cells[0] ?? ''), numberOf.get(cells[1] ?? '')];
      if (x === undefined || y === undefined) continue;
      const key = `${Math.min(x, y)} ${Math.max(x, y)}`;
      if (x === y || seen.has(key))
        throw lineError(path, line, 'pair-repeated', {
          en: 'the pair occurs twice or pairs a record with itself',
          zh: '此对出现两次，或记录与自身成对',
        });
      seen.add(key);
      a.push(Math.min(x, y));
      b.push(Math.max(x, y));
      weight.push(Math.round(bits * 1000));
    }
  }
  return { size: a.length, a: Int32Array.from(a), b: Int32Array.from(b), weight: Int32Array.from(weight) };
}

const lineError = (path: string, line: number, code: string, what: Bilingual): CimError =>
  new CimError(
    'bad-input',
    code,
    { en: `${path}, line ${line}: ${what.en}.`, zh: `${path} 第 ${line} 行：${what.zh}。` },
    { en: 'cim dedupe FILE --pairs writes such files.', zh: '这种文件由 cim dedupe 文件 --pairs 生成。' },
    {
      file: path,
      row: line,
    },
  );
