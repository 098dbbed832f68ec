/** Who saw or took out what: every look in clear and every file is in the audit, and the audit can be checked without the store. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Workplace, workplaceWithStore } from './cim.js';

interface Entry {
  readonly action: string;
  readonly actor: string;
  readonly subjects: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

let place: Workplace;
beforeAll(() => {
  place = workplaceWithStore();
  const rows = Array.from({ length: 30 }, (_, i) => `${i + 1},Anna Muster${i},anna${i}@example.com`);
  writeFileSync(place.path('crm.csv'), `id,name,email\n${rows.join('\n')}\n`);
  expect(place.cim('import', 'crm.csv').status).toBe(0);
  for (const role of ['viewer', 'auditor', 'agent'])
    expect(place.cim('users', 'add', role, '--role', role, '--new-key-file', `${role}.key`).status).toBe(0);
});
afterAll(() => place.remove());

const log = () => place.lines<Entry>(0, 'audit', 'log');

it('notes who was shown in clear, and nothing of a masked look', () => {
  const before = log().length;
  for (const words of [
    ['show', 'C1'],
    ['search', 'anna3'],
    ['history', 'C1'],
  ])
    expect(place.cim(...words).status).toBe(0);
  expect(log()).toHaveLength(before);
  place.cim('show', 'C1', '--reveal');
  place.cim('search', 'anna3@example.com', '--json');
  place.cim('history', 'R2', '--reveal', '--key-file', 'agent.key');
  place.cim('subject', 'show', 'C5', '--dry-run');
  const looks = log().slice(before);
  expect(looks.map(({ action, actor, counts }) => [action, actor, counts.revealed !== undefined])).toEqual(
    [
      ['show', 'owner', true],
      ['search', 'owner', true],
      ['history', 'agent', true],
      ['subject show', 'owner', true],
    ].map(([action, actor, seen]) => [action, actor === 'owner' ? looks[0]?.actor : actor, seen]),
  );
  expect(looks.map(({ subjects }) => subjects.length > 0)).toEqual([true, true, true, true]);
  expect(looks[0]?.subjects).toEqual(['C1']);
  expect(JSON.stringify(looks)).not.toMatch(/muster|anna/i);
});

it('keeps looks out of the list of runs unless all are asked for', () => {
  const commands = (...words: string[]) =>
    place.lines<{ command: string }>(0, 'runs', ...words).map(({ command }) => command);
  expect(commands()).not.toContain('show');
  expect(commands()).toContain('import');
  expect(commands('--all')).toEqual(expect.arrayContaining(['show', 'search', 'history', 'subject show', 'import']));
});

it('shows nothing in clear to who may not reveal, nor a note of it', () => {
  const before = log().length;
  const seen = place.cim('show', 'C1', '--json', '--key-file', 'viewer.key');
  expect(seen.status).toBe(0);
  expect(seen.stdout).not.toMatch(/anna|example\.com/i);
  expect(place.cim('show', 'C1', '--reveal', '--key-file', 'viewer.key').status).toBe(13);
  expect(log()).toHaveLength(before);
});

it('tells who was in a file that leaked, and what stands out', () => {
  expect(place.cim('export', '-o', 'out.csv', '--recipient', 'Mail House').status).toBe(0);
  const report = place.json<{
    users: { user: string; looks: number; customersDisclosed: number }[];
    unusual: { reason: string; customers: number }[];
    breach: { customers: string[]; fields: string[]; recipient: string };
  }>(0, 'audit', 'report', '--breach', '1', '--per-hour', '20', '--hours', '0-24', '--key-file', 'auditor.key');
  expect(report.breach.customers).toEqual(Array.from({ length: 30 }, (_, i) => `C${i + 1}`));
  expect(report.breach).toMatchObject({ recipient: 'Mail House', fields: expect.arrayContaining(['E-mail']) });
  expect(report.unusual).toEqual([expect.objectContaining({ reason: 'many-customers' })]);
  expect(report.users.find(({ user }) => user === 'agent')).toMatchObject({ looks: 1, customersDisclosed: 0 });
  expect(place.cim('audit', 'report', '--breach', '9').status).toBe(2);
});

it('is checked without the store, from the file alone', () => {
  expect(place.cim('audit', 'export', '-o', 'audit.jsonl', '--key-file', 'auditor.key').status).toBe(0);
  const lines = readFileSync(place.path('audit.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const signers = new Map(
    lines.filter((line) => line.type === 'signer').map((line) => [line.name, createPublicKey(line.publicKey)]),
  );
  const entries = lines.filter((line) => line.type === 'entry');
  expect(entries.length).toBeGreaterThan(8);
  let previous = '00'.repeat(32);
  for (const entry of entries) {
    const { sequence, run, at, actor, action, subjects, counts, state } = entry;
    expect(entry.previous).toBe(previous);
    const hash = createHash('sha256');
    for (const part of [
      sequence,
      run,
      at,
      actor,
      action,
      subjects,
      counts,
      Buffer.from(state, 'hex'),
      Buffer.from(previous, 'hex'),
    ]) {
      const bytes = Buffer.isBuffer(part) ? part : Buffer.from(String(part));
      hash.update(`${bytes.length}:`).update(bytes);
    }
    const digest = hash.digest();
    expect(digest.toString('hex')).toBe(entry.hash);
    expect(verify(null, digest, signers.get(actor) as never, Buffer.from(entry.signature, 'hex'))).toBe(true);
    previous = entry.hash;
  }
});
