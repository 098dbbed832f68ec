/** After an erasure no byte of the person is left: not in the store, in a new backup, in a restored old one, nor by undoing. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.js';
import { Workplace } from '../commands/cim.js';
import { decrypted } from '../store/decrypted.js';

const HEADER = 'id,name,email,phone,city,national id,pet';
const rows = (name: string, mail: string, pet: string) =>
  [
    HEADER,
    `1,${name},${mail}@mail.example,+8613812345678,Goneville,11010519491231002X,${pet}`,
    ...Array.from(
      { length: 50 },
      (_, i) => `${i + 2},Stays Here${i},stays${i}@mail.example,+861390000${1000 + i},Linz,,`,
    ),
  ].join('\n');

/** Everything by which the person could be found again, of every version. */
const MARKERS = [
  'Zora Gonemark',
  'Zora Gonemark-Later',
  'zora.first@',
  'zora.later@',
  '13812345678',
  'Goneville',
  '11010519491231002X',
  'gonebeast',
  'Gonenick',
];

let place: Workplace;
let customer: string;
let oldBackup: string;
let erased: { certificate: string; records: number };

const left = (path: string): string[] => {
  const store = openStore({ path, secret: { keyFile: place.path('key') } });
  const key = Buffer.from(store.keyring?.dataKey ?? []);
  store.close();
  const bytes = decrypted(path, key);
  return MARKERS.filter((marker) =>
    [marker, marker.toLowerCase(), marker.replace(' ', '\u0000')].some((form) => bytes.includes(form)),
  );
};

beforeAll(() => {
  place = new Workplace({ CIM_KEY_FILE: 'key' });
  const does = (...args: string[]) => {
    const { status, stderr } = place.cim(...args);
    if (status !== 0) throw new Error(`cim ${args.join(' ')}: ${status} ${stderr}`);
  };
  writeFileSync(place.path('first.csv'), rows('Zora Gonemark', 'zora.first', 'gonebeast'));
  writeFileSync(place.path('later.csv'), rows('Zora Gonemark-Later', 'zora.later', 'gonebeast two'));
  does('init', '--new-key-file', 'key');
  does('import', 'first.csv', '--source', 'crm'); // run 2
  does('import', 'later.csv', '--source', 'crm'); // run 3
  does('import', 'first.csv', '--source', 'shop'); // run 4
  does('dedupe');
  customer = place.lines<{ customer: string }>(0, 'search', 'zora.later@mail.example')[0]?.customer ?? '';
  does('consent', 'grant', customer, '--purpose', 'news', '--evidence', 'form 1');
  does('subject', 'correct', customer, '--set', 'nickname=Gonenick');
  does('requests', 'add', 'erase', '--customer', customer);
  does('dedupe');
  does('report');
  oldBackup = place.json<{ path: string }>(0, 'backup', '--to', 'backups').path;
  expect(left(place.path('customers.cim')).length).toBeGreaterThan(5);
  erased = place.json(0, 'erase', customer, '--reason', 'request 1', '--yes');
}, 60_000);
afterAll(() => place.remove());

