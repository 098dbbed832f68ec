/** Retention at a clock that stands still: exactly the due go, the held stay, a second run changes nothing. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Workplace } from './cim.js';

const RULES = `retention:
  - name: web
    after: 1 year
    sources: [web]
    action: restrict
  - name: inactive
    after: 3 years
    unless: newsletter
`;

interface Plan {
  readonly due: readonly {
    readonly customer: string;
    readonly rule: string;
    readonly due: string;
    readonly held: boolean;
  }[];
}
interface Applied extends Plan {
  readonly erased: number;
  readonly restricted: number;
  readonly held: number;
}

let place: Workplace;
const at = (day: string, ...args: string[]) => place.shell(`CIM_NOW=${day}T08:00:00Z $CIM ${args.join(' ')}`);
function json<Result>(day: string, ...args: string[]): Result {
  const { status, stdout, stderr } = at(day, ...args, '--json');
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Result;
}

beforeAll(() => {
  place = new Workplace({ CIM_KEY_FILE: 'key', CIM_STORE: 'customers.cim' });
  writeFileSync(
    place.path('crm.csv'),
    'id,name,email,last modified\n' +
      '1,Anna Muster,anna@example.com,2022-03-01\n' + // due on the day
      '2,Bert Muster,bert@example.com,2022-03-02\n' + // a day too young
      '3,Cora Muster,cora@example.com,2020-01-01\n' + // held
      '4,Dora Muster,dora@example.com,2020-01-01\n', // wants the newsletter
  );
  writeFileSync(place.path('web.csv'), 'id,name,email,last modified\n9,Emil Muster,emil@example.com,2023-05-05\n');
  expect(at('2025-02-20', 'init', '--new-key-file', 'key').status).toBe(0);
  expect(at('2025-02-20', 'import', 'crm.csv', 'web.csv').status).toBe(0);
  expect(at('2025-02-20', 'subject', 'restrict', 'R3', '--hold', '--reason', 'tax').status).toBe(0);
  expect(at('2025-02-20', 'consent', 'grant', 'R4', '--purpose', 'newsletter').status).toBe(0);
});
afterAll(() => place.remove());

it('plans nothing without rules, and says where to write them', () => {
  expect(json<Plan>('2025-03-01', 'retention', 'plan').due).toEqual([]);
  expect(at('2025-03-01', 'retention', 'plan').stdout).toContain('cim.yaml');
  writeFileSync(place.path('cim.yaml'), RULES);
});

it('plans exactly who is due, the held told apart', () => {
  const { due } = json<Plan>('2025-03-01', 'retention', 'plan');
  expect(due.map(({ customer, rule, due: day, held }) => [customer, rule, day, held])).toEqual([
    ['C3', 'inactive', '2023-01-01', true],
    ['C5', 'web', '2024-05-05', false],
    ['C1', 'inactive', '2025-03-01', false],
  ]);
  expect(json<Plan>('2025-02-28', 'retention', 'plan').due.map(({ customer }) => customer)).not.toContain('C1');
});

it('does nothing unasked, nor by a clock that may be wrong', () => {
  expect(at('2025-03-01', 'retention', 'apply').status).toBe(2);
  expect(at('2025-02-01', 'retention', 'apply', '--yes').stderr).toContain('before an earlier run');
  expect(at('2031-01-01', 'retention', 'apply', '--yes').stderr).toContain('days at once');
  expect(json<Applied>('2025-03-01', 'retention', 'apply', '--dry-run').erased).toBe(1);
  expect(at('2025-03-01', 'show', 'C1').status).toBe(0);
});

it('applies the plan once; the second run changes nothing', () => {
  expect(json<Applied>('2025-03-01', 'retention', 'apply', '--yes')).toMatchObject({
    erased: 1,
    restricted: 1,
    held: 1,
  });
  expect(at('2025-03-01', 'show', 'R1').status).toBe(2);
  expect(['R2', 'R3', 'R4', 'R5'].map((record) => at('2025-03-01', 'show', record).status)).toEqual([0, 0, 0, 0]);
  expect(json<Applied>('2025-03-01', 'retention', 'apply', '--yes')).toMatchObject({
    erased: 0,
    restricted: 0,
    held: 1,
  });
  expect(json<{ ok: boolean }>('2025-03-01', 'audit', 'verify').ok).toBe(true);
});

it('is not fooled by a clock that jumped ahead and by which another command ran before', () => {
  writeFileSync(place.path('night.csv'), 'id,name,email\n30,Nora Muster,nora@example.com\n');
  expect(at('2026-05-01', 'import', 'night.csv', '--dry-run').status).toBe(0);
  const former = place.shell('cp -r . ../$(basename $PWD).former');
  expect(former.status).toBe(0);
  expect(at('2026-05-01', 'import', 'night.csv').status).toBe(0);
  const { status, stderr } = at('2026-05-02', 'retention', 'apply', '--yes', '--json');
  expect([status, stderr]).toEqual([2, expect.stringContaining('"clock-doubtful"')]);
  expect(at('2025-05-01', 'retention', 'apply', '--yes').status).toBe(2); // set right again, which is a step back
  expect(at('2025-05-01', 'show', 'R2').status).toBe(0);
  expect(
    place.shell(
      'rm -r customers.cim* && cp ../$(basename $PWD).former/customers.cim* . && rm -r ../$(basename $PWD).former',
    ).status,
  ).toBe(0);
});

it('goes on where the owner vouches for the clock', () => {
  expect(json<Applied>('2025-05-01', 'retention', 'apply', '--yes', '--clock-is-right').erased).toBe(1);
  expect(at('2025-05-01', 'show', 'R2').status).toBe(2);
});
