import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Carrier } from '../../src/domain/linkage/carrier.js';
import { createKeyMatrix } from '../../src/domain/linkage/kernel/blocks.js';
import type { RuleKeys } from '../../src/domain/linkage/kernel/rule-keys.js';
import { ruleNumbers } from '../../src/domain/linkage/kernel/rule-keys.js';
import { toSharedInt32 } from '../../src/domain/linkage/kernel/shared-memory.js';
import { stretches } from '../../src/domain/linkage/kernel/stretches.js';
import { linkInParts } from '../../src/domain/linkage/link-in-parts.js';
import { linkRecords } from '../../src/domain/linkage/link-records.js';
import { packTable } from '../../src/domain/linkage/packed-table.js';
import { featuresOf, PEOPLE_PARTS, peopleFeatures } from '../../src/domain/linkage/people/features.js';
import type { RecordTable, ValueColumn } from '../../src/domain/linkage/record-table.js';
import { selectTable } from '../../src/domain/linkage/select-records.js';
import type { FieldName } from '../../src/domain/record/fields.js';
import { inlineCarrier } from '../../src/runtime/inline.js';

// Worker threads load compiled files: the runtime and what it imports are compiled into a folder of their own.
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cim-threads-'));
let openCarrier: (threads: number, signal?: AbortSignal) => Carrier;

beforeAll(async () => {
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        rootDir: join(root, 'src'),
        outDir: join(folder, 'dist'),
        typeRoots: [join(root, 'node_modules/@types')],
      },
      include: [],
      files: [join(root, 'src/runtime/threads.ts'), join(root, 'src/runtime/worker.ts')],
    }),
  );
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { stdio: 'pipe' });
  ({ openCarrier } = await import(pathToFileURL(join(folder, 'dist/runtime/threads.js')).href));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Customers with duplicates: some values damaged, some missing, some shared by many. */
function exampleTable(count: number): RecordTable {
  const pick = (record: number, salt: number, size: number): number => {
    let hash = Math.imul(record * 16 + salt + 1, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) % size;
  };
  const given = 'anna boris clara dmitri elena felix greta hugo irene jonas karla lukas'.split(' ');
  const family = 'abbott brandt castle dvorak ewing foster garland hansen irving jensen keller lindt'.split(' ');
  const fields = {
    givenName: (e: number, damage: number) => given[pick(e, 1, 12)]!.slice(damage === 1 ? 1 : 0),
    familyName: (e: number) => family[pick(e, 2, 12)]! + family[pick(e, 3, 12)]!.slice(0, 3),
    birthDate: (e: number, damage: number) =>
      `19${40 + pick(e, 4, 50)}-0${1 + pick(e, 5, 9)}-1${damage === 2 ? 9 : pick(e, 6, 9)}`,
    phone: (e: number, damage: number) => (damage === 3 ? '' : `+1202555${1000 + pick(e, 7, 9000)}`),
    email: (e: number, damage: number) =>
      damage === 2 ? '' : `${e % 2 ? 'user' : given[pick(e, 1, 12)]}${pick(e, 8, 100_000)}@mail.example`,
    street: (e: number) => `${1 + pick(e, 9, 90)} ${family[pick(e, 10, 12)]} street`,
    city: (e: number) => `${family[pick(e, 11, 6)]}ville`,
  } as const satisfies Partial<Record<FieldName, (entity: number, damage: number) => string>>;
  const columns = Object.entries(fields).map(([field, value]): ValueColumn => {
    const values = [''];
    const codeOf = new Map([['', 0]]);
    const codes = Int32Array.from({ length: count }, (_, record) => {
      const repeated = record % 3 === 2;
      const text = value(repeated ? record - 1 : record, repeated ? 1 + pick(record, 12, 4) : 0);
      const code = codeOf.get(text) ?? values.length;
      if (code === values.length) values.push(text);
      codeOf.set(text, code);
      return code;
    });
    return { field: field as FieldName, group: 1, header: field, codes, values };
  });
  return { count, columns, sources: null };
}

const RULES = 9;

/** Rules of one atom each, with frequent keys and rare ones. */
function exampleRules(): RuleKeys {
  const keys = Array.from({ length: RULES }, (_, rule) => [
    toSharedInt32(
      Int32Array.from({ length: 5000 }, (_, record) => {
        const share = (Math.imul(record * RULES + rule + 1, 0x9e3779b1) >>> 0) / 2 ** 32;
        return 1 + Math.floor(share * share * 1500); // small keys are frequent
      }),
    ),
  ]);
  return {
    keys,
    rules: ruleNumbers(
      [...keys.keys()].map((atom) => ({ atoms: [atom] })),
      (atom) => atom,
    ),
    limit: 9,
  };
}

const rules = [...new Array(RULES).keys()];

