/** What the law asks of a customer file: one test an article, over a store that many rights were used on, at a fixed clock. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workplace } from '../commands/cim.js';
import { runHere } from './in-process.js';

const TODAY = '2025-03-01';
const HEADER = 'id,first name,last name,email,phone,birth date,city,national id,last modified';
const PEOPLE = [
  '1,Anna,Muster,anna@mail.example,+8613800000001,1980-02-03,Linz,,2025-01-01',
  '2,Kai,Kind,kai@mail.example,+8613800000002,2011-03-02,Linz,,2025-01-01', // 14 on the day after today
  '3,Rosa,Restricted,rosa@mail.example,+8613800000003,1970-05-05,Graz,,2025-01-01',
  '4,Otto,Objector,otto@mail.example,+8613800000004,1971-06-06,Graz,,2025-01-01',
  '5,伟,张,zhang@mail.example,+8613800000005,1949-12-31,上海,11010519491231002X,2025-01-01',
  '6,Alt,Ablauf,alt@mail.example,+8613800000006,1950-01-01,Wien,,2015-01-01',
  '7,Gerda,Gone,gerda@mail.example,+8613800000007,1960-01-01,Wien,,2025-01-01',
];
const CUSTOMER = { anna: 'C1', kai: 'C2', rosa: 'C3', otto: 'C4', zhang: 'C5', alt: 'C6', gerda: 'C7' };

let place: Workplace;
let environment: Record<string, string>;
let files = 0;

/** Runs at noon of a day; fails the test where the exit status is not as expected. */
async function at(day: string, status: number, name: string, ...words: string[]): Promise<string> {
  const outcome = await runHere(name, words, environment, new Date(`${day}T12:00:00Z`));
  if (outcome.status !== status)
    throw new Error(`cim ${name} ${words.join(' ')}: ${outcome.status} ${outcome.code} ${outcome.err}`);
  return outcome.out;
}
const does = (name: string, ...words: string[]) => at(TODAY, 0, name, ...words);
const json = async (name: string, ...words: string[]) => JSON.parse(await does(name, ...words, '--json'));
const lines = async (name: string, ...words: string[]) =>
  (await does(name, ...words, '--json'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Exports with these options and gives first names that are in the file, and who was left out. */
async function exported(day: string, ...words: string[]) {
  const path = place.path(`export-${++files}.csv`);
  const result = JSON.parse(await at(day, 0, 'export', '-o', path, ...words, '--json'));
  const text = readFileSync(path, 'utf8');
  const names = ['Anna', 'Kai', 'Rosa', 'Otto', '伟', 'Alt', 'Gerda'].filter((name) => text.includes(name));
  return { names, text, leftOut: result.leftOut as Record<string, number>, disclosure: result.disclosure as number };
}

beforeAll(async () => {
  place = new Workplace({ CIM_KEY_FILE: 'key' });
  environment = {
    CIM_STORE: place.path('customers.cim'),
    CIM_KEY_FILE: place.path('key'),
    XDG_STATE_HOME: place.path('s'),
  };
  await does('init', '--new-key-file', place.path('key'));
  writeFileSync(place.path('crm.csv'), `${[HEADER, ...PEOPLE].join('\n')}\n`);
  await does('import', place.path('crm.csv'), '--basis', 'contract', '--source', 'crm');
  expect((await lines('search', 'Anna'))[0].customer).toBe(CUSTOMER.anna);
});
afterAll(() => place.remove());

describe('GDPR 5(1)(e), 5(2) / PIPL 19 / CCPA 1798.100: kept no longer than needed', () => {
  it('exactly the due go, what is on hold stays, and a second run changes nothing', async () => {
    const rules = place.path('retention.yaml');
    writeFileSync(rules, 'retention:\n  - name: inactive\n    after: 3 years\n');
    const { due } = await json('retention plan', '--rules', rules);
    expect(due.map(({ customer }: { customer: string }) => customer)).toEqual([CUSTOMER.alt]);
    await does('subject restrict', CUSTOMER.alt, '--hold', '--reason', 'tax');
    expect(await json('retention apply', '--rules', rules, '--yes')).toMatchObject({ erased: 0, held: 1 });
    await does('subject restrict', CUSTOMER.alt, '--lift', '--hold');
    expect(await json('retention apply', '--rules', rules, '--yes')).toMatchObject({ erased: 1 });
    expect(await json('retention apply', '--rules', rules, '--yes')).toMatchObject({ erased: 0 });
    expect(await lines('search', 'Ablauf')).toEqual([]);
    expect((await json('compliance')).erasures).toMatchObject([
      { customer: null, records: 1, reason: 'retention: inactive', certificate: null },
    ]);
  });
});

describe('GDPR 6 / PIPL 13: a basis for having the data', () => {
  it('is noted with the import and counted', async () => {
    expect((await json('compliance')).imports).toMatchObject({ contract: 1 });
  });
});

describe('GDPR 7, 4(11) / PIPL 14–16: consent, withdrawn as easily as given', () => {
  it('who consented is in the file, who withdrew is in none from that moment on', async () => {
    const mailing = ['--purpose', 'news', '--basis', 'consent', '--channel', 'email', '--marketing'];
    expect((await exported(TODAY, ...mailing)).names).toEqual([]);
    const notice = place.path('notice.txt');
    writeFileSync(notice, 'We write to you once a month.');
    const granted = [
      '--purpose',
      'news',
      '--channel',
      'email',
      '--notice',
      notice,
      '--notice-version',
      '3',
      '--evidence',
      'form 1',
    ];
    for (const customer of [CUSTOMER.anna, CUSTOMER.otto]) await does('consent grant', customer, ...granted);
    expect((await exported(TODAY, ...mailing)).names).toEqual(['Anna', 'Otto']);
    await does('consent withdraw', CUSTOMER.otto, '--purpose', 'news');
    const after = await exported(TODAY, ...mailing);
    expect([after.names, after.leftOut.withdrawn]).toEqual([['Anna'], 1]);
    expect(await json('consent show', CUSTOMER.otto, '--purpose', 'news', '--channel', 'email')).toMatchObject({
      state: 'withdrawn',
    });
  });

  it('withdrawn for one way of reaching somebody, it holds for files that may be used for any; the latest word decides', async () => {
    const isIn = async (purpose: string, ...channel: string[]) =>
      (await exported(TODAY, '--purpose', purpose, '--marketing', ...channel)).names.includes('伟');
    const [email, sms] = [
      ['--channel', 'email'],
      ['--channel', 'sms'],
    ] as const;
    for (const purpose of ['tips', 'tips more'])
      await does('consent grant', CUSTOMER.zhang, '--purpose', purpose, ...email);
    await does('consent withdraw', CUSTOMER.zhang, '--purpose', 'tips', ...email);
    expect([await isIn('tips', ...email), await isIn('tips'), await isIn('tips more')]).toEqual([false, false, true]);
    await does('consent withdraw', CUSTOMER.zhang, '--purpose', 'tips');
    expect(await isIn('tips more', ...email)).toBe(true); // another purpose, though its name begins alike
    await does('consent grant', CUSTOMER.zhang, '--purpose', 'tips');
    expect([await isIn('tips', ...email), await isIn('tips')]).toEqual([true, true]);
    await does('consent withdraw', CUSTOMER.zhang, '--purpose', 'tips', ...sms);
    expect([await isIn('tips', ...sms), await isIn('tips'), await isIn('tips', ...email)]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('GDPR 8 / PIPL 31: children', () => {
  it('get no marketing until a guardian consents, or until the day they turn fourteen', async () => {
    const marketing = ['--purpose', 'offers', '--marketing'];
    const before = await exported(TODAY, ...marketing);
    expect([before.names.includes('Kai'), before.leftOut.minor]).toEqual([false, 1]);
    expect((await exported('2025-03-02', ...marketing)).names).toContain('Kai');
    await does('consent guardian', CUSTOMER.kai, '--evidence', 'form 7');
    expect((await exported(TODAY, ...marketing)).names).toContain('Kai');
  });
});

describe('GDPR 12 / PIPL 50 / CCPA 1798.130: answers in time', () => {
  it('a request is due by its law, and an overdue one makes the nightly job fail', async () => {
    const due = async (law: string) => (await json('requests add', 'access', '--law', law)).due as string;
    expect([await due('gdpr'), await due('ccpa')]).toEqual(['2025-04-01', '2025-04-15']);
    await at('2025-03-31', 0, 'requests list', '--due');
    await at('2025-04-02', 1, 'requests list', '--due');
    expect(JSON.parse(await at('2025-04-02', 1, 'nightly', '-n', '--json')).problems).toContain('request-overdue');
  });
});

describe('GDPR 13–14 / PIPL 17: notice', () => {
  it('who was never given one is counted', async () => {
    const { customers, neverNoticed } = await json('compliance');
    expect(neverNoticed).toBe(customers - 2);
  });
});

describe('GDPR 15, 20 / PIPL 45 / CCPA 1798.110: a copy of everything held', () => {
  it('holds every value, consent and disclosure of the person, and nobody else', async () => {
    const path = place.path('anna.json');
    await does('subject export', CUSTOMER.anna, '-o', path);
    const text = readFileSync(path, 'utf8');
    for (const value of [
      'Anna',
      'Muster',
      'anna@mail.example',
      '+8613800000001',
      '1980-02-03',
      'Linz',
      'crm',
      'news',
      'form 1',
    ])
      expect([value, text.includes(value)]).toEqual([value, true]);
    expect(JSON.parse(text).disclosures.length).toBeGreaterThan(0);
    for (const other of ['Kai', 'Rosa', 'otto@', '11010519491231002X'])
      expect([other, text.includes(other)]).toEqual([other, false]);
  });

  it('can be read by the person: what they said, when and why, and how they were answered', async () => {
    await does('subject restrict', CUSTOMER.anna, '--reason', 'doubts the address');
    await does('subject restrict', CUSTOMER.anna, '--lift');
    const { id } = await json('requests add', 'access', '--customer', CUSTOMER.anna, '--manner', 'by letter');
    await does('requests close', String(id), '--answer', 'no', '--denial', 'identity not proved');
    const text = await does('subject show', CUSTOMER.anna);
    for (const words of [
      'evidence form 1',
      'notice 3',
      'reason doubts the address',
      'by letter',
      'identity not proved',
    ])
      expect([words, text.includes(words)]).toEqual([words, true]);
  });

  it('comes back the same from a fresh store', async () => {
    const first = place.path('whole.csv');
    await does('export', '--records', '--raw', '-o', first);
    const other = { ...environment, CIM_STORE: place.path('other.cim') };
    expect((await runHere('init', ['--key-file', place.path('key')], other)).status).toBe(0);
    expect((await runHere('import', [first, '--raw'], other)).status).toBe(0);
    const again = place.path('again.csv');
    expect((await runHere('export', ['--records', '--raw', '-o', again], other)).status).toBe(0);
    const cells = (path: string) =>
      readFileSync(path, 'utf8')
        .trim()
        .split(/\r?\n/)
        .map((line) => line.split(',').slice(-HEADER.split(',').length).join());
    expect(cells(again)).toEqual(cells(first));
  });
});

describe('GDPR 16, 19 / PIPL 46 / CCPA 1798.106: correction, and telling the recipients', () => {
  it('the new value stands, the old one is in the history, and who had it is known', async () => {
    await does('subject correct', CUSTOMER.anna, '--set', 'city=Salzburg');
    expect(await does('show', CUSTOMER.anna, '--reveal')).toContain('Salzburg');
    expect(await does('history', CUSTOMER.anna, '--reveal')).toContain('Linz');
    // and stands against a later file that has it wrong
    const [anna = ''] = PEOPLE;
    writeFileSync(place.path('later.csv'), `${HEADER}\n${anna.replace('Linz,,2025-01-01', 'Wrongtown,,2025-03-05')}\n`);
    await at('2025-03-06', 0, 'import', place.path('later.csv'), '--source', 'crm');
    const { values } = JSON.parse(await at('2025-03-06', 0, 'show', CUSTOMER.anna, '--json'));
    expect(values.city.value).toBe('Salzburg');
    expect(JSON.stringify(values.city.others)).toContain('Wrongtown');
    const shown = JSON.stringify(await json('subject show', CUSTOMER.anna));
    const { disclosure } = await exported(TODAY, '--recipient', 'Mail House');
    expect(shown).not.toContain('Mail House');
    expect(disclosure).toBeGreaterThan(0);
    expect(JSON.stringify(await json('subject show', CUSTOMER.anna))).toContain('Mail House');
  });
});

describe('GDPR 17 / PIPL 47 / CCPA 1798.105: erasure', () => {
  it('destroys, certifies, keeps away, and stops for a legal hold', async () => {
    await does('subject restrict', CUSTOMER.gerda, '--hold', '--reason', 'lawsuit');
    await at(TODAY, 13, 'erase', CUSTOMER.gerda, '--reason', 'request', '--yes');
    await does('subject restrict', CUSTOMER.gerda, '--lift', '--hold');
    await does('requests add', 'erase', '--customer', CUSTOMER.gerda, '--law', 'ccpa');
    const { certificate } = await json('erase', CUSTOMER.gerda, '--reason', 'request', '--yes');
    expect(certificate).toMatch(/^[0-9a-f]{32}$/);
    // why, and which certificate was given, can be shown later, when the customer is nobody any more
    const kept = { customer: CUSTOMER.gerda, records: 1, reason: 'request', certificate };
    expect((await json('compliance')).erasures.at(-1)).toMatchObject(kept);
    expect(await does('compliance')).toMatch(/for these reasons: .*request/);
    await at(TODAY, 1, 'import', place.path('crm.csv'), '--source', 'again'); // her row is rejected
    expect(await lines('search', 'Gerda')).toEqual([]);
    expect(await json('audit verify')).toMatchObject({ ok: true });
    await does('undo', String((await lines('runs'))[0].run));
  });
});

describe('CCPA § 7101: the register of requests', () => {
  it('outlives the erasure, with the six facts and without the person', async () => {
    const requests = await lines('requests list');
    const request = requests.find(({ kind }) => kind === 'erase');
    expect(request).toBeDefined();
    expect(Object.keys(request)).toEqual(
      expect.arrayContaining(['received', 'kind', 'manner', 'answered', 'answer', 'denial']),
    );
    expect(JSON.stringify(requests)).not.toMatch(/gerda|Gerda|Gone/);
  });
});

describe('GDPR 18: restriction', () => {
  it('keeps the person out of every file', async () => {
    expect((await exported(TODAY)).names).toContain('Rosa');
    await does('subject restrict', CUSTOMER.rosa);
    const { names, leftOut } = await exported(TODAY);
    expect([names.includes('Rosa'), leftOut.restricted]).toEqual([false, 1]);
  });
});

describe('GDPR 21 / CCPA 1798.120: objection', () => {
  it('to marketing is absolute, whatever was consented to', async () => {
    await does('consent grant', CUSTOMER.otto, '--purpose', 'offers');
    expect((await exported(TODAY, '--purpose', 'offers', '--marketing')).names).toContain('Otto');
    await does('subject object', CUSTOMER.otto);
    const { names, leftOut } = await exported(TODAY, '--purpose', 'offers', '--marketing');
    expect([names.includes('Otto'), leftOut.objected]).toEqual([false, 1]);
    expect((await exported(TODAY)).names).toContain('Otto');
    // to one purpose, it holds for that one, whatever it is called and whoever has no say in it
    await does('subject object', CUSTOMER.anna, '--purpose', 'profiling');
    expect((await exported(TODAY, '--purpose', 'profiling')).names).not.toContain('Anna');
    expect((await exported(TODAY, '--purpose', 'other')).names).toContain('Anna');
  });
});

describe('GDPR 25 / PIPL 6, 51: as little as possible', () => {
  it('is shown masked unless asked for, and who asked is in the audit', async () => {
    expect(await does('show', CUSTOMER.anna)).not.toContain('anna@mail.example');
    const before = (await lines('audit log', '--subject', CUSTOMER.anna)).length;
    expect(await does('show', CUSTOMER.anna, '--reveal')).toContain('anna@mail.example');
    expect((await lines('audit log', '--subject', CUSTOMER.anna)).length).toBe(before + 1);
  });

  it('leaves in a de-identified file nobody who can be named, under other pseudonyms each time', async () => {
    const [first, second] = [await exported(TODAY, '--deidentify'), await exported(TODAY, '--deidentify')];
    expect(first.names).toEqual([]);
    expect(first.text).not.toMatch(/mail\.example|138000000|1980-02-03|11010519/);
    const pseudonyms = (text: string) =>
      text
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(',')[0]);
    expect(pseudonyms(first.text).length).toBeGreaterThan(3);
    expect(pseudonyms(first.text).filter((name) => pseudonyms(second.text).includes(name))).toEqual([]);
  });
});

describe('GDPR 30 / PIPL 54–56: records of processing, compliance audit, impact assessment', () => {
  it('says when an assessment is due, and what was done', async () => {
    const report = await json('compliance');
    expect(report.assessmentReasons).toEqual(expect.arrayContaining(['sensitive', 'minors', 'third-party']));
    expect(report.security).toMatchObject({ auditOk: true });
  });
});

describe('GDPR 32 / PIPL 51: resilience, tested regularly', () => {
  it('a backup restores, and a drill that fails is an exit status', async () => {
    const { path } = await json('backup', '--to', place.path('backups'));
    expect(existsSync(path)).toBe(true);
    await does('drill', place.path('backups'));
    const bytes = readFileSync(path);
    bytes[5000] = (bytes[5000] as number) ^ 1;
    writeFileSync(path, bytes);
    await at(TODAY, 1, 'drill', place.path('backups'));
  });
});

describe('GDPR 33–34 / PIPL 57 / CCPA 1798.150: a breach', () => {
  it('given the number of a file that leaked, tells exactly who was in it', async () => {
    const { disclosure, names } = await exported(TODAY, '--purpose', 'offers', '--marketing');
    const report = await json('audit report', '--breach', String(disclosure));
    const text = JSON.stringify(report);
    const told = new Set(text.match(/"C\d+"/g));
    expect(names.length).toBeGreaterThan(1);
    expect(told.size).toBe(names.length);
    expect(text).not.toContain('mail.example');
  });
});

describe('PIPL 28–29: separate consent for sensitive data', () => {
  it('who did not give it is counted, and a role without the key does not see the data', async () => {
    expect((await json('compliance')).sensitive).toMatchObject({ withoutSeparateConsent: 1 });
    await does('consent grant', CUSTOMER.zhang, '--purpose', 'field:nationalId');
    expect((await json('compliance')).sensitive).toMatchObject({ withoutSeparateConsent: 0 });
    await does('users add', 'agent', '--role', 'agent', '--new-key-file', place.path('agent'));
    const agent = { ...environment, CIM_KEY_FILE: place.path('agent') };
    expect(await does('show', CUSTOMER.zhang, '--reveal')).toContain('11010519491231002X');
    expect((await runHere('show', [CUSTOMER.zhang, '--reveal'], agent)).out).not.toContain('11010519491231002X');
  });
});

describe('PIPL 23, 25, 38–39: across the border', () => {
  it('only those leave who consented to it; the others are left out and counted', async () => {
    await does('consent grant', CUSTOMER.anna, '--purpose', 'cross-border');
    const { names, leftOut } = await exported(TODAY, '--recipient', 'Cloud', '--recipient-country', 'US');
    expect(names).toEqual(['Anna']);
    expect(leftOut['cross-border']).toBeGreaterThan(2);
  });
});
