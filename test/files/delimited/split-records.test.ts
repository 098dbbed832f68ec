import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileRecord } from '../../../src/files/record-batch.js';
import { cells, split } from './split-text.js';

const broken = (records: readonly FileRecord[]): number[] =>
  records.filter(({ fault }) => fault === 'row-quote-broken').map(({ line }) => line);

describe('RecordSplitter', () => {
  it('takes an escape character for itself before anything else, and doubled marks for one', () => {
    expect(cells(split('"a\\b","x\\\ny",\\N\n"say ""hi"" or \\"ho\\"","\\\\",c\\\n', { escape: '\\' }))).toEqual([
      ['a\\b', 'x\ny', '\\N'],
      ['say "hi" or "ho"', '\\', 'c\\'],
    ]);
  });

  it('keeps quotation marks within an unquoted cell', () => {
    expect(cells(split('1,5" pipe,Bob "B" Smith\n2,x,y\n'))).toEqual([
      ['1', '5" pipe', 'Bob "B" Smith'],
      ['2', 'x', 'y'],
    ]);
  });

  it('leaves out spaces around quotation marks', () => {
    expect(cells(split('"1", "a, b" ,"c" \n 2,  "d\ne", f \n'))).toEqual([
      ['1', 'a, b', 'c'],
      [' 2', 'd\ne', ' f '],
    ]);
  });

  it('splits nothing where there is no delimiter', () => {
    expect(cells(split('a,b;c\n"x\ny"\n', { delimiter: '' }))).toEqual([['a,b;c'], ['x\ny']]);
  });

  it('ends a row at a carriage return alone where that gives complete rows, and nowhere else', () => {
    const read = (text: string) => cells(split(text, { width: 2 }));
    expect(read('1,2\r3,4\n5,6\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
    expect(read('"a",2\r3,"b"\r\n5,6')).toEqual([
      ['a', '2'],
      ['3', 'b'],
      ['5', '6'],
    ]);
    expect(read('"a","b"\r"c","d,e"\n5,6')).toEqual([
      ['a', 'b'],
      ['c', 'd,e'],
      ['5', '6'],
    ]);
    expect(read('1,a\rb\n')).toEqual([['1', 'a\rb']]);
    expect(read('1,2\r3\n')).toEqual([['1', '2\r3']]);
    expect(read('1,2\r3,4,5\n')).toEqual([['1', '2\r3', '4', '5']]);
    expect(split('1,2\r3,4\n5,6\n', { width: 2 }).map(({ line }) => line)).toEqual([1, 1, 2]);
  });

  it.each([1, 3, 100])('loses one line alone to a stray quotation mark (%i blocks)', (blocks) => {
    const records = split('1,Ann,X,NY\n2,"Bob,Y,NY\n3,Cy,Z,NY\n4,Di,"W,NY\n5,"E",F,G\n', { width: 4, blocks });
    expect(broken(records)).toEqual([2, 4]);
    expect(cells(records.filter(({ fault }) => fault === null))).toEqual([
      ['1', 'Ann', 'X', 'NY'],
      ['3', 'Cy', 'Z', 'NY'],
      ['5', 'E', 'F', 'G'],
    ]);
  });

  it('sees through two strays that look like one cell over several rows', () => {
    const records = split('1,Ann,X,NY\n2,"Bob,Y,NY\n3,Cy,Z,NY\n4,Di",W,NY\n5,E,F,G\n', { width: 4 });
    expect(broken(records)[0]).toBe(2);
    expect(cells(records)).toContainEqual(['3', 'Cy', 'Z', 'NY']);
    expect(cells(records)).toContainEqual(['5', 'E', 'F', 'G']);
  });

  it('does not take an address over several lines for strays', () => {
    const text =
      '1,"12 Main St\nSpringfield, IL",x,y\n2,"a\nb\nc",x,y\n3,"Smith, J.\nElm St, Suite 5, Floor 2\nNY",q,r\n';
    const records = split(text, { width: 4 });
    expect(broken(records)).toEqual([]);
    expect(records).toHaveLength(3);
  });

  it('takes the rest of a cell after a broken line for broken too', () => {
    const records = split('1,"12 "Main" St\nSpringfield",x,y\n2,a,b,c\n', { width: 4 });
    expect(broken(records)).toEqual([1, 2]);
    expect(records[2]!.cells).toEqual(['2', 'a', 'b', 'c']);
    // At the end of the line as well.
    const last = split('1,x,y,"12 "Main" St\nof,the,city,Springfield"\n2,a,b,c\n', { width: 4 });
    expect(broken(last)).toEqual([1, 2]);
  });

  it('gives up on an unclosed mark after the limit, not at the end of the file', () => {
    const text = `1,a,b\n2,"c,d\n${'3,e,f\n'.repeat(500)}`;
    const seen: number[] = [];
    const records = split(text, { width: 3, limit: 300, blocks: 50, seen: (count) => seen.push(count) });
    expect(seen[Math.floor(seen.length / 2)]).toBeGreaterThan(200); // long before the end
    expect(broken(records)).toEqual([2]);
    expect(records).toHaveLength(502);
  });

  it('rejects NUL, control characters and cells over the limit by name', () => {
    const records = split(`a,b\n1,\0\n2,\x85\n3,${'x'.repeat(30)}\n4,"p\tq\nr"\n`, { limit: 20 });
    expect(records.map(({ fault }) => fault)).toEqual([
      null,
      'row-control-character',
      'row-control-character',
      'row-field-too-large',
      null,
    ]);
  });

  it('gives every physical line to exactly one record, whatever the text', () => {
    const piece = fc.constantFrom(
      '"',
      '""',
      ',',
      '\n',
      '\r\n',
      'a',
      '王',
      ' ',
      'x,y,z\n',
      '"a","b"\n',
      '\r',
      "'",
      '\\',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 60 }),
        fc.constantFrom(1, 2, 3, undefined),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('', '\\'),
        (parts, width, blocks, sign) => {
          const text = parts.join('');
          const options = { ...(width === undefined ? {} : { width }), escape: sign };
          const once = split(text, { ...options, blocks: 1 });
          const inBlocks = split(text, { ...options, blocks });
          expect(inBlocks.map(({ line, cells: each, fault }) => ({ line, each, fault }))).toEqual(
            once.map(({ line, cells: each, fault }) => ({ line, each, fault })),
          );
          const rebuilt = once
            .map(
              ({ start, end, line }, i) =>
                (i === 0 ? '' : once[i - 1]?.line === line ? '\r' : '\n') + text.slice(start, end),
            )
            .join('');
          expect(rebuilt.replace(/\r+(?=\n|$)/g, '')).toBe(text.replace(/\r?\n$/, '').replace(/\r+(?=\n|$)/g, ''));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['without its other cells', 'x\n'.repeat(1_200_000)],
    ['with nothing but escape characters', `a,"${'\\'.repeat(3_000_000)}",c,d\n`],
    ['with a stray mark and no delimiter', `"a"b\n${'x"\n'.repeat(400_000)}`],
    ['within one quoted cell of a row with too many', `a,b,"${'x\n'.repeat(1_000_000)}",c,d\n`],
  ])('takes time in step with the text: lines %s', { timeout: 300_000 }, (_, text) => {
    const before = process.cpuUsage();
    expect(split(text, { width: 3, limit: 1 << 21, escape: text.includes('\\') ? '\\' : '' }).length).toBeGreaterThan(
      0,
    );
    // Of the processor, which does not hang on what else the machine does; the square of the lines took half a minute.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(12);
  });

  it('reads any number of rows in one line', () => {
    expect(split(`a,b\n${'1,2\r'.repeat(300_000)}\n`, { width: 2 }).length).toBe(300_001);
  });
});
