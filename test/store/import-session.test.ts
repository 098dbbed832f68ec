import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CimError } from '../../src/errors.js';
import { verifyAudit } from '../../src/store/audit.js';
import { countCustomers } from '../../src/store/customers.js';
import { readRecordTable } from '../../src/store/features.js';
import { beginImport } from '../../src/store/import-session.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { RecordReader, type StoredRecord } from '../../src/store/records.js';
import { addRightsEvent } from '../../src/store/rights.js';
import { listRuns } from '../../src/store/runs.js';
import type { Store } from '../../src/store/store.js';
import { undoRun } from '../../src/store/undo.js';
import { HEADERS, MAPPING, NOW, newStore, type Place, people, person, row, takeIn } from './people.js';

const LATER = new Date('2025-04-01T08:00:00.000Z');
let store: Store;
beforeEach(() => {
  store = openMemoryStore();
  return () => store.close();
});

const all = (options = {}): StoredRecord[] => [...new RecordReader(store).all(options)];
const read = (record: number) => new RecordReader(store).read(record)!;
const rawOf = (record: StoredRecord, field: string) => record.record.values.find((value) => value.field === field)?.raw;
const undo = (run: number) => store.write({ command: 'undo', now: () => LATER }, () => undoRun(store, run));
const changed = (cells: string[], at: number, text: string) => cells.map((cell, i) => (i === at ? text : cell));

