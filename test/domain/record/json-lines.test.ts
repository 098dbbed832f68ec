import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonLines } from '../../../src/domain/record/json-lines.js';

type Item = string | number | null | readonly Item[];

const { array } = fc.letrec<{ item: Item; array: readonly Item[] }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('', '"\\', '\u0000\b\t\n\u000b\f\r\u001f\u007f', '\ud800', '\udc00x', '\ud83d\ude00', '张 é\u2028'),
    fc.integer({ min: -3, max: 120 }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
    fc.constant(null),
    tie('array'),
  ),
  array: fc.array(tie('item'), { maxLength: 6 }),
}));

function put(lines: JsonLines, item: Item): void {
  if (item === null) lines.nothing();
  else if (typeof item === 'number') lines.number(item);
  else if (typeof item === 'string') lines.text(item);
  else {
    lines.open();
    for (const one of item) put(lines, one);
    lines.close();
  }
}

/** The lines as the index says where they are. */
function read(bytes: Uint8Array<ArrayBuffer>): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = buffer.readInt32LE(0);
  const head = 4 + count * 4;
  const ends = Array.from({ length: count }, (_, i) => buffer.readInt32LE(4 + i * 4));
  expect(head + (ends.at(-1) ?? 0)).toBe(buffer.length);
  return ends.map((end, i) => buffer.toString('utf8', head + (ends[i - 1] ?? 0), head + end));
}

describe('lines of JSON as bytes', () => {
  it('are what JSON.stringify makes, one buffer after the other', () => {
    fc.assert(
      fc.property(fc.array(array, { maxLength: 8 }), (values) => {
        const lines = new JsonLines();
        for (const value of values) {
          put(lines, value);
          lines.endLine();
        }
        expect(lines.count).toBe(values.length);
        const size = lines.size;
        const written = read(lines.finish());
        expect(written).toEqual(values.map((value) => JSON.stringify(value)));
        expect(size).toBe(Buffer.byteLength(written.join('')));
      }),
      { numRuns: 400 },
    );
  });

  it('outgrow their first memory', () => {
    const long = '长"'.repeat(200_000);
    const lines = new JsonLines();
    for (let i = 0; i < 3; i++) {
      lines.open();
      lines.text(long);
      lines.close();
      lines.endLine();
    }
    expect(read(lines.finish())).toEqual(Array.from({ length: 3 }, () => JSON.stringify([long])));
  });

  it('leave nothing of one buffer in the memory of the next', () => {
    const first = new JsonLines();
    first.text('13800138000');
    first.endLine();
    first.discard();
    const next = new JsonLines();
    expect(next.size).toBe(0);
    expect(Buffer.from(next.bytesFrom(0).buffer).includes('13800138000')).toBe(false);
    next.discard();
  });
});
