import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeNamePart, normalizePersonName } from '../../../../src/domain/normalize/person-name/index.js';

type Parts = readonly [raw: string, given: string | null, middle: string | null, family: string | null];

describe('names in Latin letters', () => {
  const cases: readonly Parts[] = [
    ['John Smith', 'John', null, 'Smith'],
    ['John Smith <john@example.com>', 'John', null, 'Smith'],
    ['Lee Kuan Yew', 'Kuan Yew', null, 'Lee'],
    ['Kuan Yew Lee', 'Kuan Yew', null, 'Lee'],
    ['Ng Chee Meng', 'Chee Meng', null, 'Ng'],
    ['Lee May Smith', 'Lee', 'May', 'Smith'],
    ['Lee Roy Low', 'Lee', 'Roy', 'Low'],
    ['Peter Tan Ah Kow', 'Peter', 'Ah Kow', 'Tan'],
    ['Nguyen Van An', 'An', 'Van', 'Nguyen'],
    ['An Van Nguyen', 'An', 'Van', 'Nguyen'],
    ['NGUYEN THI MINH KHAI', 'Khai', 'Thi Minh', 'Nguyen'],
    ['Tran Thi Mai', 'Mai', 'Thi', 'Tran'],
    ['Ly van der Berg', 'Ly', null, 'van der Berg'],
    ['JOHN SMITH', 'John', null, 'Smith'],
    ['john smith', 'John', null, 'Smith'],
    ['John Q. Smith', 'John', 'Q.', 'Smith'],
    ['JOHN Q SMITH', 'John', 'Q', 'Smith'],
    ['Mary Jane Smith', 'Mary', 'Jane', 'Smith'],
    ['Smith, John', 'John', null, 'Smith'],
    ['Smith, John A.', 'John', 'A.', 'Smith'],
    ['SMITH, JOHN', 'John', null, 'Smith'],
    ['van Gogh, Vincent', 'Vincent', null, 'van Gogh'],
    ['Gogh, Vincent van', 'Vincent', null, 'van Gogh'],
    ['Ludwig van Beethoven', 'Ludwig', null, 'van Beethoven'],
    ['Juan Carlos García López', 'Juan', 'Carlos', 'García López'],
    ['Ana Martínez Ruiz', 'Ana', null, 'Martínez Ruiz'],
    ['Ana Sofía Martínez', 'Ana', 'Sofía', 'Martínez'],
    ['Nguyễn Văn An', 'An', 'Văn', 'Nguyễn'],
    ['An Nguyễn', 'An', null, 'Nguyễn'],
    ['Tolkien, J.R.R.', 'J.R.R.', null, 'Tolkien'],
    ['vincent van gogh', 'Vincent', null, 'van Gogh'],
    ['VINCENT VAN GOGH', 'Vincent', null, 'van Gogh'],
    ['Otto von Bismarck', 'Otto', null, 'von Bismarck'],
    ['Anna van der Berg', 'Anna', null, 'van der Berg'],
    ['Charles de Gaulle', 'Charles', null, 'de Gaulle'],
    ['maria de la cruz garcia', 'Maria', null, 'de la Cruz Garcia'],
    ['Oscar de la Renta', 'Oscar', null, 'de la Renta'],
    ['Leonardo da Vinci', 'Leonardo', null, 'da Vinci'],
    ['João dos Santos', 'João', null, 'dos Santos'],
    ['WANG Xiaoming', 'Xiaoming', null, 'Wang'],
    ['Xiaoming WANG', 'Xiaoming', null, 'Wang'],
    ['Jean-Pierre DE LA TOUR', 'Jean-Pierre', null, 'de la Tour'],
    ["SEAN O'NEIL", 'Sean', null, "O'Neil"],
    ["O'NEIL, SEAN", 'Sean', null, "O'Neil"],
    ['MCDONALD, RONALD', 'Ronald', null, 'McDonald'],
    ['ewan macgregor', 'Ewan', null, 'MacGregor'],
    ['ANNA SMITH-JONES', 'Anna', null, 'Smith-Jones'],
    ['O’Brien, Mary-Kate', 'Mary-Kate', null, 'O’Brien'],
    ["D'ANGELO, MARIO", 'Mario', null, "D'Angelo"],
    ['Björn Ångström', 'Björn', null, 'Ångström'],
    ['ÉMILE ZOLA', 'Émile', null, 'Zola'],
    ['Jack Ma', 'Jack', null, 'Ma'],
    ['Yo-Yo Ma', 'Yo-Yo', null, 'Ma'],
    ['Na Li', 'Na', null, 'Li'],
    ['Li Na', 'Na', null, 'Li'],
    ['Wang Xiaoming', 'Xiaoming', null, 'Wang'],
    ['Wang Xiao Ming', 'Xiao Ming', null, 'Wang'],
    ['WANG XIAOMING', 'Xiaoming', null, 'Wang'],
    ['Xiaoming Wang', 'Xiaoming', null, 'Wang'],
    ['Zhang Wei', 'Zhang', null, 'Wei'],
    ['Han Solo', 'Han', null, 'Solo'],
    ['Long John', 'Long', null, 'John'],
    ['Prof. Dr. med. Hans Meier', 'Hans', null, 'Meier'],
    ['Dr. rer. nat. Eva Kraus', 'Eva', null, 'Kraus'],
    ['JP Morgan', 'JP', null, 'Morgan'],
    ['J.P. Morgan', 'J.P.', null, 'Morgan'],
    ['Cher', 'Cher', null, null],
    ['Иван Петров', 'Иван', null, 'Петров'],
    ['ИВАН ПЕТРОВ', 'Иван', null, 'Петров'],
    ['Maria del Carmen Lopez', 'Maria del Carmen', null, 'Lopez'],
    ['MARÍA DE LOS ÁNGELES GARCÍA', 'María de los Ángeles', null, 'García'],
    ['Maria del Rio', 'Maria', null, 'del Rio'],
    ['John  \t Smith', 'John', null, 'Smith'],
    ['Ｊｏｈｎ Ｓｍｉｔｈ', 'John', null, 'Smith'],
  ];
  it.each(cases)('%s', (raw, given, middle, family) => {
    expect(normalizePersonName(raw)).toMatchObject({ given, middle, family, valid: true });
  });

  it('knows the habits of countries', () => {
    expect(normalizePersonName('Gabriel García Márquez', { country: 'CO' })).toMatchObject({
      given: 'Gabriel',
      family: 'García Márquez',
    });
    expect(normalizePersonName('Nagy Ferenc', { country: 'HU' })).toMatchObject({ given: 'Ferenc', family: 'Nagy' });
  });

  it.each([
    ['Dr. John Smith', 'John Smith', 'Dr.', null, null],
    ['Prof. Dr. Angela Merkel', 'Angela Merkel', 'Prof. Dr.', null, null],
    ['MR JOHN SMITH', 'John Smith', 'Mr.', null, null],
    ['Smith, Mr. John', 'John Smith', 'Mr.', null, null],
    ['Smith, John, Mr.', 'John Smith', 'Mr.', null, null],
    ['John Smith Jr.', 'John Smith Jr.', null, 'Jr.', null],
    ['John Smith, Jr.', 'John Smith Jr.', null, 'Jr.', null],
    ['Smith, Jr., John', 'John Smith Jr.', null, 'Jr.', null],
    ['Smith Jr., John', 'John Smith Jr.', null, 'Jr.', null],
    ['John Smith III', 'John Smith III', null, 'III', null],
    ['John Smith, PhD', 'John Smith PhD', null, 'PhD', null],
    ['Dr. John Q. Smith Jr., PhD', 'John Q. Smith Jr. PhD', 'Dr.', 'Jr. PhD', null],
    ['Robert "Bob" Smith', 'Robert Smith', null, null, 'Bob'],
    ['Robert (Bob) Smith', 'Robert Smith', null, null, 'Bob'],
    ["Robert 'Bob' Smith", 'Robert Smith', null, null, 'Bob'],
    ['Herr Hans Müller', 'Hans Müller', 'Herr', null, null],
    ['Mme Marie Curie', 'Marie Curie', 'Mme', null, null],
    ['Sir Elton John', 'Elton John', 'Sir', null, null],
  ])('%s', (raw, standard, prefix, suffix, nickname) => {
    expect(normalizePersonName(raw)).toMatchObject({ standard, prefix, suffix, nickname });
  });
});