describe('carriers', () => {
  it('give the same results in the same order, inline and on any number of threads', async () => {
    const expected = await inlineCarrier().map('build-blocks', exampleRules(), rules);
    expect(expected.every(({ blocks }) => blocks.pairs > 1000 && blocks.leftOut.blocks > 10)).toBe(true);
    for (const threads of [1, 2, 3]) {
      const carrier = openCarrier(threads);
      try {
        const shared = exampleRules();
        // Two calls at once and one after: calls take turns and threads are used again.
        const [first, second] = await Promise.all([
          carrier.map('build-blocks', shared, rules),
          carrier.map('build-blocks', exampleRules(), rules.slice(0, 2)),
        ]);
        expect(first).toEqual(expected);
        expect(second).toEqual(expected.slice(0, 2));
        expect(first[0]!.columns[0]!.filter((key) => key === 0).length).toBeGreaterThan(100);
        // Written by the threads into memory that is shared: rows are filled here too.
        const columns = first.flatMap((own) => own.columns);
        const matrix = createKeyMatrix(5000, new Array<number>(RULES).fill(1));
        await carrier.map('fill-keys', { matrix, columns }, stretches(5000, 700));
        for (const record of [0, 701, 4999])
          expect([...matrix.keys.slice(record * RULES, (record + 1) * RULES)]).toEqual(
            columns.map((own) => own[record]),
          );
        expect(await carrier.map('build-blocks', shared, [])).toEqual([]);
      } finally {
        await carrier.close();
      }
    }
  });

  it('link the same pairs with the same bits into the same clusters', async () => {
    const table = exampleTable(1200);
    const expected = await linkRecords(table, { seed: 7 }, inlineCarrier());
    expect(expected.links.size).toBeGreaterThan(300);
    expect(expected.clusterCount).toBeGreaterThan(600);
    expect(expected.clusterCount).toBeLessThan(900);
    for (const threads of [2, 3]) {
      const carrier = openCarrier(threads);
      try {
        expect(await linkRecords(table, { seed: 7 }, carrier)).toEqual(expected);
        const features = await carrier.map('people-features', packTable(table), PEOPLE_PARTS);
        const whole = featuresOf(table, features);
        await carrier.map('flag-named', { names: whole.names!, emails: whole.emails! }, stretches(table.count, 100));
        expect(whole).toEqual(peopleFeatures(table));
        expect(whole.emails!.named[0]!.some((flag) => flag === 1)).toBe(true);
      } finally {
        await carrier.close();
      }
    }
  });

  it('link in parts as they link at once: the same whatever their number', async () => {
    const table = exampleTable(1200);
    const linkOn = (carrier: Carrier) =>
      linkInParts(table.count, 700, async (rows) => selectTable(table, rows), { seed: 7 }, carrier);
    const expected = await linkOn(inlineCarrier());
    expect(expected.links.size).toBeGreaterThan(300);
    const carrier = openCarrier(2);
    try {
      expect(await linkOn(carrier)).toEqual(expected);
    } finally {
      await carrier.close();
    }
  });

  it('rest between calls only, and begin again', async () => {
    const carrier = openCarrier(2);
    try {
      const call = carrier.map('build-blocks', exampleRules(), rules);
      await expect(carrier.rest()).rejects.toThrow('between calls');
      const first = await call;
      await carrier.rest();
      expect(await carrier.map('build-blocks', exampleRules(), rules)).toEqual(first);
    } finally {
      await carrier.close();
    }
  });

  it('pass on what a task throws, and stay failed', async () => {
    for (const threads of [1, 2]) {
      const carrier = openCarrier(threads);
      const broken = { ...exampleRules(), rules: null as never };
      await expect(carrier.map('build-blocks', broken, rules)).rejects.toThrow(TypeError);
      await carrier.close();
    }
  });

  it('reject what cannot be sent to a thread', async () => {
    const carrier = openCarrier(2);
    const broken = { ...exampleRules(), callback: () => 0 };
    await expect(carrier.map('build-blocks', broken, rules)).rejects.toThrow(/could not be cloned/);
    await carrier.close();
  });

  it('end with the reason of the signal, also when it was aborted before', async () => {
    for (const threads of [1, 2]) {
      const controller = new AbortController();
      const carrier = openCarrier(threads, controller.signal);
      const running = carrier.map('build-blocks', exampleRules(), new Array(2000).fill(0));
      setTimeout(() => controller.abort(new Error('interrupted')), 20);
      await expect(running).rejects.toThrow('interrupted');
      await expect(carrier.map('build-blocks', exampleRules(), rules)).rejects.toThrow('interrupted');
      await carrier.close();
      const late = openCarrier(threads, controller.signal);
      await expect(late.map('build-blocks', exampleRules(), rules)).rejects.toThrow('interrupted');
      await late.close();
    }
  });

  it('reject pending calls when closed, and close twice', async () => {
    const carrier = openCarrier(2);
    const running = carrier.map('build-blocks', exampleRules(), new Array(2000).fill(0));
    const ended = expect(running).rejects.toThrow(/closed/);
    await carrier.close();
    await ended;
    await carrier.close();
  });

  it('let the process end on its own when nobody closes them', () => {
    const program = `
      const { openCarrier } = await import(${JSON.stringify(pathToFileURL(join(folder, 'dist/runtime/threads.js')).href)});
      const keys = [0, 1].map(() => [new Int32Array(new SharedArrayBuffer(400)).fill(5)]);
      const shared = { keys, rules: Int32Array.of(0, -1, 1, -1), limit: 200 };
      const built = await openCarrier(2).map('build-blocks', shared, [0, 1]);
      console.log(built.map(({ blocks }) => blocks.pairs).join());
    `;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], { timeout: 30_000 });
    expect(output.toString()).toBe('4950,4950\n');
  });
});
