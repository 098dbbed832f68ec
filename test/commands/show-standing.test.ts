/** Whoever looks a customer up is told what must be known before writing or calling. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Workplace, workplaceWithStore } from './cim.js';

let place: Workplace;
beforeAll(() => {
  place = workplaceWithStore();
  writeFileSync(place.path('crm.csv'), 'id,name,email\n1,Ina Ink,ina@mail.example\n2,Ole Oak,ole@mail.example\n');
  expect(place.cim('import', 'crm.csv').status).toBe(0);
});
afterAll(() => place.remove());

const standing = (customer: string) => place.json<{ standing: unknown }>(0, 'show', customer).standing;
const says = (customer: string, ...words: string[]) => place.cim('show', customer, ...words).stdout;

it('nothing is told of a customer who said nothing', () => {
  expect(standing('C1')).toEqual({ deceased: false, objections: [], restricted: false, held: false });
  expect(says('C1')).not.toMatch(/Deceased|Objects|Restricted|hold/);
});

it('who died, objects, is restricted or held is told first, until that is taken back', () => {
  for (const words of [
    ['subject', 'deceased', 'C1', '--evidence', 'certificate 7'],
    ['subject', 'object', 'C1'],
    ['subject', 'object', 'C1', '--purpose', 'profiling'],
    ['subject', 'restrict', 'C1'],
  ])
    expect(place.cim(...words).status).toBe(0);
  expect(standing('C1')).toEqual({ deceased: true, objections: ['*', 'profiling'], restricted: true, held: false });
  expect(says('C1').split('\n').slice(1, 4)).toEqual([
    'Deceased.',
    'Objects to: all marketing, profiling',
    'Restricted: not to be used.',
  ]);
  expect(says('C1', '--lang', 'zh')).toContain('已故。\n反对：全部营销、profiling\n已限制处理');
  expect(standing('C2')).toMatchObject({ deceased: false, objections: [] });
  expect(place.cim('subject', 'deceased', 'C1', '--lift').status).toBe(0);
  expect(says('C1')).not.toContain('Deceased');
});
