/** What somebody says of themselves stands: the latest correction, and all that belongs to it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Workplace, workplaceWithStore } from './cim.js';

interface Shown {
  readonly values: Readonly<Record<string, { readonly value: string; readonly standard: string }>>;
}
interface Corrected {
  readonly fields: readonly string[];
  readonly issues: readonly { readonly field: string; readonly code: string }[];
  readonly recipients: readonly string[];
}

let place: Workplace;
beforeAll(() => {
  place = workplaceWithStore();
  writeFileSync(
    place.path('crm.csv'),
    'id,first name,last name,email,birth date,street,postal code,city\n' +
      '1,Livia,Berger,livia@mail.example,1984-04-01,Hauptstr. 3,4020,Linz\n' +
      '2,Rosa,Rest,rosa@mail.example,1970-05-05,Ringweg 1,8010,Graz\n',
  );
  expect(place.cim('import', 'crm.csv', '--source', 'crm').status).toBe(0);
});
afterAll(() => place.remove());

const correct = (customer: string, ...values: string[]) =>
  place.json<Corrected>(0, 'subject', 'correct', customer, ...values.flatMap((value) => ['--set', value]));
function of(customer: string, ...fields: string[]): string {
  const { values } = place.json<Shown>(0, 'show', customer);
  return fields.map((field) => values[field]?.standard || values[field]?.value || '–').join(' ');
}
const name = () => of('C1', 'givenName', 'middleName', 'familyName', 'fullName');

it('a new family name leaves the given name as it is', () => {
  expect(correct('C1', 'familyName=Berger-Huber').fields).toEqual(['familyName']);
  expect(name()).toBe('Livia – Berger-Huber Livia Berger-Huber');
  place.json(0, 'export', '-o', 'out.csv');
  expect(readFileSync(place.path('out.csv'), 'utf8')).toContain('Livia Berger-Huber');
});

it('the latest correction stands, whether it says less, or something else was said more often', () => {
  correct('C1', 'fullName=Livia Marie Huberova');
  expect(name()).toBe('Livia Marie Huberova Livia Marie Huberova');
  correct('C1', 'familyName=Huber');
  expect(name()).toBe('Livia Marie Huber Livia Marie Huber');
  correct('C1', 'fullName=Liv Hu');
  expect(name()).toBe('Liv – Hu Liv Hu');
  correct('C1', 'birthDate=1984-04-02');
  writeFileSync(
    place.path('shop.csv'),
    'id,first name,last name,email,birth date\n9,Livia,Berger,livia@mail.example,1984-04-02\n',
  );
  expect(place.cim('import', 'shop.csv', '--source', 'shop').status).toBe(0);
  const found = place.lines<{ customer: string }>(0, 'search', 'livia@mail.example').map(({ customer }) => customer);
  expect(found.length).toBe(2);
  expect(place.cim('merge', 'C1', ...found.filter((customer) => customer !== 'C1')).status).toBe(0);
  correct('C1', 'birthDate=1984-04-03', 'gender=f');
  expect(of('C1', 'birthDate')).toBe('1984-04-03');
});

it('another street is in the same town, another town has no former postal code', () => {
  correct('C1', 'street=Neue Gasse 1');
  expect(of('C1', 'street', 'postalCode', 'city')).toBe('Neue Gasse 1 4020 Linz');
  correct('C1', 'street=Platz 2', 'city=Wels');
  expect(of('C1', 'street', 'city')).toBe('Platz 2 Wels');
});

it('an odd value is kept as it was given, and told; who was given the old one outside of the house is, too', () => {
  place.json(0, 'export', '-o', 'house.csv', '--recipient', 'Mail House');
  const { issues, recipients } = correct('C1', 'email=not-an-address');
  expect([issues, recipients]).toEqual([[{ field: 'email', code: 'email-invalid' }], ['Mail House']]);
  expect(place.cim('subject', 'correct', 'C1', '--set', 'email=neither', '--lang', 'zh').stdout).toMatch(/^邮箱: /m);
});

it('somebody whose data are restricted, for they are contested, can have them corrected, and stays restricted', () => {
  expect(place.cim('subject', 'restrict', 'R2', '--reason', 'accuracy contested').status).toBe(0);
  correct('R2', 'city=Wien');
  expect(of('R2', 'givenName', 'city')).toBe('Rosa Wien');
  for (const words of ['Rosa', 'Wien']) expect([words, place.lines(0, 'search', words)]).toEqual([words, []]);
  const { leftOut } = place.json<{ leftOut: Record<string, number> }>(0, 'export', '-o', 'rest.csv');
  expect([leftOut.restricted, readFileSync(place.path('rest.csv'), 'utf8').match(/Rosa|Wien/)]).toEqual([1, null]);
  expect(place.cim('subject', 'restrict', 'R2', '--lift').status).toBe(0);
  expect(place.lines(0, 'search', 'Rosa').length).toBe(1);
});
