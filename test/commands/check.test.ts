/** `cim check` on a bundled export. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyExports, type Workplace, workplaceWithStore } from './cim.js';

interface Answer {
  candidates: {
    customer: string;
    record: string;
    probability: number;
    weight: number;
    decision: string;
    name: string;
  }[];
}

interface Shown {
  values: Record<string, { value: string; standard: string }>;
}

describe('cim check', () => {
  let place: Workplace;
  let known: Record<string, string>;
  beforeAll(() => {
    place = workplaceWithStore();
    copyExports(place);
    place.cim('import', 'hubspot-contacts.csv');
  });
  afterAll(() => place.remove());

  it('needs a run that learnt what tells customers apart', () => {
    expect(place.cim('check', '--fullName', 'Ann Lee').stderr).toContain('not-deduped');
    place.json(0, 'dedupe');
    const { values } = place.json<Shown>(0, 'show', 'C3');
    known = Object.fromEntries(
      ['givenName', 'familyName', 'mobile', 'phone', 'email', 'street', 'city'].flatMap((field) => {
        const value = values[field];
        return value === undefined ? [] : [[field, value.standard || value.value]];
      }),
    );
    expect(Object.keys(known).length).toBeGreaterThan(4);
  });

  const typed = (record: Record<string, string>) =>
    Object.entries(record).flatMap(([field, value]) => [`--${field}`, value]);

  it('knows a customer by all it has, by some of it, and with slips', () => {
    const all = place.json<Answer>(0, 'check', ...typed(known));
    expect(all.candidates[0]).toMatchObject({ customer: 'C3', decision: 'link' });
    const { givenName, familyName, email } = known as Record<'givenName' | 'familyName' | 'email', string>;
    const some = place.json<Answer>(0, 'check', ...typed({ fullName: `${givenName} ${familyName}`, email }));
    expect(some.candidates[0]?.customer).toBe('C3');
    expect(some.candidates[0]?.weight).toBeLessThan(all.candidates[0]?.weight as number);
    const slip = { ...known, familyName: `${familyName.slice(0, -1)}x` };
    expect(place.json<Answer>(0, 'check', ...typed(slip)).candidates[0]?.customer).toBe('C3');
  });

  it('does not know a stranger', () => {
    const answer = place.json<Answer>(
      0,
      'check',
      '--givenName',
      'Zoltan',
      '--familyName',
      'Quimby',
      '--phone',
      '2125550188',
    );
    expect(answer).toEqual({ candidates: [] });
    expect(place.cim('check', '--givenName', 'Zoltan').stdout).toBe('Not known.\n');
  });

  it('answers a line for each line of standard input', () => {
    const lines = [JSON.stringify(known), JSON.stringify({ fullName: 'Zoltan Quimby', phone: ['2125550188', ''] })];
    const { status, stdout } = place.cimWith(`${lines.join('\n')}\n`, 'check', '-', '--json');
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer);
    expect([status, answers.length]).toEqual([0, 2]);
    expect(answers[0]?.candidates[0]?.customer).toBe('C3');
    expect(answers[1]?.candidates).toEqual([]);
  });

  it('reads keys that are no fields as the headers of a file', () => {
    const words: Readonly<Record<string, string>> = {
      givenName: 'First Name',
      familyName: '姓',
      phone: 'Phone Number',
      email: 'E-mail',
    };
    const written = Object.fromEntries(Object.entries(known).map(([field, value]) => [words[field] ?? field, value]));
    const { stdout } = place.cimWith(`${JSON.stringify(written)}\n`, 'check', '-', '--json');
    expect((JSON.parse(stdout) as Answer).candidates[0]?.customer).toBe('C3');
  });

  it('masks on a screen', () => {
    const text = place.cim('check', ...typed(known)).stdout;
    expect(text).toContain('C3');
    expect(text).not.toContain(known.email);
    expect(place.cim('check', ...typed(known), '--reveal').stdout).toContain(known.email);
  });

  it('says what is wrong without repeating it', () => {
    for (const line of ['nonsense', '[1]', '{"fullName":{"first":"x"}}', '"secret"']) {
      const { status, stderr } = place.cimWith(`${line}\n`, 'check', '-');
      expect([status, stderr]).toEqual([2, expect.stringContaining('Line 1')]);
      expect(stderr).not.toContain('secret');
    }
    expect(place.cim('check').stderr).toContain('nothing-to-check');
    expect(place.cimWith('{"__proto__":"x","fullName":"Zoltan Quimby"}\n', 'check', '-').status).toBe(0);
  });
});

describe('cim check in a store without duplicates', () => {
  it('knows a customer by what is his own, though no rule of blocking was of any use', () => {
    const place = workplaceWithStore();
    try {
      const rows = [
        'name,mobile,email,city,birthday',
        '王小明,13812345678,wang.xm@example.cn,北京,1990-01-01',
        '李娜,13987654321,lina@example.cn,上海,1988-05-06',
        'Anna Schmidt,+49 151 23456789,anna.schmidt@example.com,Berlin,1980-02-03',
        'Peter Meyer,+49 160 5551234,peter.meyer@example.com,Hamburg,1975-11-30',
      ];
      writeFileSync(place.path('few.csv'), `${rows.join('\n')}\n`);
      place.json(0, 'import', 'few.csv');
      place.json(0, 'dedupe');
      const first = (...args: string[]) => place.json<Answer>(0, 'check', ...args).candidates[0];
      expect(first('--fullName', '王小明', '--mobile', '138 1234 5678')).toMatchObject({
        customer: 'C1',
        decision: 'link',
      });
      for (const alone of [
        ['--email', 'wang.xm@example.cn'],
        ['--mobile', '13812345678'],
        ['--fullName', '王小明'],
      ])
        expect(first(...alone), alone.join(' ')).toMatchObject({ customer: 'C1' });
      expect(first('--fullName', '赵六', '--mobile', '13700000000')).toBeUndefined();
    } finally {
      place.remove();
    }
  });

  it('knows a customer by the number of an identity card that nobody else has', () => {
    const place = workplaceWithStore();
    try {
      const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
      const numberOf = (i: number): string => {
        const digits = `11010519${50 + (i % 40)}0${1 + (i % 9)}1${i % 10}${100 + i}`;
        const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
        return digits + '10X98765432'[sum % 11];
      };
      const rows = Array.from(
        { length: 60 },
        (_, i) => `客户${'甲乙丙丁戊己'[i % 6]},138${10_000_000 + 7919 * i},${numberOf(i)}`,
      );
      writeFileSync(place.path('cards.csv'), ['姓名,手机,身份证号', ...rows].join('\n'));
      place.json(0, 'import', 'cards.csv');
      place.json(0, 'dedupe');
      // The first look-up reads all records, those after the next run lists.
      for (const _ of ['all', 'lists']) {
        const { candidates } = place.json<Answer>(0, 'check', '--nationalId', numberOf(17));
        expect(candidates.map(({ record }) => record)).toEqual(['R18']);
        place.json(0, 'dedupe');
      }
    } finally {
      place.remove();
    }
  });
});
