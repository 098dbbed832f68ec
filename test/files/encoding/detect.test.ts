import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../../src/files/encoding/detect.js';
import { encodeText } from '../legacy-encoder.js';

const TEXTS = {
  simplified: '姓名,电话,城市\r\n王小明,13800138000,上海市浦东新区\r\n李娜,13900139000,北京\r\n',
  simplifiedNoHeader: '1,赵一鸣,0755-8888\n2,钱多多,010-6666\n3,孙悦,021-5555\n',
  traditional: '姓名,電話,城市\r\n陳大文,0912345678,臺北市信義區\r\n林美玲,0987654321,高雄市\r\n',
  japanese: '氏名,会社,住所\r\n山田太郎,株式会社テスト,東京都新宿区\r\nさくら花子,メール商事,大阪府\r\n',
  korean: '고객번호,이름,주소\r\n1,김철수,서울특별시 강남구\r\n2,이영희,부산광역시 해운대구\r\n',
  russian: 'Фамилия;Имя;Город\r\nИванов;Пётр;Москва\r\nПетрова;Ольга;Казань\r\n',
  greek: 'Όνομα;Επώνυμο;Πόλη\r\nΓεώργιος;Παπαδόπουλος;Αθήνα\r\nΕλένη;Ιωάννου;Ηράκλειο\r\n',
  hebrew: 'id,a,b\r\n1,דוד כהן,ירושלים\r\n2,שרה לוי,חיפה\r\n',
  arabic: 'id,a,b\r\n1,محمد,الرياض\r\n2,فاطمة,جدة\r\n3,أحمد,القاهرة\r\n',
  thai: 'id,a,b\r\n1,สมชาย ใจดี,กรุงเทพ\r\n2,วิไล ทองคำ,เชียงใหม่\r\n',
  czech: 'id,a,b\r\n1,Dvořáková Božena,Brno\r\n2,Kučera Tomáš,Plzeň\r\n',
  polish: 'id,a,b\r\n1,Wąsik Paweł,Łódź\r\n2,Wójcik Małgorzata,Kraków\r\n',
  hungarian: 'id,a,b\r\n1,Szűcs Erzsébet,Győr\r\n2,Nagy Lőrinc,Szeged\r\n',
  romanian: 'id,a,b\r\n1,Ţurcanu Ion,Iaşi\r\n2,Băsescu Ana,Braşov\r\n',
  turkish: 'id,a,b\r\n1,Ayşe Yılmaz,İstanbul\r\n2,Çağrı Öztürk,Muğla\r\n',
  danish: 'id,a,b\r\n1,Søren Kjær,Århus\r\n2,Åse Sørensen,Næstved\r\n',
  german: 'Vorname;Straße;Ort\r\nJürgen;Hauptstraße 5;Köln\r\nBärbel;Grüner Weg;Nürnberg\r\n',
  french: 'Prénom;Téléphone;Société\r\nRené;0102030405;Crédit à l’été\r\nFrançois;0102;Théâtre\r\n',
  oneAccent: 'name,phone\r\nAnn,1\r\nBob,2\r\nJosé,3\r\n',
  curly: 'name,notes\nAnn,“quoted” – dash\nBob,€ 5\n',
};

it('reads the encoding of old Macs where lines end as theirs', () => {
  const bytes = Buffer.from('Pr\x8enom;Nom\rRen\x8e;Lef\x8fvre\rZo\x91;M\x9fller\r', 'latin1');
  expect(detectEncoding(bytes).encoding).toBe('macintosh');
  expect(detectEncoding(Buffer.from(bytes.toString('latin1').replaceAll('\r', '\n'), 'latin1')).encoding).not.toBe(
    'macintosh',
  );
  expect(detectEncoding(encodeText(TEXTS.french.replaceAll('\r\n', '\r'), 'windows-1252')).encoding).toBe(
    'windows-1252',
  );
  expect(detectEncoding(encodeText(TEXTS.simplified.replaceAll('\r\n', '\r'), 'gb18030')).encoding).toBe('gb18030');
});

const CASES: readonly (readonly [keyof typeof TEXTS, string])[] = [
  ['simplified', 'gb18030'],
  ['simplified', 'utf-8'],
  ['simplified', 'utf-16le'],
  ['simplified', 'utf-16be'],
  ['simplifiedNoHeader', 'gb18030'],
  ['simplifiedNoHeader', 'utf-16le'],
  ['traditional', 'big5'],
  ['traditional', 'utf-8'],
  ['japanese', 'shift_jis'],
  ['japanese', 'utf-8'],
  ['korean', 'euc-kr'],
  ['korean', 'utf-8'],
  ['russian', 'windows-1251'],
  ['russian', 'koi8-r'],
  ['japanese', 'euc-jp'],
  ['greek', 'windows-1253'],
  ['hebrew', 'windows-1255'],
  ['arabic', 'windows-1256'],
  ['thai', 'windows-874'],
  ['czech', 'windows-1250'],
  ['czech', 'iso-8859-2'],
  ['polish', 'windows-1250'],
  ['hungarian', 'windows-1250'],
  ['romanian', 'windows-1250'],
  ['turkish', 'windows-1254'],
  ['danish', 'windows-1252'],
  ['russian', 'gb18030'],
  ['russian', 'utf-16le'],
  ['russian', 'utf-16be'],
  ['german', 'windows-1252'],
  ['german', 'utf-8'],
  ['german', 'utf-16le'],
  ['french', 'windows-1252'],
  ['oneAccent', 'windows-1252'],
  ['oneAccent', 'utf-8'],
  ['oneAccent', 'utf-16be'],
  ['curly', 'windows-1252'],
];

