import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inferMapping } from '../../src/domain/columns/infer-mapping.js';
import { BATCH_ROWS, type PreparedRows, type PrepareShared } from '../../src/domain/intake/prepare-rows.js';
import { RowPacker } from '../../src/domain/intake/row-pack.js';
import type { prepareBatches as Prepare } from '../../src/runtime/intake.js';

// Worker threads load compiled files: the runtime and what it imports are compiled into a folder of their own.
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cim-intake-'));
let prepareBatches: typeof Prepare;

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
      files: [join(root, 'src/runtime/intake.ts'), join(root, 'src/runtime/intake-worker.ts')],
    }),
  );
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { stdio: 'inherit' });
  ({ prepareBatches } = await import(pathToFileURL(join(folder, 'dist/runtime/intake.js')).href));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADERS = ['Id', '姓名', 'Mobile', 'E-mail', '地址', 'Note'];
const customer = (i: number): string[] =>
  i % 50 === 49
    ? HEADERS.map(() => '')
    : [
        `K${i}`,
        ['张伟', 'Ada Marker', '欧阳小红', ' bob  STONE '][i % 4] as string,
        i % 3 === 0 ? `138 0000 ${String(i % 10_000).padStart(4, '0')}` : '无',
        `Someone${i % 700}@Marker.example`,
        i % 2 === 0 ? `上海市浦东新区世纪大道${i % 90}号${i % 7}室` : '12 Main St, Springfield, IL 62701',
        'x\ud800',
      ];
const rows = (count: number, from: number) => Array.from({ length: count }, (_, i) => customer(from + i));
const sample = rows(200, 0);
const mapping = inferMapping(HEADERS, sample, { overrides: new Map() });
const shared: PrepareShared = {
  mapping,
  sample,
  options: { defaultCountry: null, today: '2025-03-01' },
  seeds: HEADERS.map((_, i) => ({ low: i + 1, high: -i })),
  keySeed: { low: 7, high: 8 },
  secretCells: [5],
  keyed: true,
};
const BATCHES = 7;
const SIZE = 300;

function packed(all: readonly (readonly string[])[]) {
  const packer = new RowPacker(HEADERS.length, 2);
  for (const [i, cells] of all.entries()) {
    packer.add(cells);
    if (i % 7 === 0) packer.settle();
  }
  return { count: packer.count, pack: packer.finish() };
}

async function* batches(upTo = BATCHES) {
  for (let n = 0; n < upTo; n++) yield { n, ...packed(rows(SIZE + n, n * 1000)) };
}

/** Everything in a result, as one text. */
const fingerprint = (prepared: PreparedRows) =>
  createHash('sha256')
    .update(JSON.stringify(prepared, (_, value) => (ArrayBuffer.isView(value) ? [...(value as Uint8Array)] : value)))
    .digest('hex');

async function run(threads: number): Promise<string[]> {
  const prints: string[] = [];
  for await (const [{ n, count }, prepared] of prepareBatches(
    batches(),
    shared,
    threads,
    new AbortController().signal,
  )) {
    expect(n).toBe(prints.length);
    expect(prepared.count + prepared.faults.length).toBe(count);
    expect(prepared.faults.length).toBeGreaterThan(3);
    expect(prepared.features.length).toBeGreaterThan(5);
    prints.push(fingerprint(prepared));
  }
  return prints;
}

describe('preparing rows on threads', () => {
  it('gives the same bytes in the same order on one thread and on several', async () => {
    const alone = await run(1);
    expect(new Set(alone).size).toBe(BATCHES);
    expect(await run(2)).toEqual(alone);
    expect(await run(5)).toEqual(alone);
  });

  it('reads no further ahead than the threads can take', async () => {
    let read = 0;
    async function* endless() {
      for (;;) yield { n: read++, ...packed(rows(50, read)) };
    }
    for await (const [{ n }] of prepareBatches(endless(), shared, 2, new AbortController().signal)) {
      expect(read - n).toBeLessThan(10);
      if (n === 20) break;
    }
    expect(read).toBeGreaterThan(20);
  });

  it('stops with the reason it is given, and threads end', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const work = async () => {
      for await (const [{ n }] of prepareBatches(batches(1000), shared, 2, abort.signal))
        if (n === 3) abort.abort(reason);
    };
    await expect(work()).rejects.toBe(reason);
  });

  it.each([1, 2])('hears within a batch that it is stopped, on %i threads', async (threads) => {
    const abort = new AbortController();
    const reason = new Error('enough');
    async function* large() {
      for (let n = 0; n < 4; n++) yield packed(rows(BATCH_ROWS, n * BATCH_ROWS));
    }
    const work = async () => {
      for await (const _ of prepareBatches(large(), shared, threads, abort.signal)) expect.unreachable();
    };
    const done = work();
    setTimeout(() => abort.abort(reason), 10);
    await expect(done).rejects.toBe(reason);
  });

  it.each([1, 2])('passes on what went wrong in reading, on %i threads', async (threads) => {
    async function* broken() {
      yield* batches(3);
      throw new Error('unreadable');
    }
    const work = async () => {
      for await (const _ of prepareBatches(broken(), shared, threads, new AbortController().signal));
    };
    await expect(work()).rejects.toThrow('unreadable');
  });

  it('passes on what went wrong on a thread', async () => {
    const wrong: PrepareShared = { ...shared, mapping: { ...mapping, columns: null as never } };
    const work = async () => {
      for await (const _ of prepareBatches(batches(), wrong, 2, new AbortController().signal));
    };
    await expect(work()).rejects.toThrow(TypeError);
  });
});