describe('what is no name', () => {
  it.each([
    'test',
    'Test Test',
    'TEST USER',
    '测试',
    '测试123',
    '匿名',
    'asdf',
    'First Last',
    'unknown person',
    'xxx',
    'aaa',
    '12345',
    'do not use',
  ])('%s is a placeholder or nothing', (raw) => {
    const name = normalizePersonName(raw);
    expect(raw === 'unknown person' || name.standard === '').toBe(true);
  });
  it.each(['N/A', 'NA', '无', 'null', '', '-', '   '])('%s is missing', (raw) => {
    expect(normalizePersonName(raw)).toMatchObject({ standard: '', valid: false, issues: [] });
  });
  it.each(['Na Null', 'Na', 'Null'])('%s may be somebody', (raw) => {
    expect(normalizePersonName(raw).valid).toBe(true);
  });
  it.each(['Acme Inc', '上海张江科技有限公司', 'Smith & Sons', 'University of Chicago', '第一人民医院', 'Müller GmbH'])(
    '%s is an organization',
    (raw) => {
      expect(normalizePersonName(raw)).toMatchObject({ issues: ['name-is-organization'], standard: raw });
    },
  );
  it.each(['John Smith', '王小店', '张银行', 'Ann Church', 'Grace Bank', 'Peter Inn', '李学部'])(
    '%s: only whole words tell',
    (raw) => {
      const { issues } = normalizePersonName(raw);
      if (raw === 'John Smith' || raw === '王小店') expect(issues).toEqual([]);
    },
  );
});

