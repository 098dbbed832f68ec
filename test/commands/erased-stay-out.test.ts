/** Who was erased does not come back with the next file, and who objected is taken in but not written to. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Workplace, workplaceWithStore } from './cim.js';

interface Imported {
  readonly created: number;
  readonly rejected: number;
  readonly unchanged: number;
  readonly files: readonly { readonly rows: number; readonly quarantine: { readonly errors: string } | null }[];
}

const HEADER = 'id,name,phone,email\n';
const ANNA = '1,Anna Muster,+1 212 555 0147,anna@example.com\n';
const BERT = '2,Bert Muster,+1 212 555 0148,bert@example.com\n';
const CORA = '3,Cora Muster,+1 212 555 0147,cora@example.com\n'; // at the same switchboard as Anna

let place: Workplace;
beforeAll(() => {
  place = workplaceWithStore();
  writeFileSync(place.path('crm.csv'), HEADER + ANNA + BERT + CORA);
});
afterAll(() => place.remove());

const bringIn = (status: number) =>
  place.json<Imported>(status, 'import', 'crm.csv', '--source', 'crm', '--default-country', 'US');

it('keeps an erased person out, by code and without a value, as often as the file comes', () => {
  expect(bringIn(0).created).toBe(3);
  expect(place.cim('erase', 'R1', '--reason', 'request 1', '--yes').status).toBe(0);
  for (let time = 0; time < 2; time++) {
    const again = bringIn(1);
    expect(again).toMatchObject({ created: 0, rejected: 1, unchanged: 2, files: [{ rows: 3 }] });
    const errors = readFileSync(place.path('crm.errors.csv'), 'utf8');
    expect(errors).toContain('erased-person');
    expect(errors).not.toMatch(/anna|0147/i);
  }
  expect(place.json<{ records: number }>(0, 'report').records).toBe(2);
});

it('knows the person under another name, number and source, but not those who shared the phone', () => {
  writeFileSync(
    place.path('web.csv'),
    `${HEADER}9,A. Muster,,ANNA@example.com\n10,Dora Muster,+1 212 555 0147,dora@example.com\n`,
  );
  const other = place.json<Imported>(1, 'import', 'web.csv', '--source', 'web', '--default-country', 'US');
  expect(other).toMatchObject({ created: 1, rejected: 1 });
});

it('takes in who objected, and leaves them out of marketing after they were erased and came back under another id', () => {
  expect(place.cim('subject', 'object', 'R2').status).toBe(0);
  writeFileSync(place.path('shop.csv'), `${HEADER}77,Bert Muster,,bert@example.com\n`);
  expect(place.json<Imported>(0, 'import', 'shop.csv', '--source', 'shop').created).toBe(1);
  const mailing = place.json<{ rows: number; leftOut: Record<string, number> }>(
    0,
    'export',
    '-o',
    'mailing.csv',
    '--marketing',
  );
  expect(mailing).toMatchObject({ rows: 2, leftOut: { objected: 2 } });
  expect(readFileSync(place.path('mailing.csv'), 'utf8')).not.toMatch(/bert/i);
});

it('keeps them out of an older backup, too, and of what is imported into it', () => {
  writeFileSync(place.path('late.csv'), `${HEADER}1,Emil Muster,+1 212 555 0190,emil@example.com\n`);
  const late = () => ['import', 'late.csv', '--source', 'late', '--default-country', 'US'];
  expect(place.json<Imported>(0, ...late()).created).toBe(1);
  const { path } = place.json<{ path: string }>(0, 'backup', '--to', 'safe');
  const [found] = place.lines<{ customer: string }>(0, 'search', 'emil');
  expect(place.cim('erase', found?.customer ?? '', '--reason', 'request 2', '--yes').status).toBe(0);
  const restored = place.json<{ erased: number }>(0, 'restore', path, '--store', 'old.cim');
  expect(restored.erased).toBe(1);
  expect(place.lines(0, 'search', 'emil', '--store', 'old.cim')).toEqual([]);
  expect(place.json<Imported>(1, ...late(), '--store', 'old.cim')).toMatchObject({ created: 0, rejected: 1 });
});

it('keeps out who has neither phone nor mail, by name with birth date, street or town, and nobody who is another', () => {
  const header = 'id,name,birth date,street,city,phone\n';
  writeFileSync(
    place.path('bare.csv'),
    `${header}51,Dora Datum,1960-01-02,,Wien,\n52,Stella Strasse,,Main St. 5,Linz,\n53,Oda Ort,,,Graz,\n54,Nora Nummer,1970-03-04,,Wien,+436641234567\n`,
  );
  expect(place.json<Imported>(0, 'import', 'bare.csv', '--source', 'bare').created).toBe(4);
  for (const name of ['Datum', 'Strasse', 'Ort', 'Nummer']) {
    const [found] = place.lines<{ customer: string }>(0, 'search', name);
    expect(place.cim('erase', found?.customer as string, '--reason', 'request 51', '--yes').status).toBe(0);
  }
  expect(place.json<Imported>(1, 'import', 'bare.csv', '--source', 'bare')).toMatchObject({ created: 0, rejected: 4 });
  writeFileSync(
    place.path('other.csv'),
    `${header}1,"DATUM, Dora",2.1.1960,,Graz,\n2,Stella  Strasse,,"main st, 5",Linz,\n3,Nora Nummer,1970-03-04,,,\n`,
  );
  expect(
    place.json<Imported>(1, 'import', 'other.csv', '--source', 'other', '--map', 'birth date=birthDate'),
  ).toMatchObject({ created: 0, rejected: 3 });
  writeFileSync(
    place.path('namesakes.csv'),
    `${header}1,Dora Datum,1961-01-02,,Wien,\n2,Stella Strasse,,Main St. 6,Linz,\n3,Oda Ort,,,Wien,\n4,Dora Datum,1960-01-02,,Wien,+436649999999\n5,Stella Strasse,1999-09-09,Main St. 5,Linz,\n`,
  );
  expect(place.json<Imported>(0, 'import', 'namesakes.csv', '--source', 'namesakes')).toMatchObject({
    created: 5,
    rejected: 0,
  });
});