describe('an erased person', () => {
  it('is gone from every page of the store, free ones too, and from every file beside it', () => {
    expect(erased).toMatchObject({ certificate: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(erased.records).toBeGreaterThanOrEqual(2);
    expect(left(place.path('customers.cim'))).toEqual([]);
    for (const suffix of ['-wal', '-journal']) {
      const path = place.path(`customers.cim${suffix}`);
      expect([path, existsSync(path) && statSync(path).size > 0]).toEqual([path, false]);
    }
    for (const name of readdirSync(place.dir, { recursive: true }) as string[]) {
      if (name.endsWith('.csv') || !statSync(place.path(name)).isFile()) continue;
      const bytes = readFileSync(place.path(name));
      expect([name, MARKERS.filter((marker) => bytes.includes(marker))]).toEqual([name, []]);
    }
    expect(place.cim('audit', 'verify').status).toBe(0);
    expect(place.cim('audit', 'log').stdout).toContain('erase');
    for (const known of [
      ['--mobile', '13812345678'],
      ['--email', 'zora.later@mail.example'],
      ['--fullName', 'Zora Gonemark'],
    ])
      expect([known, place.json<{ candidates: unknown[] }>(0, 'check', ...known).candidates]).toEqual([known, []]);
  });

  it('is not in a new backup, and was in the old one', () => {
    const { path } = place.json<{ path: string }>(0, 'backup', '--to', 'new-backups');
    expect(left(path)).toEqual([]);
    expect(left(oldBackup).length).toBeGreaterThan(5);
  });

  it('is erased again from an older backup that is restored, before anybody can look', () => {
    const restored = place.json<{ erased: number }>(0, 'restore', oldBackup, '--store', 'restored.cim');
    expect(restored.erased).toBe(erased.records);
    expect(left(place.path('restored.cim'))).toEqual([]);
    expect(place.cim('search', 'zora.later@mail.example', '--store', 'restored.cim', '--json').stdout).toBe('');
    expect(place.cim('search', 'stays7', '--store', 'restored.cim', '--json').stdout).toContain('Stays');
  });

  it('does not come back with the next file of the same source, or of another', () => {
    for (const source of ['crm', 'shop', 'web']) {
      expect(place.cim('import', 'later.csv', '--source', source).status).toBeLessThan(2);
      expect(place.cim('search', 'zora.later@mail.example', '--json').stdout).toBe('');
      const found = left(place.path('customers.cim'));
      expect([source, found]).toEqual([source, []]);
    }
  });

  it('does not come back by undoing, unmerging or correcting', () => {
    for (const args of [
      ['unmerge', customer],
      ['show', customer],
      ['subject', 'correct', customer, '--set', 'nickname=Back'],
      ['undo', '4'],
      ['undo', '3'],
      ['undo', '2'],
    ]) {
      const { status, stdout } = place.cim(...args);
      expect([args, status]).not.toEqual([args, 70]);
      expect([args, status === 0]).toEqual([args, args[0] === 'undo' && status === 0]);
      expect([args, MARKERS.filter((marker) => stdout.includes(marker))]).toEqual([args, []]);
      expect([args, left(place.path('customers.cim'))]).toEqual([args, []]);
      expect(place.cim('search', 'zora.first@mail.example', '--json').stdout).toBe('');
    }
    expect(place.cim('audit', 'verify').status).toBe(0);
  });

  it('leaves the request that asked for it, with nobody in it', () => {
    const requests = place.lines<Record<string, unknown>>(0, 'requests', 'list');
    expect(requests.length).toBe(1);
    expect(JSON.stringify(requests)).not.toMatch(/Zora|zora/);
  });
});

describe('a file that is called after the person', () => {
  it('leaves no name behind when they are erased, nor does the source; files with others in them keep theirs', () => {
    const named = ['--store', 'named.cim'];
    const does = (...args: string[]) => expect([args, place.cim(...args, ...named).status]).toEqual([args, 0]);
    writeFileSync(place.path('Nora Namefile.csv'), 'id,name,email\n1,Nora Namefile,nora@mail.example\n');
    writeFileSync(
      place.path('Others.csv'),
      'id,name,email\n1,Ola Other,ola@mail.example\n2,Nora Namefile,nora@mail.example\n',
    );
    does('init', '--key-file', 'key');
    does('import', 'Others.csv');
    does('import', 'Nora Namefile.csv');
    does('import', 'Nora Namefile.csv');
    const [found] = place.lines<{ customer: string }>(0, 'search', 'nora@mail.example', ...named).slice(-1);
    const held = () => {
      const store = openStore({ path: place.path('named.cim'), secret: { keyFile: place.path('key') } });
      const key = Buffer.from(store.keyring?.dataKey ?? []);
      store.close();
      const bytes = decrypted(place.path('named.cim'), key);
      return ['Namefile.csv', 'Nora Namefile', 'namefile', 'Others.csv', 'Ola'].map((word) => bytes.includes(word));
    };
    expect(held()).toEqual([true, true, expect.any(Boolean), true, true]);
    does('merge', found?.customer as string, 'R2');
    does('erase', 'R2', '--reason', 'request', '--yes');
    expect(held()).toEqual([false, false, false, true, true]);
    expect(place.cim('audit', 'verify', ...named).status).toBe(0);
    expect(place.cim('show', 'R1', ...named).status).toBe(0);
  });
});

describe('the folder of backups', () => {
  it('holds the numbers of erased records and nothing else of them', () => {
    const ledger = readFileSync(join(place.path('backups'), 'erased.json'), 'utf8');
    expect(JSON.parse(ledger)[0].records.length).toBe(erased.records);
    expect(MARKERS.filter((marker) => ledger.includes(marker))).toEqual([]);
  });
});
