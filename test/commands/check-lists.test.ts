/** `cim check` through what the last dedupe run left behind: the same answers as by reading all, whatever happened since. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { USUAL } from '../../fixtures/generate/card.js';
import { writeCustomers } from '../../fixtures/generate/customers.js';
import { openPage } from '../../src/domain/linkage/lookup/pages.js';
import { changedSince, dropLookups, lookupRun } from '../../src/store/lookup.js';
import { openStore } from '../../src/store/open-store.js';
import type { Store } from '../../src/store/store.js';
import { type Workplace, workplaceWithStore } from './cim.js';

interface Answer {
  candidates: { customer: string; record: string; weight: number; decision: string }[];
}

let place: Workplace;
let header: string;
let lines: string[];
/** The run whose lists there are before anybody has looked somebody up. */
let unasked: number | null;
/** Import of the second file, and its number. */
let later: number;

/** Number of the run that leaves lists: after init, import, dedupe and check. */
const DEDUPE = 5;
/** Rows of the first file. */
const FIRST = 600;
const LATER = 'L1,Zora Gonemark,zora.gonemark@mail.example,,+12125550199,,4 Quiet Lane,Springfield,,1970-04-05';

const within = async <Result>(store: string, body: (store: Store) => Result | Promise<Result>): Promise<Result> => {
  const open = openStore({ path: place.path(store), secret: { keyFile: place.path('key') } });
  try {
    return await body(open);
  } finally {
    open.close();
  }
};

const does = (...args: string[]) => {
  const { status, stdout, stderr } = place.cim(...args);
  if (status !== 0) throw new Error(`cim ${args.join(' ')}: ${status} ${stderr}`);
  return stdout;
};

/** A row of the file as words for `check`. */
const typed = (line: string): string[] => {
  const [, name, email, mobile, phone, , , , , birthday] = line.split(',');
  const given = { fullName: name, email, mobile, phone, birthDate: birthday };
  return Object.entries(given).flatMap(([field, value]) => (value ? [`--${field}`, value] : []));
};

const check = (line: string, store = 'customers.cim'): Answer =>
  place.json<Answer>(0, 'check', ...typed(line), '--default-country', 'US', '--store', store);

/** A copy of the store without the lists. */
async function withoutLists(): Promise<string> {
  for (const suffix of ['', '.keys'])
    cpSync(place.path(`customers.cim${suffix}`), place.path(`bare.cim${suffix}`), { force: true });
  await within('bare.cim', (store) =>
    store.write({ command: 'test', now: () => new Date() }, () => dropLookups(store)),
  );
  return 'bare.cim';
}

const listed = (store: Store): number[] =>
  store.db
    .prepare<[], { first_key: number; data: Buffer }>(
      "SELECT first_key, data FROM lookup_page WHERE list = 'records' ORDER BY first_key",
    )
    .all()
    .flatMap(({ first_key, data }) => [...openPage({ firstKey: first_key, data }).numbers]);

beforeAll(async () => {
  place = workplaceWithStore();
  writeCustomers({
    rows: 1000,
    seed: 3,
    mix: 'us',
    duplicates: 0.6,
    fiction: false,
    care: USUAL,
    recordsPath: place.path('all.csv'),
    truthPath: place.path('truth.csv'),
  });
  [header = '', ...lines] = readFileSync(place.path('all.csv'), 'utf8')
    .trim()
    .split('\n')
    .filter((line) => !line.includes('"'));
  writeFileSync(place.path('first.csv'), [header, ...lines.slice(0, FIRST)].join('\n'));
  const moved = (lines[3] as string).split(',');
  moved[1] = 'Quentin Zweifelmann';
  moved[2] = 'qz@mail.example';
  moved[3] = moved[4] = moved[6] = moved[9] = '';
  writeFileSync(place.path('second.csv'), [header, ...lines.slice(0, 3), moved.join(','), LATER].join('\n'));
  does('import', 'first.csv', '--source', 'crm', '--default-country', 'US');
  does('dedupe');
  unasked = await within('customers.cim', lookupRun);
  check(lines[0] as string);
  does('dedupe');
}, 60_000);
afterAll(() => place.remove());

