import { describe, expect, it } from 'vitest';
import { sniffDialect } from '../../../src/files/delimited/sniff-dialect.js';
import { readBytes, temporaryFolder } from '../temporary.js';

const folder = temporaryFolder();
const read = (text: string, options = {}) => readBytes(`${folder}/t.csv`, text, options);

const HEAD = '"id","name","note"\n';
const PLAIN = '"7","Bob Ray","none"\n"8","Cy Roe","some"\n';

describe('marks behind a backslash', () => {
  it('are read with no option, and told as one', async () => {
    const { reader, cells, rejected } = await read(
      `${HEAD}"1","Ann Lee","said \\"hi\\", ok"\n"2","Dee \\"D\\" Poe","C:\\\\dir\\\\"\n"3","Eve Moe",\\N\n${PLAIN}`,
    );
    expect(rejected).toEqual([]);
    expect(cells.slice(0, 3)).toEqual([
      ['1', 'Ann Lee', 'said "hi", ok'],
      ['2', 'Dee "D" Poe', 'C:\\dir\\'],
      ['3', 'Eve Moe', '\\N'],
    ]);
    expect(reader.pinningOptions.join(' ')).toContain('--escape \\');
    expect((await read(`${HEAD}"1","Ann","C:\\\\dir\\\\"\n`, { escape: '\\' })).cells).toEqual([
      ['1', 'Ann', 'C:\\dir\\'],
    ]);
    expect((await read(`${HEAD}"1","Ann","a \\"b\\" c"\n${PLAIN}`, { escape: 'none' })).rejected).toHaveLength(1);
  });

  it.each([
    ['in every row', '1,"a \\"b\\""\n2,"c \\"d\\", e"\n3,"f \\"g\\""\n4,"h \\"i\\""\n', 4],
    ['with semicolons', '1;"a \\"b\\" c, d"\n2;"e"\n3;"f \\"g\\"; h"\n', 3],
    ['before a delimiter', '1,"a\\",b"\n2,"c"\n3,"d"\n', 3],
    ['over several lines that look like rows', '1,"a \\"b\\"\nc,d\ne"\n2,"f \\"g\\" h"\n3,"i"\n', 3],
    ['beside doubled ones', '1,"a \\"b\\""\n2,"c ""d"" e"\n3,"f"\n', 3],
  ])('are seen %s', async (_, text, count) => {
    const semicolons = text.includes('1;');
    const { reader, cells, rejected } = await read(`id${semicolons ? ';' : ','}note\n${text}`);
    expect([reader.escape, reader.delimiter, rejected]).toEqual(['\\', semicolons ? ';' : ',', []]);
    expect(cells).toHaveLength(count);
  });

  it('are seen in a file of single marks', () => {
    const text = "'id','name','note'\n'1','Ann O\\'Neil','x'\n'2','Bob','y, z'\n'3','Cy','w'\n";
    expect(sniffDialect(text)).toMatchObject({ delimiter: ',', quote: "'", escape: '\\' });
  });

  it.each([
    ['paths at the end of cells', '"1","C:\\data\\","x"\n"2","D:\\","y ""z"""\n'],
    ['paths at the end of rows', '1,a,"C:\\data\\"\n2,b,"D:\\"\n3,c,"E:\\"\n'],
    ['a path beside a stray mark', '"1","C:\\data\\","x"\n"2","Bob \\"B\\" Ray","y"\n"3","a","b"\n'],
    ['a path after a stray mark', '"1","Bob \\"B\\" Ray","y"\n"2","a","b"\n"3","c","C:\\data\\"\n'],
    ['a path before stray marks', '"1","c","C:\\"\n"2","Bob \\"B\\" Ray","y"\n"3","Bob \\"C\\" Ray","z"\n'],
    ['a path above a stray mark', '"1","c","C:\\"\nBob"\n"2","Bob \\"B\\" Ray","y"\n"3","d","z"\n'],
    ['strays around whole rows', '1,a,"Bob\\"s\n2,b,x\n3,c,y"\n4,d,z\n'],
    ['paths and doubled marks', '"1","C:\\""x""\\ y","x"\n"2","5\\""","y"\n'],
    ['backslashes before none', '"1","C:\\\\x","x"\n"2","\\N","y"\n'],
  ])('are not seen in %s', async (_, text) => {
    const { reader, rejected } = await read(HEAD + text);
    expect(reader.escape).toBe('');
    expect(rejected).toHaveLength(text.match(/Bob/g)?.length ?? 0);
    expect(reader.pinningOptions).not.toContain('--escape');
  });
});