describe('importing', () => {
  it('creates records with their cells, standard values and customers', async () => {
    expect(await takeIn(store, people(2500))).toEqual({ created: 2500, updated: 0, unchanged: 0, gone: 0 });
    const records = all();
    expect(records.length).toBe(2500);
    expect(records[1234]).toMatchObject({
      id: 'R1235',
      customer: 'C1235',
      source: 'crm',
      since: NOW.toISOString(),
      gone: false,
    });
    for (const [i, record] of records.entries()) expect(record.cells).toEqual(person(i));
    expect(rawOf(records[7]!, 'email')).toBe('ada7@marker.example');
    expect(countCustomers(store)).toMatchObject({ records: 2500, customers: 2500 });
  });

  it('changes nothing when the same file comes again, whatever the order of its columns or rows', async () => {
    await takeIn(store, people(1500));
    const before = all();
    expect(await takeIn(store, people(1500).reverse())).toEqual({ created: 0, updated: 0, unchanged: 1500, gone: 0 });
    const turned = {
      ...MAPPING,
      columns: [...MAPPING.columns].reverse().map((column, index) => ({ ...column, index })),
    };
    const counts = await store.write({ command: 'import', now: () => LATER }, () => {
      const session = beginImport(store, {
        source: 'crm',
        name: 'turned.csv',
        headers: [...HEADERS].reverse().map(([header]) => header),
        mapping: { ...turned, columns: [...turned.columns].reverse() },
      });
      session.put(people(1500).map((cells) => ({ ...row(cells), cells: [...cells].reverse() })));
      return session.finish();
    });
    expect(counts).toMatchObject({ created: 0, updated: 0, unchanged: 1500 });
    expect(all()).toEqual(before);
  });

  it('makes a new version of a changed row; a blank never wins; the history stays', async () => {
    await takeIn(store, people(1100));
    const next = changed(changed(changed(person(10), 4, 'Graz'), 3, ''), 6, '');
    expect(await takeIn(store, [...people(10), next], { now: LATER })).toEqual({
      created: 0,
      updated: 1,
      unchanged: 10,
      gone: 0,
    });
    const record = read(11);
    expect(record.cells).toEqual(next);
    expect([rawOf(record, 'city'), rawOf(record, 'email'), rawOf(record, 'nationalId')]).toEqual([
      'Graz',
      'ada10@marker.example',
      'SECRETID10',
    ]);
    expect(record.record.custom).toEqual([['Shoe size', '37']]);
    expect(record.since).toBe(LATER.toISOString());
    const history = [...new RecordReader(store).history(11)];
    expect(history.map((version) => [version.run, version.cells[4]])).toEqual([
      [2, 'Graz'],
      [1, person(10)[4]],
    ]);
    expect(all().length).toBe(1100);
    const { table, records } = readRecordTable(store);
    const city = table.columns.find((column) => column.field === 'city')!;
    expect(city.values[city.codes[records.indexOf(11)]!]).toBe('graz');
  });

  it('takes a later row of the same key in one file as its update', async () => {
    const counts = await takeIn(store, [
      person(1),
      changed(person(1), 4, 'Graz'),
      changed(person(1), 4, 'Graz'),
      person(2),
    ]);
    expect(counts).toEqual({ created: 2, updated: 1, unchanged: 1, gone: 0 });
    expect([...new RecordReader(store).history(1)].length).toBe(2);
    expect(rawOf(read(1), 'email')).toBe('ada1@marker.example');
  });

  it('keeps keys of different sources apart', async () => {
    await takeIn(store, people(5));
    expect(await takeIn(store, people(5), { source: 'shop' })).toMatchObject({ created: 5 });
    expect(new Set(all().map((record) => record.source))).toEqual(new Set(['crm', 'shop']));
    expect([...readRecordTable(store).table.sources!]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
  });

  it('knows rows without a key by their content, equal rows by their number', async () => {
    const rows = [person(1), person(2), person(1), person(1)];
    expect(await takeIn(store, rows, { keyed: false })).toMatchObject({ created: 4 });
    expect(await takeIn(store, rows, { keyed: false })).toMatchObject({ created: 0, unchanged: 4 });
    expect(await takeIn(store, [...rows, person(1)], { keyed: false })).toMatchObject({ created: 1, unchanged: 4 });
  });

  it('marks what a complete file no longer has, and welcomes it back', async () => {
    await takeIn(store, people(20));
    expect(await takeIn(store, people(18), { complete: true })).toEqual({
      created: 0,
      updated: 0,
      unchanged: 18,
      gone: 2,
    });
    expect([all().length, all({ all: true }).length, read(20).gone]).toEqual([18, 20, true]);
    expect(readRecordTable(store).table.count).toBe(18);
    expect(await takeIn(store, people(18), { complete: true })).toMatchObject({ gone: 0 });
    expect(await takeIn(store, people(19))).toMatchObject({ updated: 1, unchanged: 18 });
    expect(all().length).toBe(19);
  });

  it('does everything and keeps nothing on a dry run, after an error, and when interrupted', async () => {
    await takeIn(store, people(30));
    const before = all();
    expect(await takeIn(store, people(50), { dryRun: true })).toMatchObject({ created: 20, unchanged: 30 });
    const write = (body: () => void, signal?: AbortSignal) =>
      store.write({ command: 'import', now: () => NOW, ...(signal ? { signal } : {}) }, () => {
        const session = beginImport(store, {
          source: 'crm',
          name: 'f',
          headers: HEADERS.map(([header]) => header),
          mapping: MAPPING,
        });
        session.put(people(2000, 100).map((cells) => row(cells)));
        session.finish();
        body();
      });
    await expect(
      write(() => {
        throw new CimError('bad-input', 'x', { en: 'broken', zh: '损坏' });
      }),
    ).rejects.toThrow('broken');
    const abort = new AbortController();
    await expect(
      write(() => abort.abort(new CimError('interrupted', 'interrupted', { en: 'stop', zh: '停止' })), abort.signal),
    ).rejects.toThrow('stop');
    expect(all()).toEqual(before);
    expect(listRuns(store).length).toBe(1);
    expect(await takeIn(store, people(50))).toMatchObject({ created: 20, unchanged: 30 });
  });
});

describe('undoing an import', () => {
  it('takes new records away with all their content and gives changed ones their former version', async () => {
    await takeIn(store, people(20));
    const before = all();
    await takeIn(store, [changed(person(3), 4, 'Graz'), ...people(1200, 100)]);
    await undo(2);
    expect(all()).toEqual(before);
    expect(listRuns(store).map(({ run, undoneBy }) => [run, undoneBy])).toEqual([
      [3, null],
      [2, 3],
      [1, null],
    ]);
    expect(store.db.prepare('SELECT sum(count) FROM chunk').pluck().get()).toBe(20);
    expect(readRecordTable(store).table.count).toBe(20);
    expect(await takeIn(store, [changed(person(3), 4, 'Graz'), ...people(5, 100)])).toMatchObject({
      created: 5,
      updated: 1,
    });
  });

  it('is refused while a later run stands on it, and for what cannot be undone', async () => {
    await takeIn(store, people(20));
    await takeIn(store, [changed(person(3), 4, 'Graz')]);
    await expect(undo(1)).rejects.toMatchObject({ code: 'later-run' });
    await undo(2);
    await expect(undo(2)).rejects.toMatchObject({ code: 'undone-already' });
    await expect(undo(3)).rejects.toMatchObject({ code: 'undo-of-undo' });
    await expect(undo(99)).rejects.toMatchObject({ code: 'no-such-run' });
    await undo(1);
    expect(all()).toEqual([]);
  });

  it('brings back what a complete file had marked as gone', async () => {
    await takeIn(store, people(20));
    await takeIn(store, people(5), { complete: true });
    expect(all().length).toBe(5);
    await undo(2);
    expect(all().length).toBe(20);
  });
});

describe('sealed values', () => {
  let place: Place;
  let sealed: Store;
  beforeAll(() => {
    ({ place, store: sealed } = newStore());
  });
  afterAll(() => {
    sealed.close();
    place.remove();
  });

  it('are read with the key, hold on through a blank, and enter linkage', async () => {
    await takeIn(sealed, people(50));
    await takeIn(sealed, [changed(changed(person(5), 5, ''), 4, 'Graz')]);
    await sealed.read(() => {
      const record = new RecordReader(sealed).read(6)!;
      expect([record.cells[5], rawOf(record, 'nationalId'), rawOf(record, 'city')]).toEqual(['', 'SECRETID5', 'Graz']);
      const { table, records, hidden } = readRecordTable(sealed);
      const column = table.columns.find(({ field }) => field === 'nationalId')!;
      expect(column.values[column.codes[records.indexOf(6)]!]).toBe('secretid5');
      expect(hidden).toBe(false);
    });
    expect(sealed.db.prepare('SELECT count(*) FROM feature WHERE sealed = 1').pluck().get()).toBeGreaterThan(0);
    const open = sealed.db.prepare('SELECT lines, shapes FROM chunk').all() as { lines: Buffer; shapes: string }[];
    expect(open.some(({ lines }) => lines.includes('Marker'))).toBe(true);
    expect(open.some(({ lines, shapes }) => lines.includes('SECRETID') || shapes.includes('SECRETID'))).toBe(false);
  });
});

describe('undoing an import whose records a later one received again', () => {
  let place: Place;
  let sealed: Store;
  beforeEach(() => {
    ({ place, store: sealed } = newStore());
    return () => {
      sealed.close();
      place.remove();
    };
  });
  const takeBack = (run: number) => sealed.write({ command: 'undo', now: () => LATER }, () => undoRun(sealed, run));
  const there = () => [...new RecordReader(sealed).all()];
  const chunksOf = (run: number) =>
    sealed.db.prepare('SELECT lines FROM chunk WHERE run = ?').pluck().all(run).join('') as string;

  it('keeps those, sealed values and all, and nothing else of it', async () => {
    await takeIn(sealed, people(1200)); // run 2
    await takeIn(sealed, people(1030).slice(1020)); // run 3
    expect(await takeBack(2)).toBe(10);
    expect(there().map(({ cells }) => cells)).toEqual(people(1030).slice(1020));
    expect(readRecordTable(sealed).table.columns.find(({ field }) => field === 'fullName')?.values.length).toBe(11);
    expect([chunksOf(2).includes('Marker1025'), chunksOf(2).includes('Marker1019')]).toEqual([true, false]);
    expect(listRuns(sealed)[0]?.counts).toMatchObject({ undone: 2, kept: 10 });
    expect(verifyAudit(sealed.db).ok).toBe(true);
  });

  it('lets them go with the last import that vouched for them', async () => {
    await takeIn(sealed, people(20)); // run 2
    await takeIn(sealed, people(10)); // run 3
    await takeIn(sealed, people(5)); // run 4
    expect([await takeBack(2), there().length]).toEqual([10, 10]);
    expect([await takeBack(3), there().length]).toEqual([0, 5]);
    expect([await takeBack(4), there().length, chunksOf(2)]).toEqual([0, 0, '']);
    expect(await takeIn(sealed, people(20))).toMatchObject({ created: 20 });
  });

  it('takes a repair or a restriction back all the same', async () => {
    await takeIn(sealed, people(3));
    await sealed.write({ command: 'subject restrict', now: () => NOW }, () =>
      addRightsEvent(sealed, 1, { kind: 'restricted', reason: 'contested' }),
    );
    await takeIn(sealed, people(3));
    expect([await takeBack(3), there().length]).toEqual([0, 3]);
  });
});
