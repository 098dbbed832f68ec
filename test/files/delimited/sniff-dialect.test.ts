import { describe, expect, it } from 'vitest';
import { sniffDialect } from '../../../src/files/delimited/sniff-dialect.js';

const dialect = (text: string): string => {
  const { delimiter, quote } = sniffDialect(text);
  return `${delimiter === '\t' ? 'tab' : delimiter}${quote}`;
};

describe('sniffDialect', () => {
  it.each([
    ['commas', 'id,name\n1,Ann\n2,Bob\n', ',"'],
    ['semicolons beside decimal commas', 'id;name;amount\n1;Ann;1,5\n2;Bob;2,5\n', ';"'],
    ['semicolons beside names with commas', 'name;phone\nSmith, John;1\nDoe, Jane;2\nRoe, R;3\n', ';"'],
    ['quoted semicolons', '"name";"phone"\n"a;b";"1"\n"c;d";"2,3"\n', ';"'],
    ['tabs', 'name\tcity\nAnn\tSpringfield, IL\nBob\tX, NY\n', 'tab"'],
    ['bars', 'name|note\nAnn|a,b\nBob|c\n', '|"'],
    ['a header alone', 'name;phone;city\n', ';"'],
    ['titles above', 'Customer list\nexported today\n\nname,phone\nAnn,5551\nBob,5552\nCy,5553\n', ',"'],
    ['one column', 'name\nann\nbob smith\n', '"'],
    ['one column of values with commas', 'address\n1 Main St, X\n2 Elm St, Y\n3 Oak St, Z\n', '"'],
    ['single quotes', "'id','name'\n'1','a,b'\n'2','c'\n'3','d'\n", ",'"],
    ['a dump that quotes nothing', 'id\tname\n1\t"Bob" Smith\n2\t"Al" Jones\n3\t"Cy" Roe\n4\tx\n', 'tab'],
    ['cells over several lines', 'id,address,zip\n1,"a\nb, c\nd",5\n2,"e\nf",6\n3,g,7\n', ',"'],
    ['lines that end in three ways', `a,b,c\r\n${'1,2,3\n4,5,6\r7,8,9\r\n'.repeat(6)}`, ',"'],
    ['Chinese', '姓名,电话,地址\n王小明,1,"上海市,浦东"\n李娜,2,北京\n', ',"'],
  ])('finds %s', (_, text, expected) => {
    expect(dialect(text)).toBe(expected);
  });

  it('believes a sep= line and the user, in that order of rank from below', () => {
    expect(sniffDialect('sep=;\na,b;c\n1,2;3\n')).toMatchObject({ delimiter: ';', declared: true });
    expect(sniffDialect('sep=;\na,b;c\n1,2;3\n', { delimiter: ',' })).toMatchObject({
      delimiter: ',',
      declared: false,
    });
    expect(sniffDialect('a,b\n1,2\n', { quote: '' }).quote).toBe('');
  });
});