describe('cim check with look-up lists', () => {
  it('has them from the first run after it was first used', async () => {
    expect(unasked).toBeNull();
    expect(await within('customers.cim', lookupRun)).toBe(DEDUPE);
  });

  it('answers as without them', async () => {
    const asked = lines.slice(FIRST, FIRST + 8);
    const quick = asked.map((line) => check(line));
    const bare = await withoutLists();
    expect(quick).toEqual(asked.map((line) => check(line, bare)));
    expect(quick.filter(({ candidates }) => candidates.length > 0).length).toBeGreaterThan(1);
    expect(await within('customers.cim', (store) => [lookupRun(store), changedSince(store, DEDUPE)])).toEqual([
      DEDUPE,
      [],
    ]);
    expect(await within('customers.cim', (store) => new Set(listed(store)).size)).toBeGreaterThan(FIRST - 20);
  });

  it('knows who came and who changed since the run', async () => {
    const former = lines[3] as string;
    expect(check(LATER).candidates).toEqual([]);
    const known = check(former).candidates.map(({ record }) => record);
    expect(known).toContain('R4');
    does('import', 'second.csv', '--source', 'crm', '--default-country', 'US');
    later = await within('customers.cim', (store) =>
      Number(store.db.prepare("SELECT max(id) FROM run WHERE command = 'import'").pluck().get()),
    );
    expect(await within('customers.cim', (store) => changedSince(store, DEDUPE).length)).toBe(2);
    expect(check(LATER).candidates).toMatchObject([{ record: `R${FIRST + 1}`, decision: 'link' }]);
    expect(check(former).candidates.map(({ record }) => record)).not.toContain('R4');
    const bare = await withoutLists();
    const found = (answer: Answer) => answer.candidates.map(({ customer, decision }) => [customer, decision]);
    for (const line of [LATER, former, ...lines.slice(FIRST + 8, FIRST + 11)])
      expect(found(check(line))).toEqual(found(check(line, bare)));
  });

  it('knows that an import was taken back', () => {
    does('undo', String(later));
    expect(check(LATER).candidates).toEqual([]);
    expect(check(lines[3] as string).candidates.map(({ record }) => record)).toContain('R4');
  });

  it('knows that a record is not to be used', async () => {
    const { customer } = check(lines[5] as string).candidates[0] as { customer: string };
    does('subject', 'restrict', customer, '--reason', 'asked');
    expect(check(lines[5] as string).candidates.map((candidate) => candidate.customer)).not.toContain(customer);
    does('subject', 'restrict', customer, '--lift', '--reason', 'asked');
    expect(check(lines[5] as string).candidates[0]?.customer).toBe(customer);
  });

  it('has nothing of who was erased', async () => {
    const { customer } = check(lines[7] as string).candidates[0] as { customer: string };
    const before = await within('customers.cim', listed);
    const erased = place.json<{ records: number }>(0, 'erase', customer, '--reason', 'request 1', '--yes');
    expect(check(lines[7] as string).candidates.map((candidate) => candidate.customer)).not.toContain(customer);
    await within('customers.cim', (store) => {
      const now = listed(store);
      const gone = new Set(before.filter((record) => !now.includes(record)));
      expect(gone.size).toBe(erased.records);
      for (const record of gone) expect(store.columns.head.get(record)).toBe(0);
      expect(now).toEqual(before.filter((record) => !gone.has(record)));
    });
    expect(place.cim('audit', 'verify').status).toBe(0);
  });

  it('answers the same under new keys, and from a backup', async () => {
    const asked = lines[FIRST + 1] as string;
    const answer = check(lines[2] as string);
    expect(answer.candidates.length).toBeGreaterThan(0);
    const { path } = place.json<{ path: string }>(0, 'backup', '--to', 'backups');
    does('restore', path, '--store', 'restored.cim');
    does('rotate');
    for (const store of ['customers.cim', 'restored.cim']) {
      expect(await within(store, (open) => lookupRun(open))).toBe(DEDUPE);
      expect([check(lines[2] as string, store), check(asked, store)]).toEqual([answer, check(asked)]);
    }
  });

  it('stays told of a page written behind the audit when an erasure writes it anew', async () => {
    for (const suffix of ['', '.keys']) cpSync(place.path(`customers.cim${suffix}`), place.path(`behind.cim${suffix}`));
    await within('behind.cim', (store) =>
      store.db.prepare("UPDATE lookup_page SET data = CAST(x'0001' || data AS BLOB) WHERE list = 'records'").run(),
    );
    does('erase', 'R12', '--reason', 'request 2', '--yes', '--store', 'behind.cim');
    expect(place.cim('audit', 'verify', '--store', 'behind.cim').status).toBe(1);
  });

  it('shows a page that was changed behind its back', async () => {
    await within('restored.cim', (store) =>
      store.db.prepare("UPDATE lookup_page SET data = zeroblob(20) WHERE list = 'records'").run(),
    );
    expect(place.cim('audit', 'verify', '--store', 'restored.cim').stdout).toContain('lookup_page');
  });

  it('keeps no lists of a run that was taken back', async () => {
    does('undo', '3'); // what run 5 found again, and kept lists of
    expect(await within('customers.cim', (store) => [lookupRun(store), listed(store)])).toEqual([null, []]);
    expect(check(lines[2] as string).candidates.length).toBeGreaterThan(0); // reading all
  });
});
