/**
 * The life of records as a law: imports, full exports and undos in any order come to what a small model says. What an undo
 * takes back is as if it had never been, but for what a later import received again; what it refuses changes nothing.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CimError } from '../../src/errors.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { RecordReader } from '../../src/store/records.js';
import { undoRun } from '../../src/store/undo.js';
import { NOW, takeIn } from './people.js';

type Values = Readonly<Record<string, string>>;

/** Everything a run did to a record, the latest last. */
interface Version {
  readonly run: number;
  readonly cells: readonly string[];
  readonly values: Values;
}

interface Modelled {
  versions: Version[];
  /** Runs that changed whether the record is gone, with what it became. */
  marks: { readonly run: number; readonly gone: boolean }[];
  /** Runs that stand in whose files it was. */
  received: number[];
}

type Operation =
  | { readonly kind: 'import'; readonly source: string; readonly complete: boolean; readonly rows: readonly Row[] }
  | { readonly kind: 'undo'; readonly back: number };

interface Row {
  readonly key: number;
  readonly mobile: string;
  readonly city: string;
}

const FIELDS = ['fullName', 'mobile', 'city'] as const;
const cellsOf = ({ key, mobile, city }: Row): string[] => [`K${key}`, `Ada Marker${key}`, mobile, '', city, '', ''];

const row = fc.record({
  key: fc.nat(4),
  mobile: fc.constantFrom('', '13800000001', '13800000002'),
  city: fc.constantFrom('', 'Linz', 'Graz'),
});
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      source: fc.constantFrom('crm', 'shop'),
      complete: fc.boolean(),
      rows: fc.uniqueArray(row, { selector: ({ key }) => key, maxLength: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), back: fc.nat(3) }) },
);

class Model {
  readonly records = new Map<string, Modelled>();
  readonly imports: number[] = [];
  readonly undone = new Set<number>();

  isGone = (record: Modelled): boolean => record.marks.at(-1)?.gone ?? false;

  import(run: number, { source, complete, rows }: Operation & { kind: 'import' }): Record<string, number> {
    this.imports.push(run);
    const counts = { created: 0, updated: 0, unchanged: 0, gone: 0 };
    for (const one of rows) {
      const cells = cellsOf(one);
      const key = `${source} ${cells[0]}`;
      const known = this.records.get(key);
      const [, fullName = '', mobile = '', , city = ''] = cells;
      const given = Object.fromEntries(Object.entries({ fullName, mobile, city }).filter(([, value]) => value !== ''));
      if (known === undefined) {
        this.records.set(key, { versions: [{ run, cells, values: given }], marks: [], received: [run] });
        counts.created++;
        continue;
      }
      known.received.push(run);
      const last = known.versions.at(-1) as Version;
      const wasGone = this.isGone(known);
      if (wasGone) known.marks.push({ run, gone: false });
      const isSame = last.cells.join('|') === cells.join('|');
      if (!isSame) known.versions.push({ run, cells, values: { ...last.values, ...given } });
      counts[isSame && !wasGone ? 'unchanged' : 'updated']++;
    }
    const here = new Set(rows.map((one) => `${source} K${one.key}`));
    if (complete)
      for (const [key, record] of this.records)
        if (key.startsWith(`${source} `) && !here.has(key) && !this.isGone(record)) {
          record.marks.push({ run, gone: true });
          counts.gone++;
        }
    return counts;
  }

  /** True where the model takes the run back; else it is to be refused. */
  undo(run: number): boolean {
    if (this.undone.has(run)) return false;
    for (const { versions, marks } of this.records.values())
      for (const steps of [versions, marks]) {
        const own = steps.some((step) => step.run === run);
        if (own && steps.at(-1)?.run !== run) return false;
      }
    this.undone.add(run);
    for (const [key, record] of this.records) {
      record.received = record.received.filter((one) => one !== run);
      for (const steps of [record.versions, record.marks] as { readonly run: number }[][])
        while (this.#isOver(steps.at(-1), record)) steps.pop();
      if (record.versions.length === 0) this.records.delete(key);
    }
    return true;
  }

  /** True for a step of an undone run that no later import vouches for. */
  #isOver(step: { readonly run: number } | undefined, { received }: Modelled): boolean {
    return step !== undefined && this.undone.has(step.run) && !received.some((run) => run > step.run);
  }

  state(): unknown[] {
    return [...this.records]
      .map(([key, record]) => [key, this.isGone(record), record.versions.at(-1)?.values, record.versions.length])
      .sort();
  }
}

it('imports and undos in any order come to what the model says', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 2, maxLength: 9 }), async (operations) => {
      const store = openMemoryStore();
      const model = new Model();
      const state = (): unknown[] =>
        [...new RecordReader(store).all({ all: true })]
          .map(({ id, source, cells, gone, record }) => [
            `${source} ${cells[0]}`,
            gone,
            Object.fromEntries(
              record.values
                .filter(({ field }) => FIELDS.includes(field as never))
                .map(({ field, raw }) => [field, raw]),
            ),
            [...new RecordReader(store).history(Number(id.slice(1)))].length,
          ])
          .sort();
      try {
        for (const operation of operations) {
          if (operation.kind === 'import') {
            const run = ((store.db.prepare('SELECT max(id) FROM run').pluck().get() as number | null) ?? 0) + 1;
            const { source, complete, rows } = operation;
            const counts = await takeIn(store, rows.map(cellsOf), { source, complete });
            expect(counts).toEqual(model.import(run, operation));
          } else {
            const run = model.imports.at(-1 - operation.back);
            if (run === undefined) continue;
            const before = state();
            try {
              await store.write({ command: 'undo', now: () => NOW }, () => undoRun(store, run));
              expect([run, model.undo(run)]).toEqual([run, true]);
            } catch (error) {
              if (!(error instanceof CimError)) throw error;
              if (error.code === 'later-run') expect([run, model.undo(run)]).toEqual([run, false]);
              else expect(['undone-already', 'nothing-to-undo']).toContain(error.code);
              expect(state()).toEqual(before);
            }
          }
          expect(state()).toEqual(model.state());
        }
      } finally {
        store.close();
      }
    }),
    { numRuns: Number(process.env.CIM_LIFE_TRIALS ?? 150) },
  );
});
