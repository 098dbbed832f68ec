/** Statements of people that were entered by mistake are taken back with their run; an erasure is not, and stays in the register. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Workplace, workplaceWithStore } from './cim.js';

interface Figures {
  readonly neverNoticed: number;
  readonly onHold: number;
  readonly objected: number;
  readonly records: number;
  readonly suppressed: Readonly<Record<string, number>>;
  readonly erasures: readonly { readonly certificate: string }[];
}

let place: Workplace;
beforeAll(() => {
  place = workplaceWithStore();
  writeFileSync(
    place.path('crm.csv'),
    'id,name,email\n1,Ulla Undo,ulla@mail.example\n2,Vera Vost,vera@mail.example\n3,Gerda Gone,gerda@mail.example\n',
  );
  expect(place.cim('import', 'crm.csv').status).toBe(0);
});
afterAll(() => place.remove());

const figures = () => place.json<Figures>(0, 'compliance');
const lastRun = () => place.lines<{ run: number }>(0, 'runs', '--all')[0]?.run as number;
/** Does something and takes it back; gives the number of its run. */
function andBack(...words: string[]): number {
  place.json(0, ...words);
  const run = lastRun();
  place.json(0, 'undo', String(run));
  return run;
}
const mailing = () => {
  place.json(0, 'export', '-o', 'mailing.csv', '--force', '--marketing', '--purpose', 'news');
  const text = readFileSync(place.path('mailing.csv'), 'utf8');
  return ['Ulla', 'Vera', 'Gerda'].filter((name) => text.includes(name));
};

it('a notice, a consent, a hold that were entered for the wrong person are as if they had not been', () => {
  const before = figures();
  expect(before.neverNoticed).toBe(3);
  writeFileSync(place.path('notice.txt'), 'What we do.');
  andBack('notices', 'give', '--all', '--notice', 'notice.txt', '--notice-version', '1');
  andBack('consent', 'grant', 'C1', '--purpose', 'news');
  andBack('subject', 'restrict', 'C1', '--hold');
  expect(figures()).toMatchObject({ neverNoticed: 3, onHold: 0 });
  const state = place.json<{ state: string }>(0, 'consent', 'show', 'C1', '--purpose', 'news').state;
  expect(state).toBe('none'); // neither granted nor withdrawn
});

it('an objection is forgotten by all that knows the person by it, and so is its lifting', () => {
  andBack('subject', 'object', 'C1');
  const { objected: none, suppressed: nobody } = figures();
  expect([none, nobody]).toEqual([0, {}]);
  expect(mailing()).toEqual(['Ulla', 'Vera', 'Gerda']);
  place.json(0, 'subject', 'object', 'C2');
  const objected = figures().suppressed;
  andBack('subject', 'object', 'C2', '--lift');
  expect(figures()).toMatchObject({ objected: 1, suppressed: objected });
  expect(mailing()).toEqual(['Ulla', 'Gerda']);
});

it('an erasure cannot be taken back, and stays in the register with its certificate', () => {
  const { certificate } = place.json<{ certificate: string }>(0, 'erase', 'C3', '--reason', 'request', '--yes');
  const run = lastRun();
  const { status, stderr } = place.cim('undo', String(run), '--json');
  expect(status).toBe(2);
  expect(JSON.parse(stderr).code).toBe('erased-for-good');
  expect(figures()).toMatchObject({ records: 2, erasures: [{ certificate }] });
  expect(place.cim('show', 'R3').status).toBe(2);
  expect(place.cim('audit', 'verify').status).toBe(0);
});

it('a request entered by mistake is taken back, with what was answered by mistake, and stays in the register as withdrawn', () => {
  const requests = () =>
    place
      .lines<{ id: number; answered: string | null; withdrawn: boolean; overdue: boolean }>(0, 'requests', 'list')
      .map(({ id, answered, withdrawn, overdue }) => [id, answered !== null, withdrawn, overdue]);
  const counted = () => place.json<{ requests: { total: number } }>(0, 'compliance').requests.total;
  place.json(0, 'requests', 'add', 'access', '--customer', 'C1', '--received', '2020-01-02');
  const added = lastRun();
  expect(requests()).toEqual([[1, false, false, true]]);
  andBack('requests', 'close', '1', '--answer', 'sent');
  expect(requests()).toEqual([[1, false, false, true]]);
  place.json(0, 'requests', 'close', '1', '--answer', 'sent');
  const closed = lastRun();
  expect(place.cim('undo', String(added)).stderr).toContain(`run ${closed} answered its request`);
  expect(requests()).toEqual([[1, true, false, false]]);
  place.json(0, 'undo', String(closed));
  place.json(0, 'undo', String(added));
  expect(requests()).toEqual([[1, false, true, false]]);
  expect([place.cim('requests', 'list', '--due').status, counted()]).toEqual([0, 0]);
  expect(place.cim('requests', 'close', '1', '--answer', 'sent').stderr).toContain('request-withdrawn');
  expect(place.json<{ ok: boolean }>(0, 'audit', 'verify').ok).toBe(true);
});