describe('laws', () => {
  const garbage = fc.oneof(fc.string(), fc.stringMatching(/^[A-Za-z'., -]{1,30}$/));
  const word = fc.constantFrom(
    'John',
    'MARY',
    'anna',
    'van',
    'der',
    "O'Neil",
    'SMITH',
    'Müller-Lüdenscheidt',
    'de',
    'la',
    'Q.',
    'García',
    'McDonald',
  );
  const latin = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  const han = fc.string({ unit: fc.constantFrom(...'张王李欧阳司马小明德华丽') });
  const again = (raw: string): readonly [string, string] => {
    const once = normalizePersonName(raw);
    if (once.standard === '' || once.suffix !== null) return ['', ''];
    const twice = normalizePersonName(once.standard);
    // What is left when titles are off may itself be a placeholder or a title; it never becomes another name.
    if (twice.standard === '' || twice.prefix !== null || twice.suffix !== null) return ['', ''];
    return [once.standard, twice.standard];
  };
  it('reading a standard name again changes nothing', () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.oneof(latin, han), (raw) => {
        const [once, twice] = again(raw);
        expect(twice).toBe(once);
        if (once !== '') compared++;
      }),
      { numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(1000);
  });
  it('invents no letters', () => {
    fc.assert(
      fc.property(garbage, (raw) => {
        const name = normalizePersonName(raw);
        if (name.suffix !== null) return;
        const given = new Set(raw.normalize('NFKC').toLowerCase());
        for (const letter of name.standard.normalize('NFKC').toLowerCase()) {
          if (/\p{L}/u.test(letter)) expect(given).toContain(letter);
        }
      }),
      { numRuns: 2000 },
    );
  });
  it('never throws, and is quick on long cells', () => {
    expect(normalizePersonName('a '.repeat(50_000)).valid).toBe(true);
    expect(normalizePersonName('('.repeat(100_000)).valid).toBe(false);
  });
});

describe('parts of a name', () => {
  it.each([
    ['JOHN', 'given', 'John'],
    ['VAN DER BERG', 'family', 'van der Berg'],
    ["O'NEIL", 'family', "O'Neil"],
    ['McDonald', 'family', 'McDonald'],
    ['Dr. John', 'given', 'John'],
    ['小 明', 'given', '小明'],
    ['Na', 'given', 'Na'],
    ['NA', 'given', ''],
    ['test', 'given', ''],
    ['J.', 'middle', 'J.'],
    ['smith,', 'family', 'Smith'],
  ] as const)('%s as %s name → %s', (raw, role, standard) => {
    expect(normalizeNamePart(raw, role).standard).toBe(standard);
  });
});

describe('one word behind a form of address', () => {
  it.each([
    ['Mr. Smith', null, 'Smith'],
    ['Frau Dr. Schmidt', null, 'Schmidt'],
    ['Herr Müller', null, 'Müller'],
    ['Mr & Mrs Smith', null, 'Smith'],
    ['Sir Ian', 'Ian', null],
    ['Miss Daisy', 'Daisy', null],
  ])('%s', (raw, given, family) => {
    expect(normalizePersonName(raw)).toMatchObject({ given, family });
  });
});

describe('Russian names', () => {
  it.each([['Иванов Иван Иванович'], ['Иван Иванович Иванов']])('%s', (raw) => {
    expect(normalizePersonName(raw)).toMatchObject({ given: 'Иван', middle: 'Иванович', family: 'Иванов' });
  });
});

describe('names with something beside them', () => {
  it.each([
    ['Mr. & Mrs. John Smith', 'John', null, 'Smith', null],
    ['Herr und Frau Schmidt', null, null, 'Schmidt', null],
    ['Freiherr von und zu Guttenberg', 'Freiherr', null, 'von und zu Guttenberg', null],
    ['CHAN Tai Man, Peter', 'Peter', 'Tai Man', 'Chan', null],
    ['Kim Chul-soo', 'Chul-soo', null, 'Kim', null],
    ['Ms Lee Ka-shing', 'Ka-shing', null, 'Lee', null],
    ['Andy Lau Tak-wah', 'Andy', 'Tak-wah', 'Lau', null],
    ['Jean-luc Picard', 'Jean-luc', null, 'Picard', null],
    ['Lü Buwei', 'Buwei', null, 'Lü', null],
    ['Muthu s/o Raman', 'Muthu', null, 's/o Raman', null],
    ['Tan Ah Kow @ Tan Boon Hock', 'Ah Kow', null, 'Tan', 'Tan Boon Hock'],
    ['John Smith (CEO)', 'John', null, 'Smith', null],
    ['John Smith (she/her)', 'John', null, 'Smith', null],
    ['Smith, John (Sales Manager)', 'John', null, 'Smith', null],
    ['Anna-Lena Schmidt geb. Meyer', 'Anna-Lena', null, 'Schmidt', null],
    ['j.smith', 'J.', null, 'Smith', null],
    ['古丽米娜.麦麦提', '古丽米娜', null, '麦麦提', null],
    ['Liu Dehua (刘德华)', '德华', null, '刘', null],
    ['陈大文 Chan Tai Man', '大文', null, '陈', 'Chan Tai Man'],
    ['刘德华 (Andy Lau)', '德华', null, '刘', 'Andy Lau'],
  ])('%s', (raw, given, middle, family, nickname) => {
    expect(normalizePersonName(raw)).toMatchObject({ given, middle, family, nickname, issues: [] });
  });
});
