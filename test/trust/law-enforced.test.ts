/** What the law asks and the settings enforce, and the registers that an authority asks for: one test an article. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Workplace } from '../commands/cim.js';
import { READER } from '../files/write/open-age.js';
import { runHere } from './in-process.js';

const TODAY = '2025-03-01';
const HEADER = 'id,first name,last name,email,phone,birth date,national id';
const ZHANG = '5,伟,张,zhang@mail.example,+8613800000005,1949-12-31,11010519491231002X';
const PEOPLE = [
  '1,Anna,Muster,anna@mail.example,+8613800000001,1980-02-03,',
  '2,Yi,Young,yi@mail.example,+8613800000002,2012,', // only the year is known: 12 or 13
  '3,Mona,Month,mona@mail.example,+8613800000003,2011-03,', // 13, and 14 within the month
  '4,Otto,Older,otto@mail.example,+8613800000004,2010,', // 14 whatever the day
  ZHANG,
];
const [ANNA, YI, MONA, OTTO, ZHANG_WEI] = ['C1', 'C2', 'C3', 'C4', 'C5'];

let place: Workplace;
let environment: Record<string, string>;
let count = 0;

async function outcome(day: string, name: string, ...words: string[]) {
  return runHere(name, words, environment, new Date(`${day}T12:00:00Z`));
}
async function at(day: string, status: number, name: string, ...words: string[]): Promise<string> {
  const found = await outcome(day, name, ...words);
  if (found.status !== status)
    throw new Error(`cim ${name} ${words.join(' ')}: ${found.status} ${found.code} ${found.err}`);
  return found.out;
}
const does = (name: string, ...words: string[]) => at(TODAY, 0, name, ...words);
const json = async (name: string, ...words: string[]) => JSON.parse(await does(name, ...words, '--json'));
const lines = async (day: string, status: number, name: string, ...words: string[]) =>
  (await at(day, status, name, ...words, '--json'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const file = (name: string, ...rows: string[]) => {
  writeFileSync(place.path(name), `${[HEADER, ...rows].join('\n')}\n`);
  return place.path(name);
};
const settings = (text: string) => writeFileSync(place.path('cim.yaml'), text);
const firstNames = ['Anna', 'Yi', 'Mona', 'Otto', '伟'];

async function exported(day: string, ...words: string[]) {
  const path = place.path(`export-${++count}.csv`);
  const result = JSON.parse(await at(day, 0, 'export', '-o', path, ...words, '--json'));
  const text = readFileSync(path, 'utf8');
  return { ...result, names: firstNames.filter((name) => text.includes(name)), text };
}

beforeAll(async () => {
  place = new Workplace();
  environment = {
    CIM_STORE: place.path('customers.cim'),
    CIM_KEY_FILE: place.path('key'),
    XDG_STATE_HOME: place.path('s'),
    XDG_CONFIG_HOME: place.path('c'),
  };
  await does('init', '--new-key-file', place.path('key'));
  await does('import', file('crm.csv', ...PEOPLE), '--source', 'crm');
});
beforeEach(() => settings(''));
afterAll(() => place.remove());

describe('GDPR 6 / PIPL 13: a basis, where it is required', () => {
  it('an import without basis exits 2 and takes nothing in; with one it goes on', async () => {
    const path = file('basis.csv', '10,Ines,Ohne,ines@mail.example,,,');
    for (const enforce of ['settings', 'option']) {
      settings(enforce === 'settings' ? 'law:\n  require: basis\n' : '');
      const words = enforce === 'settings' ? [] : ['--require', 'basis'];
      expect(await outcome(TODAY, 'import', path, ...words)).toMatchObject({ status: 2, code: 'basis-missing' });
      expect((await outcome(TODAY, 'nightly', path, ...words)).code).toBe('basis-missing');
    }
    expect(await lines(TODAY, 0, 'search', 'Ohne')).toEqual([]);
    settings('law:\n  require: [basis]\nsources:\n  shop:\n    basis: contract\n');
    const { files } = JSON.parse(await does('import', path, '--source', 'shop', '--json'));
    expect(files[0].basis).toBe('contract');
    expect((await json('compliance')).imports).toMatchObject({ contract: 1, none: 1 });
    settings('law:\n  require: [bassis]\n');
    expect(await outcome(TODAY, 'report')).toMatchObject({ status: 0 }); // does not read what it does not use
    expect(await outcome(TODAY, 'import', path)).toMatchObject({ status: 2, code: 'unknown-requirement' });
    settings('');
    await does('import', path); // nothing is required by itself
  });
});

describe('PIPL 28–29: separate consent for sensitive values, where it is required', () => {
  const CHANGED = '20,Ada,Neu,ada@mail.example,,,11010519491231002X';
  const PLAIN = '21,Bea,Neu,bea@mail.example,,,';

  it('a row with such a value stays out, is told, and goes in with the consent', async () => {
    settings('law:\n  require: separate-consent\n');
    const path = file('sensitive.csv', CHANGED, PLAIN);
    const result = JSON.parse(await at(TODAY, 1, 'import', path, '--source', 'web', '--json'));
    expect(result).toMatchObject({ created: 1, rejected: 1 });
    expect(readFileSync(result.files[0].quarantine.errors, 'utf8')).toContain('consent-missing');
    expect((await lines(TODAY, 0, 'search', 'Ada Neu')).length).toBe(0);
    expect((await lines(TODAY, 0, 'search', 'Bea Neu')).length).toBe(1);

    const again = JSON.parse(
      await does('import', path, '--source', 'web', '--separate-consent', 'forms of March', '--json'),
    );
    expect(again).toMatchObject({ created: 1, unchanged: 1, rejected: 0 });
    const [{ customer: ada }] = await lines(TODAY, 0, 'search', 'Ada Neu');
    const [{ customer: bea }] = await lines(TODAY, 0, 'search', 'Bea Neu');
    const state = async (customer: string) =>
      (await json('consent show', customer, '--purpose', 'field:nationalId')).state;
    expect([await state(ada), await state(bea)]).toEqual(['granted', 'none']);

    // known already, consent withdrawn: another number is not written, an unchanged row is no fault
    await does('consent withdraw', ada, '--purpose', 'field:nationalId');
    const other = file('sensitive.csv', CHANGED.replace('11010519491231002X', '110105194912310038'), PLAIN);
    expect(JSON.parse(await at(TODAY, 1, 'import', other, '--source', 'web', '--json'))).toMatchObject({
      updated: 0,
      rejected: 1,
    });
    await does('import', file('sensitive.csv', CHANGED, PLAIN), '--source', 'web');
  });

  it('nor is it written as a correction', async () => {
    const set = ['--set', 'nationalId=11010519491231002X'];
    const refused = await outcome(TODAY, 'subject correct', ANNA, ...set, '--require', 'separate-consent');
    expect(refused).toMatchObject({ status: 13, code: 'consent-missing' });
    expect(refused.err).not.toContain('11010519491231002X');
    await does('subject correct', ANNA, '--set', 'city=Linz', '--require', 'separate-consent');
  });

  it('required or not, it leaves the store for marketing or on consent only where it was given', async () => {
    await does('import', file('crm.csv', ...PEOPLE), '--source', 'crm');
    expect((await exported(TODAY)).text).toContain('11010519491231002X');
    for (const words of [
      ['--marketing', '--purpose', 'news'],
      ['--marketing', '--purpose', 'news', '--records', '--raw'],
      ['--require', 'separate-consent'],
    ]) {
      const { names, text, withheld } = await exported(TODAY, ...words);
      expect([words, names.includes('伟'), text.includes('11010519491231002X'), withheld]).toEqual([
        words,
        true,
        false,
        2,
      ]);
    }
    await does('consent grant', ZHANG_WEI, '--purpose', 'field:nationalId');
    expect((await exported(TODAY, '--marketing', '--purpose', 'news')).text).toContain('11010519491231002X');
    await does('consent withdraw', ZHANG_WEI, '--purpose', 'field:nationalId');
    const { names, text } = await exported(TODAY); // withdrawn: in no file any more
    expect([names.includes('伟'), /张.*11010519491231002X/.test(text)]).toEqual([true, false]);
  });
});

describe('GDPR 35 / PIPL 55–56: an impact assessment, where it is required', () => {
  it('a sensitive column, sharing and crossing a border are refused until one holds', async () => {
    settings('law:\n  require: [assessment]\n');
    const path = file('assess.csv', '30,Eva,Pruefung,eva@mail.example,,,11010519491231002X');
    const tries = [
      ['import', path, '--source', 'assess'],
      ['export', '-o', place.path('a.csv'), '--recipient', 'Mail House'],
      ['export', '-o', place.path('a.csv'), '--recipient-country', 'sg'],
    ] as const;
    for (const [name, ...words] of tries)
      expect([name, await outcome(TODAY, name, ...words)]).toMatchObject([
        name,
        { status: 2, code: 'assessment-missing' },
      ]);
    expect(await lines(TODAY, 0, 'search', 'Pruefung')).toEqual([]);
    await does(
      'import',
      file('plain.csv', '31,Eva,Einfach,e@mail.example,,,').replace('plain', 'plain'),
      '--map',
      'national id=-',
    );

    writeFileSync(place.path('pia.txt'), 'We looked at it.');
    const words = ['--title', 'numbers of buyers', '--document', place.path('pia.txt'), '--review', '2026-02-28'];
    const made = await json('pia new', '--reason', 'sensitive', '--reason', 'third-party', ...words);
    expect(made).toMatchObject({
      reasons: ['sensitive', 'third-party'],
      documentHash: createHash('sha256').update('We looked at it.').digest('hex'),
      keepUntil: '2028-03-01', // three years at least
    });
    await does(...tries[0]);
    await does(...tries[1]);
    expect((await outcome(TODAY, ...tries[2])).code).toBe('assessment-missing'); // that one was not assessed
    expect((await outcome('2026-03-01', ...tries[0])).code).toBe('assessment-missing'); // over
    expect((await json('compliance')).assessments).toMatchObject({ total: 1, holding: 1 });
    await does('undo', String(made.run));
    expect((await outcome(TODAY, ...tries[0])).code).toBe('assessment-missing');
    expect(await lines('2029-01-01', 0, 'pia list')).toMatchObject([{ title: 'numbers of buyers', withdrawn: true }]);
    expect((await outcome(TODAY, 'pia new', '--reason', 'fun', '--title', 'x')).code).toBe('unknown-reason');
  });
});

describe('PIPL 38–39 / GDPR 46: across borders', () => {
  it('of a mixed file only those who consented leave, the count is told, and by which mechanism', async () => {
    await does('consent grant', ANNA, '--purpose', 'cross-border');
    const abroad = ['--recipient', 'Partner', '--recipient-country', 'sg'];
    const customers = (await json('compliance')).customers;
    const mixed = await exported(TODAY, ...abroad, '--mechanism', 'SC-2025-7');
    expect([mixed.names, mixed.rows]).toEqual([['Anna'], 1]);
    const left = Object.values(mixed.leftOut as Record<string, number>).reduce((sum, one) => sum + one, 0);
    expect(left).toBe(customers - 1);
    expect((await json('compliance')).disclosures).toMatchObject({ crossBorder: 1, crossBorderWithoutMechanism: 0 });

    const strict = await exported(TODAY, ...abroad, '--require', 'mechanism');
    expect([strict.names, strict.leftOut['no-mechanism']]).toEqual([[], 1]);
    expect((await exported(TODAY, ...abroad, '--require', 'mechanism', '--mechanism', 'SC-2025-7')).names).toEqual([
      'Anna',
    ]);
    expect(
      (await outcome(TODAY, 'export', '-o', place.path('x.csv'), '--recipient-country', 'Singapore')).status,
    ).not.toBe(0);
  });
});

describe('GDPR 8 / PIPL 31: children whose birthday is not known', () => {
  it('are children for as long as they may be', async () => {
    const marketing = ['--marketing', '--purpose', 'offers'];
    expect((await exported(TODAY, ...marketing)).names).toEqual(['Anna', 'Otto', '伟']);
    expect((await exported('2025-03-30', ...marketing)).names).not.toContain('Mona');
    expect((await exported('2025-03-31', ...marketing)).names).toContain('Mona');
    expect((await exported('2026-12-30', ...marketing)).names).not.toContain('Yi');
    expect((await exported('2026-12-31', ...marketing)).names).toContain('Yi');
  });

  it('are in no file for others without consent of a guardian, and where it is required in none at all', async () => {
    expect((await exported(TODAY)).names).toContain('Yi');
    const others = await exported(TODAY, '--recipient', 'Mail House');
    expect([others.names.includes('Yi'), others.leftOut.minor]).toEqual([false, 2]);
    expect((await exported(TODAY, '--require', 'guardian')).names).not.toContain('Yi');
    expect(await json('consent guardian', YI, '--evidence', 'form 9', '--guardian', ANNA)).toMatchObject({
      until: '2026-12-31',
    });
    expect((await exported(TODAY, '--recipient', 'Mail House')).names).toContain('Yi');
    expect((await json('compliance')).minors).toMatchObject({
      customers: 2,
      withoutGuardianConsent: 1,
      turningFourteen: 1,
    });
    expect(JSON.parse(await at('2025-02-28', 0, 'compliance', '--json')).minors).toMatchObject({ turningFourteen: 0 });
  });

  it('are children because somebody said so', async () => {
    const marketing = ['--marketing', '--purpose', 'offers'];
    expect(await json('subject minor', OTTO, '--until', '2025-06-01')).toMatchObject({
      minor: true,
      until: '2025-06-01',
    });
    expect((await exported('2025-05-31', ...marketing)).names).not.toContain('Otto');
    expect((await exported('2025-06-01', ...marketing)).names).toContain('Otto');
    await does('subject minor', OTTO, '--lift');
    expect((await exported(TODAY, ...marketing)).names).toContain('Otto');
  });
});

describe('PIPL 49: the deceased', () => {
  it('get no marketing; their next of kin ask for them', async () => {
    const marketing = ['--marketing', '--purpose', 'offers'];
    expect(await json('subject deceased', OTTO, '--evidence', 'certificate 1', '--kin', ANNA)).toMatchObject({
      kin: ANNA,
    });
    const { names, leftOut } = await exported(TODAY, ...marketing);
    expect([names.includes('Otto'), leftOut.deceased]).toEqual([false, 1]);
    expect(await json('requests add', 'kin', '--customer', OTTO, '--law', 'pipl')).toMatchObject({ due: '2025-03-31' });
    expect((await json('compliance')).deceased).toBe(1);
    await does('subject deceased', OTTO, '--lift');
    expect((await exported(TODAY, ...marketing)).names).toContain('Otto');
  });
});

describe('GDPR 13–14 / PIPL 17: notice', () => {
  it('is noted for those in a file, and who was never told is listed', async () => {
    const missing = async () => (await lines(TODAY, 0, 'notices missing')).map(({ customer }) => customer);
    const before = await missing();
    expect(before).toEqual(expect.arrayContaining([ANNA, YI, MONA]));
    expect((await json('compliance')).neverNoticed).toBe(before.length);
    writeFileSync(place.path('notice.txt'), 'This is what we do.');
    const told = ['--notice', place.path('notice.txt'), '--notice-version', '4', '--channel', 'post'];
    await does('notices give', ANNA, ...told);
    expect(await missing()).toEqual(before.filter((one) => one !== ANNA));
    const { disclosure } = await exported(TODAY, '--marketing', '--purpose', 'offers');
    await does('notices give', '--disclosure', String(disclosure), ...told);
    expect(await missing()).toContain(MONA);
    expect(await missing()).not.toContain(OTTO);
    expect(JSON.stringify(await json('subject show', ANNA))).toContain('"notice":"4"');
    await does('notices give', '--all', ...told);
    expect(await missing()).toEqual([]);
    expect((await outcome(TODAY, 'notices give', '--all', ANNA, ...told)).code).toBe('who-was-told');
  });
});

describe('GDPR 33–34 / PIPL 57 / CCPA 1798.150: incidents', () => {
  it('have 72 hours, tell exactly whom they concern, and make the nightly job fail when nobody was told', async () => {
    const { disclosure, names, rows } = await exported(TODAY, '--purpose', 'offers', '--marketing');
    expect(names.length).toBeGreaterThan(1);
    const found = ['--found', '2025-02-28T10:00:00Z', '--description', 'wrong address'];
    const made = await json('incidents add', 'leak', '--disclosure', String(disclosure), ...found);
    expect(made).toMatchObject({ due: '2025-03-03T10:00:00.000Z', affected: rows, encrypted: false, authority: null });
    const shown = await json('incidents show', String(made.id));
    const told = (await json('audit report', '--breach', String(disclosure))).breach.customers;
    expect(shown.customers).toEqual(told);
    expect(shown.customers.length).toBe(rows);
    expect(JSON.stringify(shown)).not.toMatch(/mail\.example|Anna/);

    expect(await lines('2025-03-03', 1, 'incidents list', '--due')).toMatchObject([
      { overdue: true, tellPeople: true },
    ]);
    expect(await lines('2025-03-02', 0, 'incidents list', '--due')).toMatchObject([{ overdue: false }]);
    expect(JSON.parse(await at('2025-03-03', 1, 'nightly', '--json')).problems).toContain('incident-overdue');
    expect((await json('subject show', shown.customers[0])).incidents).toMatchObject([{ id: made.id, kind: 'leak' }]);

    await does(
      'incidents note',
      String(made.id),
      '--authority',
      '2025-02-28',
      '--people',
      '--measures',
      'asked to delete',
    );
    expect(await lines('2025-03-04', 0, 'incidents list', '--due')).toEqual([]);
    const { incidents } = await json('compliance');
    expect(incidents).toMatchObject({ total: 1, open: 1, overdue: 0, reportedLate: 0, affected: rows });
    await does('incidents note', String(made.id), '--closed');
    expect((await json('compliance')).incidents.open).toBe(0);
  });

  it('people need not be told of what nobody can read; the authority is, or the reason is noted', async () => {
    const made = await json('incidents add', 'loss', '--all', '--encrypted', '--description', 'laptop');
    const customers = (await json('compliance')).customers;
    expect(made).toMatchObject({ affected: customers, affectedMinors: 2, encrypted: true });
    expect(made.affectedSensitive).toBeGreaterThan(0);
    const [line] = await lines('2025-03-05', 1, 'incidents list', '--due');
    expect(line).toMatchObject({ overdue: true, tellPeople: false });
    await does('incidents note', String(made.id), '--exempt', 'key was elsewhere');
    expect(await lines('2025-03-05', 0, 'incidents list', '--due')).toEqual([]);
    for (const words of [['1', '--authority', '2026-01-01'], ['1'], ['x', '--closed'], ['99', '--closed']])
      expect([words, (await outcome(TODAY, 'incidents note', ...words)).status]).toEqual([words, 2]);
    expect((await outcome(TODAY, 'incidents add', 'leak', '--description', 'x')).code).toBe('whom-it-concerns');
  });

  it('of a file that went out encrypted, people need not be told', async () => {
    expect((await outcome(TODAY, 'export', '-o', place.path('no.csv'), '--encrypted')).code).toBe('not-encrypted');
    const piped = place.shell(
      `CIM_NOW=${TODAY}T12:00:00Z CIM_STORE=customers.cim CIM_KEY_FILE=key $CIM export -o - --encrypted 2> told | gzip > out.gz; zcat out.gz`,
    );
    expect([piped.status, piped.stdout.includes('Anna')]).toEqual([0, true]);
    const disclosure = /disclosure (\d+)/.exec(readFileSync(place.path('told'), 'utf8'))?.[1] as string;
    const made = await json('incidents add', 'loss', '--disclosure', disclosure, '--description', 'stick');
    expect(made).toMatchObject({ encrypted: true });
    const [line] = await lines(TODAY, 0, 'incidents list', '--due');
    expect(line).toMatchObject({ id: made.id, tellPeople: false });
    await does('incidents note', String(made.id), '--exempt', 'encrypted');
    const files = [['out.csv'], ['out.csv.age', '--encrypt', READER.recipient]] as const;
    for (const [name, ...more] of files) {
      const file = await json('export', '-o', place.path(name), ...more);
      const noted = (await json('audit report')).disclosures.find(({ id }: { id: number }) => id === file.disclosure);
      expect([file.encrypted, noted.encrypted]).toEqual([more.length > 0, more.length > 0]);
    }
  });

  it('stay in the register when those concerned are erased, with nobody in it', async () => {
    await does('erase', MONA, '--reason', 'request', '--yes');
    const leak = (await lines(TODAY, 0, 'incidents list')).find(({ kind }) => kind === 'leak');
    expect(leak.affected).toBeGreaterThan(1);
    expect(JSON.stringify(leak)).not.toMatch(/Mona|mona/);
    expect(await json('audit verify')).toMatchObject({ ok: true });
  });
});

describe('GDPR 15, 17: all of a person', () => {
  it('who may be the same person is told with a copy and with an erasure, and is in neither', async () => {
    const rows = ['50,Petra,Doppel,petra@mail.example,,1985-05-05,', '51,P.,Doppel-Weg,PETRA@mail.example,,,'];
    await does('import', file('twice.csv', ...rows), '--source', 'twice');
    const found = await lines(TODAY, 0, 'search', 'petra@mail.example');
    expect(found.length).toBe(2);
    const [petra, other] = found.map(({ customer }) => customer);
    const path = place.path('petra.json');
    const copied = await json('subject export', petra, '-o', path);
    expect(copied.probableOthers).toEqual([{ customer: other, because: 'identifier', probability: null }]);
    expect(JSON.parse(readFileSync(path, 'utf8')).customer).toBe(petra);
    expect(readFileSync(path, 'utf8')).not.toContain(other);
    const erased = await json('erase', petra, '--reason', 'request', '--yes');
    expect(erased.probableOthers.map(({ customer }: { customer: string }) => customer)).toEqual([other]);
    expect((await lines(TODAY, 0, 'search', 'petra@mail.example')).map(({ customer }) => customer)).toEqual([other]);
    expect((await json('subject export', other, '-o', place.path('other.json'))).probableOthers).toEqual([]);
  });
});

describe('CCPA 1798.120, 1798.121, regulations §§ 7026–7027: opting out and limiting', () => {
  it('are due in fifteen business days, other requests in 45 days', async () => {
    const due = async (kind: string) => (await json('requests add', kind, '--law', 'ccpa')).due;
    expect([await due('opt-out'), await due('limit'), await due('access')]).toEqual([
      '2025-03-21',
      '2025-03-21',
      '2025-04-15',
    ]);
  });
});

describe('GDPR 18: restriction', () => {
  it('hides from search, check and linkage, and refuses a merge', async () => {
    await does('dedupe');
    const anna = [
      '--givenName',
      'Anna',
      '--familyName',
      'Muster',
      '--email',
      'anna@mail.example',
      '--birthDate',
      '1980-02-03',
    ];
    const known = async () => (await json('check', ...anna)).candidates.length;
    expect(await known()).toBe(1);
    await does('subject restrict', ANNA);
    expect(await known()).toBe(0);
    expect(await lines(TODAY, 0, 'search', 'Anna')).toEqual([]);
    expect(await outcome(TODAY, 'merge', ANNA, YI)).toMatchObject({ status: 13, code: 'restricted' });
    expect(await outcome(TODAY, 'review same', ANNA, YI)).toMatchObject({ status: 13, code: 'restricted' });
    await does('import', file('again.csv', '77,A.,Muster,anna@mail.example,,,'), '--source', 'again');
    const { probableOthers } = await json('subject restrict', ANNA, '--reason', 'told who else it may be');
    expect(probableOthers).toMatchObject([{ because: 'identifier' }]);
    await does('erase', probableOthers[0].customer, '--reason', 'test', '--yes');
    const restricted = (await json('dedupe', '--dry-run')).records;
    await does('subject restrict', ANNA, '--lift');
    expect((await json('dedupe', '--dry-run')).records).toBeGreaterThan(restricted);
    expect((await lines(TODAY, 0, 'search', 'Anna')).length).toBe(1);
    await does('merge', ANNA, YI);
  });
});
