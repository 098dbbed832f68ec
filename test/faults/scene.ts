/** A small store with customers in it, to which the same thing can be done again and again from the same beginning. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/commands/index.js';
import { verifyAudit } from '../../src/store/audit.js';
import { customerSteps } from '../../src/store/customers.js';
import { openStore } from '../../src/store/open-store.js';
import type { Store } from '../../src/store/store.js';
import { Workplace } from '../commands/cim.js';
import { type InProcessOutcome, runHere } from '../trust/in-process.js';

/** Rows of made-up people; `from` on, so that several files hold different ones. */
export function csvOf(count: number, from = 0): string {
  const lines = ['id,name,email,phone,city,national id'];
  for (let i = from; i < from + count; i++)
    lines.push(
      `${i},Firstname${i} Lastname${i % 7},person${i}@mail.example,+86138${String(10_000_000 + i)},${i % 2 ? '上海' : 'Linz'},`,
    );
  return `${lines.join('\n')}\n`;
}

/** What a store holds, in words that can be compared. */
export interface Contents {
  readonly customers: readonly string[];
  /** Commands in the audit, in order. */
  readonly audit: readonly string[];
}

/** Opens a store as a user would, checks the whole of it, and tells what it holds. Throws where anything is wrong. */
export function contentsOf(path: string, keyFile: string): Contents {
  const store = openStore({ path, secret: { keyFile } });
  try {
    return readContents(store);
  } finally {
    store.close();
  }
}

function readContents(store: Store): Contents {
  const integrity = store.db.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') throw new Error(`integrity: ${integrity}`);
  const report = verifyAudit(store.db);
  if (!report.ok) throw new Error(`audit: ${report.problems.map(({ code }) => code).join(', ')}`);
  const customers = [...customerSteps(store)].flatMap((customer) =>
    customer === null
      ? []
      : JSON.stringify([
          customer.id,
          customer.members.map(({ id, record }) => [id, record.values.map(({ raw }) => raw)]),
        ]),
  );
  const audit = store.db.prepare('SELECT action FROM audit ORDER BY sequence').pluck().all() as string[];
  return { customers, audit };
}

export class Scene {
  readonly place: Workplace;
  readonly #former: string;

  /** A store of 40 people from two files, deduplicated; `more.csv` waits to be imported. Small, so that few calls make it. */
  constructor() {
    this.place = new Workplace({ CIM_KEY_FILE: 'key' });
    this.#former = `${this.place.dir}.former`;
    this.do('init', '--new-key-file', 'key');
    writeFileSync(this.place.path('people.csv'), csvOf(40));
    writeFileSync(this.place.path('again.csv'), csvOf(10, 20));
    writeFileSync(this.place.path('more.csv'), csvOf(60, 30));
    this.do('import', 'people.csv');
    this.do('import', 'again.csv');
    this.do('dedupe');
    mkdirSync(this.place.path('backups'));
    this.save();
  }

  /** Runs `cim`; throws where it does not end well. */
  do(...args: string[]): string {
    const { status, stdout, stderr } = this.place.cim(...args);
    if (status !== 0) throw new Error(`cim ${args.join(' ')}: ${status}\n${stdout}${stderr}`);
    return stdout;
  }

  /** The same in this process, which is many times as fast. */
  async here(...args: string[]): Promise<InProcessOutcome> {
    const former = process.cwd();
    process.chdir(this.place.dir);
    try {
      const name = COMMANDS.find((entry) => `${args.join(' ')} `.startsWith(`${entry.name} `))?.name ?? '';
      const env = this.place.environment() as Record<string, string>;
      return await runHere(name, args.slice(name.split(' ').length), env);
    } finally {
      process.chdir(former);
    }
  }

  /** From now on `restart` comes back to what there is now. */
  save(): void {
    rmSync(this.#former, { recursive: true, force: true });
    cpSync(this.place.dir, this.#former, { recursive: true, preserveTimestamps: true });
  }

  /** Everything in the workplace as it was saved. */
  restart(): void {
    this.take(this.#former);
  }

  /** Everything in the workplace as it is in `folder`. */
  take(folder: string): void {
    for (const name of readdirSync(this.place.dir)) rmSync(this.place.path(name), { recursive: true, force: true });
    cpSync(folder, this.place.dir, { recursive: true, preserveTimestamps: true });
  }

  contents(path = this.place.path('customers.cim')): Contents {
    return contentsOf(path, this.place.path('key'));
  }

  /** Full names of backups that count, by name alone. */
  backups(): string[] {
    const folder = this.place.path('backups');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => name.endsWith('.cim-backup'))
      .map((name) => join(folder, name));
  }

  remove(): void {
    this.place.remove();
    rmSync(this.#former, { recursive: true, force: true });
  }
}