describe('detectEncoding', () => {
  it.each(CASES)('finds %s text in %s', (text, encoding) => {
    expect(detectEncoding(encodeText(TEXTS[text], encoding)).encoding).toBe(encoding);
  });

  it.each([
    ['袁梅', 'gb18030'],
    ['崔杰', 'gb18030'],
    ['Núñez', 'windows-1252'],
    ['Ibáñez', 'windows-1252'],
    ['Öz', 'utf-8'],
    ['Müller', 'utf-8'],
    ['Иван', 'utf-8'],
    ['Иван', 'windows-1251'],
    ['김민수', 'euc-kr'],
  ])('finds the encoding of a single %s among ASCII', (word, encoding) => {
    expect(detectEncoding(encodeText(`id,name,phone\n1,Ann,5\n2,${word},6\n`, encoding)).encoding).toBe(encoding);
  });

  it('takes byte order marks at their word', () => {
    expect(detectEncoding(Buffer.from('\ufeffname\n'))).toEqual({ encoding: 'utf-8', bom: 3, certain: true });
    expect(detectEncoding(Buffer.from([0xff, 0xfe, 0x61, 0]))).toEqual({ encoding: 'utf-16le', bom: 2, certain: true });
    expect(detectEncoding(Buffer.from([0xfe, 0xff, 0, 0x61]))).toEqual({ encoding: 'utf-16be', bom: 2, certain: true });
  });

  it('is not certain of plain ASCII, even with a NUL in it', () => {
    expect(detectEncoding(Buffer.from('a,b\n1,2\n')).certain).toBe(false);
    expect(detectEncoding(Buffer.from('a,b\n1,\0x\n2,3\n4,5\n')).encoding).toBe('utf-8');
  });

  it('holds on to UTF-8 when some bytes are broken', () => {
    const bytes = Buffer.concat([Buffer.from('名称,b\né,1\nü,2\n'), Buffer.from([0xff, 0xfe, 0x2c, 0x31, 10])]);
    expect(detectEncoding(bytes).encoding).toBe('utf-8');
  });

  it('gives the same verdict wherever the sample is cut', () => {
    for (const [text, encoding] of CASES) {
      if (encoding.startsWith('utf-16')) continue;
      const bytes = encodeText(TEXTS[text].repeat(3), encoding);
      // From the end of the second copy on, so that enough is there to judge.
      for (let cut = bytes.length - 30; cut < bytes.length; cut++) {
        expect(detectEncoding(bytes.subarray(0, cut)).encoding, `${text} ${encoding} ${cut}`).toBe(encoding);
      }
    }
  });

  it('finds Chinese customer files whatever names and places are in them', () => {
    const surnames = [
      ...'王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚',
    ];
    const given = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂燕玲婷雪梅琳颖慧莹晶欣佳怡宇轩浩然梓涵'];
    const cities = ['上海', '北京', '广州', '深圳', '杭州', '成都', '武汉', '西安', '南京', '重庆'];
    const row = fc
      .tuple(
        fc.constantFrom(...surnames),
        fc.constantFrom(...given),
        fc.constantFrom(...given),
        fc.constantFrom(...cities),
        fc.integer({ min: 1, max: 99999 }),
      )
      .map(([family, a, b, city, n]) => `${n},${family}${a}${b},${city}`);
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 20 }), (rows) => {
        const text = `id,name,city\n${rows.join('\n')}\n`;
        expect(detectEncoding(encodeText(text, 'gb18030')).encoding).toBe('gb18030');
      }),
      { numRuns: 300 },
    );
  });
});

it.each(CASES.filter(([, encoding]) => encoding !== 'iso-8859-2'))(
  'finds %s text in %s in a large file, whatever its beginning does not rule out',
  (text, encoding) => {
    const [header = '', ...rows] = TEXTS[text].split(/(?<=\n)/);
    const large = header + 'x,1,2\n'.repeat(3) + rows.join('').repeat(600);
    expect(detectEncoding(encodeText(large, encoding)).encoding).toBe(encoding);
  },
);

describe('encodings that nearly fit', () => {
  const rivals = (text: string, encoding: string) => detectEncoding(encodeText(text, encoding)).rivals ?? [];

  it('are told where the letters do not decide', () => {
    expect(rivals('name,city\nKučera,Olomouc\n', 'windows-1250').length).toBeGreaterThan(0);
    expect(rivals('name,city\nKulè,Bergamo\n', 'windows-1252')).toEqual(['windows-1250']);
  });

  it('are none where the letters decide, or are the same in both', () => {
    for (const [text, encoding] of CASES.filter(([, encoding]) => encoding !== 'iso-8859-2'))
      expect([text, encoding, rivals(TEXTS[text], encoding)]).toEqual([text, encoding, []]);
    expect(rivals('name,city\nMüller,Köln\n', 'windows-1252')).toEqual([]);
  });
});
