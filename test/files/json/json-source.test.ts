import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure, readBytes, readPath, temporaryFolder } from '../temporary.js';

const folder = temporaryFolder();
let files = 0;
const read = (text: string | Uint8Array, options = {}) => readBytes(`${folder}/${files++}.json`, text, options);

describe('JSON Lines', () => {
  it('keeps every digit, opens objects within, leaves arrays as JSON text, and takes the union of keys in order', async () => {
    const { reader, cells } = await read(
      '{"name":"Ann \\u4e2d","id":12345678901234567890,"n":{"a":1.10}}\n\n{"__proto__":"x","name":null,"f":1.10,"b":true,"l":[1, 2]}\n',
    );
    expect(reader.headers).toEqual(['name', 'id', 'n.a', '__proto__', 'f', 'b', 'l']);
    expect(cells).toEqual([
      ['Ann 中', '12345678901234567890', '1.10', '', '', '', ''],
      ['', '', '', 'x', '1.10', 'true', '[1, 2]'],
    ]);
    expect(reader).toMatchObject({ format: 'jsonl', headerRow: 0, delimiter: null });
  });

  it('sets aside lines that are no object', async () => {
    const { rejected, cells } = await read('{"name":"Ann"}\nnope\n[1]\n{"name":"B\\u0000"}\n{"name":"Cy"}\n');
    expect(rejected.map(({ line, code }) => [line, code])).toEqual([
      [2, 'row-json-broken'],
      [3, 'row-json-broken'],
      [4, 'row-control-character'],
    ]);
    expect(cells).toEqual([['Ann'], ['Cy']]);
  });

  it('finds keys that come late in a file, and sets such rows aside on a pipe', async () => {
    const text = `${'{"name":"Ann"}\n'.repeat(60_000)}{"late":"1"}\n`;
    expect((await read(text)).reader.headers).toEqual(['name', 'late']);
    const piped = await readPath('-', {
      stdin: Readable.from(text.match(/.{1,60000}/gs)!.map((part) => Buffer.from(part))),
    });
    expect(piped.rejected).toMatchObject([{ line: 60_001, code: 'row-too-long' }]);
  });
});

describe('JSON arrays', () => {
  it('reads objects over several lines, and says on which line each begins', async () => {
    const { rows, rejected, reader } = await read(
      '[\n {"name":"A,]}nn",\n "id":1},\n{"b":[1,{"c":"]"}]}, 3,\n\n {"name":"Bob"}\n]\n',
    );
    expect(reader.format).toBe('json');
    expect(reader.headers).toEqual(['name', 'id', 'b']);
    expect(rows).toEqual([
      { line: 2, cells: ['A,]}nn', '1', ''] },
      { line: 4, cells: ['', '', '[1,{"c":"]"}]'] },
      { line: 6, cells: ['Bob', '', ''] },
    ]);
    expect(rejected).toMatchObject([{ line: 4, code: 'row-json-broken', raw: '3' }]);
  });

  it('reads the rows within an answer of an interface', async () => {
    const rows = '[{"name":"Ann"},\n{"name":"Bob","tags":["{"]}]';
    for (const text of [
      `{"total": 2, "next": null, "data": ${rows}}`,
      `{\n "data": ${rows},\n "meta": {"pages": [1]}}\n`,
    ]) {
      const { reader, cells, rejected } = await read(text);
      expect([reader.format, reader.headers, rejected]).toEqual(['json', ['name', 'tags'], []]);
      expect(cells.map(([name]) => name)).toEqual(['Ann', 'Bob']);
    }
    expect((await read('{"meta": {"a": [1]}, "rows": [{"name":"Ann"}]}', { format: 'json' })).cells).toEqual([['Ann']]);
    expect((await read('{"data":[{"x":1}]}\n{"data":[{"x":2}]}\n')).reader.format).toBe('jsonl');
  });

  it('tells when the array is cut off', async () => {
    const { rejected, cells } = await read('[{"name":"Ann"},{"name":"Bo');
    expect(cells).toEqual([['Ann']]);
    expect(rejected).toMatchObject([{ code: 'row-json-broken' }]);
    expect(await failure(read('[]'))).toMatchObject({ code: 'not-a-table' });
    expect(await failure(read('[{}, 1]'))).toMatchObject({ code: 'not-a-table' });
  });

  it('gives back what JSON.stringify wrote, however it is spread over lines', async () => {
    const value = fc.oneof(
      fc.string({ maxLength: 8 }).filter((text) => !/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/.test(text)),
      fc.integer(),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ a: value, b: value }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(0, 1, 4),
        async (objects, indent) => {
          const wanted = objects
            .map(({ a, b }) => [String(a), String(b)])
            .filter((row) => row.some((cell) => cell.trim() !== ''));
          fc.pre(wanted.length > 0);
          expect((await read(JSON.stringify(objects, null, indent))).cells).toEqual(wanted);
          if (indent === 0)
            expect((await read(objects.map((object) => JSON.stringify(object)).join('\n'))).cells).toEqual(wanted);
        },
      ),
      { numRuns: 100 },
    );
  });
});
