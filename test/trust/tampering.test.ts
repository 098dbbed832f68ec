/** Somebody who cannot, or even can, read the store puts old pages or an old copy back, or writes to it behind the audit. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CimError } from '../../src/errors.js';
import { verifyAudit } from '../../src/store/audit.js';
import { Workplace } from '../commands/cim.js';
import { contentsOf, csvOf } from '../faults/scene.js';

const PAGE = 4096;

let place: Workplace;
let store: string;
const old = () => place.path('old.cim');
beforeAll(() => {
  place = new Workplace({ CIM_KEY_FILE: 'key' });
  store = place.path('customers.cim');
  writeFileSync(place.path('people.csv'), csvOf(40));
  writeFileSync(place.path('changed.csv'), csvOf(40).replaceAll('mail.example', 'other.example'));
  expect(place.cim('init', '--new-key-file', 'key').status).toBe(0);
  expect(place.cim('import', 'people.csv', '--source', 'crm').status).toBe(0);
  copyFileSync(store, old());
  expect(place.cim('audit', 'verify', '--anchor', 'anchor').status).toBe(0);
  expect(place.cim('import', 'changed.csv', '--source', 'crm').status).toBe(0);
  expect(place.cim('merge', 'C1', 'C2').status).toBe(0);
});
afterAll(() => place.remove());

const verify = (...args: string[]) => {
  const { status, stdout, stderr } = place.cim('audit', 'verify', '--json', ...args);
  return { status, report: JSON.parse(stdout || stderr) };
};

/** Does something to the file and puts it back as it was. */
function meanwhile<Result>(change: () => void, look: () => Result): Result {
  const whole = readFileSync(store);
  try {
    change();
    return look();
  } finally {
    writeFileSync(store, whole);
  }
}

describe('an old page put back', () => {
  const pages = (path: string) => {
    const bytes = readFileSync(path);
    return Array.from({ length: bytes.length / PAGE }, (_, i) => bytes.subarray(i * PAGE, (i + 1) * PAGE));
  };

  /** The store as it is with old pages in the place of some. */
  const splice = (numbers: readonly number[]) => {
    const former = pages(old());
    writeFileSync(store, Buffer.concat(pages(store).map((page, i) => (numbers.includes(i) ? former[i]! : page))));
  };
  const outcome = (): string => {
    try {
      return JSON.stringify(contentsOf(store, place.path('key')));
    } catch (error) {
      if (error instanceof CimError) return error.kind;
      return (error as Error).message.split(':')[0] as string;
    }
  };

  it('is noticed, or was not in use, page by page', () => {
    const now = outcome();
    const former = pages(old());
    const differing = pages(store).flatMap((page, i) => (former[i] && !page.equals(former[i]) ? [i] : []));
    expect(differing.length).toBeGreaterThan(8);
    const outcomes = differing.map((number) => meanwhile(() => splice([number]), outcome));
    const noticed = outcomes.filter((found) => ['audit', 'integrity', 'damaged', 'wrong-key'].includes(found));
    expect(outcomes.filter((found) => found !== now && !noticed.includes(found))).toEqual([]);
    expect(noticed.filter((found) => found === 'audit').length).toBeGreaterThan(0);
  });

  it('is noticed with half of the others', () => {
    const now = outcome();
    const count = pages(old()).length;
    for (let seed = 1; seed <= 12; seed++) {
      const some = Array.from({ length: count }, (_, i) => i).filter(
        (i) => ((i * 2654435761 + seed * 40503) >>> 7) % 2,
      );
      const found = meanwhile(() => splice(some), outcome);
      expect(found).not.toBe(now);
      expect(['audit', 'integrity', 'damaged', 'wrong-key']).toContain(found);
    }
  });
});

describe('an older copy of the whole store put back', () => {
  it('is shown by cim audit verify, by what was remembered outside of it', () => {
    expect(verify()).toMatchObject({ status: 0, report: { ok: true } });
    meanwhile(
      () => copyFileSync(old(), store),
      () => {
        const { status, report } = verify();
        expect(status).toBe(1);
        expect(report.problems.map(({ code }: { code: string }) => code)).toEqual(['rolled-back']);
      },
    );
  });

  it('is shown by an anchor to those who remember nothing themselves', () => {
    const elsewhere = (...args: string[]) => {
      const other = place.shell(`XDG_STATE_HOME=$PWD/elsewhere $CIM audit verify --json ${args.join(' ')}`);
      return [other.status, JSON.parse(other.stdout).ok];
    };
    copyFileSync(place.path('anchor'), place.path('anchor.old'));
    expect(verify('--anchor', 'anchor').status).toBe(0);
    meanwhile(
      () => copyFileSync(old(), store),
      () => {
        expect(elsewhere('--anchor', 'anchor')).toEqual([1, false]);
        expect(elsewhere('--anchor', 'anchor.old')).toEqual([0, true]); // that one knows no better
      },
    );
  });

  it('is told by every command, and stays told when one has written to it', () => {
    meanwhile(
      () => copyFileSync(old(), store),
      () => {
        for (let i = 0; i < 2; i++) {
          const { status, stderr } = place.cim('merge', 'C3', `C${4 + i}`);
          expect([status, stderr]).toEqual([0, expect.stringContaining('older copy')]);
          expect(verify().status).toBe(1);
        }
      },
    );
    expect(verify().status).toBe(0);
  });
});

/** Opens a store with the statements that cim prints for other programs. */
function connectAs(shell: string, path: string): Database.Database {
  const db = new Database(path);
  for (const [, statement] of shell.matchAll(/^(PRAGMA [^;]+);/gm)) {
    if (/^PRAGMA key/.test(statement as string)) for (const one of ["cipher='sqlcipher'", 'legacy=4']) db.pragma(one);
    db.exec(statement as string);
  }
  return db;
}

const found = (db: Database.Database) => verifyAudit(db).problems.map(({ code }) => code);

describe('a row written with another program that has the key', () => {
  let shell = '';
  beforeAll(() => {
    shell = place.cim('key', 'show', '--recovery', '--yes').stdout;
    expect(shell).toContain('PRAGMA key');
    copyFileSync(`${store}.keys`, place.path('former.keys'));
    expect(place.cim('dedupe').status).toBe(0);
  });
  const behind = (sql: string, changes = 1) => {
    const db = connectAs(shell, store);
    if (changes === 0) db.exec(sql);
    else expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  };

  it.each([
    'UPDATE chunk SET lines = zeroblob(length(lines)) WHERE first_version = 1',
    "UPDATE number_page SET data = zeroblob(length(data)) WHERE column_name = 'customer'",
    "UPDATE member SET role = 'administrator', name = 'mallory'",
    'DELETE FROM decision',
    "UPDATE run SET actor = 'mallory' WHERE id = 2",
    "UPDATE audit SET actor = 'mallory' WHERE sequence = 2",
    'DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)',
    "INSERT INTO suppression VALUES (x'00', 'erased', '', 1)",
  ])('shows in cim audit verify: %s', (sql) => {
    expect(verify().status).toBe(0);
    meanwhile(
      () => behind(sql),
      () => {
        const { status } = verify();
        expect([1, 12, 14]).toContain(status); // 12: even the user is not known any more
      },
    );
  });

  it('shows in any table and column, also as bytes that spell what stood there, and as what SQLite takes for it', () => {
    const digests = new Set(['chunk', 'feature', 'number_page', 'evidence', 'lookup_page']);
    const look = connectAs(shell, store);
    const columns = look
      .prepare(
        "SELECT m.name AS tab, c.name AS col FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'",
      )
      .all() as { tab: string; col: string }[];
    expect(columns.length).toBeGreaterThan(100);
    look.exec('BEGIN');
    expect(found(look)).toEqual([]);
    const spelled = (col: string, tab: string) =>
      `CAST(CASE typeof(${col}) WHEN 'text' THEN '${digests.has(tab) || tab === 'audit' ? '' : 'string:'}' || ${col}
        WHEN 'null' THEN 'object:null' ELSE '${digests.has(tab) || tab === 'audit' ? '' : 'number:'}' || ${col} END AS BLOB)`;
    const missed: string[] = [];
    let tried = 0;
    for (const { tab, col } of columns) {
      look.exec('SAVEPOINT one');
      try {
        for (const [value, but] of [
          [spelled(col, tab), "'blob'"],
          [`CAST(${col} AS BLOB)`, "'blob', 'null'"],
        ]) {
          const sql = `UPDATE ${tab} SET ${col} = ${value} WHERE typeof(${col}) NOT IN (${but})`;
          if (look.prepare(sql).run().changes > 0) {
            tried++;
            if (found(look).length === 0) missed.push(`${tab}.${col} = ${value}`);
          }
          look.exec('ROLLBACK TO one');
        }
      } catch (error) {
        expect([tab, col, error]).toMatchObject([
          tab,
          col,
          { code: expect.stringMatching(/^SQLITE_(CONSTRAINT|MISMATCH)/) },
        ]);
      }
      look.exec('ROLLBACK TO one; RELEASE one');
    }
    look.exec('ROLLBACK');
    look.close();
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(30);
  });

  it.each([
    'DROP TABLE member',
    'DROP TABLE audit',
    'PRAGMA user_version = 1',
    "UPDATE audit SET counts = 'x' WHERE sequence = 2",
    "UPDATE run SET counts = 'x' WHERE id = 2",
    "UPDATE decision SET record_groups = 'x'",
  ])('is told as such by a command that cannot read it any more, not as a bug: %s', (sql) => {
    meanwhile(
      () => behind(sql, 0),
      () => {
        expect(verify().report).toMatchObject(verify().status === 1 ? { ok: false } : { exitCode: 14 });
        for (const args of [['runs'], ['audit', 'log'], ['dedupe', '--dry-run'], ['show', 'C1']])
          expect([args, place.cim(...args).stderr]).toEqual([args, expect.not.stringContaining('bug')]);
      },
    );
  });

  it.each([
    "UPDATE number_page SET data = zeroblob(length(data)) WHERE column_name = 'seen'",
    "UPDATE source SET name = 'forged'",
    "UPDATE run SET actor = 'mallory' WHERE id = 2",
    'DELETE FROM decision',
    "INSERT INTO suppression VALUES (x'00', 'erased', '', 1)",
    'UPDATE evidence SET count = count + 1',
    'UPDATE feature SET data = zeroblob(length(data)) WHERE first_version = 1 AND feature_column = 1',
    // what is read all the same, and then written anew: values, a pair that the erasure is about, and a town that is another
    "UPDATE chunk SET lines = unhex(replace(hex(lines), hex('Linz'), hex('Lima'))) WHERE first_version = 1",
    "UPDATE evidence SET count = 1, pairs = x'0c0000000d000000e803000001000000'",
    "UPDATE feature SET data = unhex(replace(hex(data), hex('Linz'), hex('Lima'))) WHERE hex(data) LIKE '%' || hex('Linz') || '%'",
    'UPDATE chunk SET lines = zeroblob(length(lines)) WHERE first_version = 1',
    'DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)',
  ])('stays told when cim writes and signs after it: %s', (sql) => {
    meanwhile(
      () => behind(sql),
      () => {
        const later = place.cim('subject', 'restrict', 'C9');
        if (later.status === 0) expect([0, 1].filter((n) => verify().status === n)).toEqual([1]);
        place.cim('subject', 'restrict', 'C9', '--lift');
        place.cim('import', 'people.csv', '--source', 'crm'); // writes pages of numbers anew
        place.cim('erase', 'C12', '--reason', 'x', '--yes'); // writes chunks, pieces and evidence anew
        const { status, report } = verify();
        expect([status, report.ok]).toEqual([1, false]);
      },
    );
    place.shell('rm -rf state');
  });

  it('is told in Chinese to who reads that, and so is a drill that fails', () => {
    meanwhile(
      () => behind("UPDATE source SET name = 'forged'"),
      () => {
        const { status, stdout } = place.cim('audit', 'verify', '--lang', 'zh');
        expect([status, stdout]).toEqual([1, expect.stringMatching(/state-changed: \p{Script=Han}/u)]);
        expect(verify().report.problems[0].detail).toMatch(/^The tables/);
      },
    );
    const drill = place.shell('mkdir none && $CIM drill none --lang zh');
    expect([drill.status, drill.stdout]).toEqual([1, expect.stringMatching(/^ {2}\p{Script=Han}/mu)]);
    const figures = place.json<{ problems: string[] }>(1, 'drill', 'none');
    expect(figures.problems).toEqual(['There is no backup in the folder.']);
    expect(JSON.parse(place.shell('cat none/drill.json').stdout).problems).toEqual(figures.problems);
  });

  it('is told at once, and no more once the owner has taken it for right; backup, restore and rotation go on', () => {
    meanwhile(
      () => behind("UPDATE source SET name = 'mended by hand'"),
      () => {
        const told = place.cim('subject', 'restrict', 'C9');
        expect([told.status, told.stderr]).toEqual([0, expect.stringContaining('another program')]);
        expect(verify().report.problems.map(({ code }: { code: string }) => code)).toEqual(['written-behind']);
        expect(place.cim('subject', 'restrict', 'C9', '--lift').stderr).toBe('');
        expect(verify().status).toBe(1);
        expect(verify('--accept').status).toBe(0);
        expect(place.cim('merge', 'C3', 'C4').status).toBe(0);
        expect(verify().status).toBe(0);
        const elsewhere = place.shell('XDG_STATE_HOME=$PWD/elsewhere2 $CIM audit verify --json');
        expect(elsewhere.status).toBe(1); // to others it stays told
        const { path } = place.json<{ path: string }>(0, 'backup', '--to', 'behind-backups');
        expect(place.cim('drill', 'behind-backups').status).toBe(0);
        expect(place.cim('restore', path, '--store', 'behind.cim').status).toBe(0);
        expect(place.cim('rotate').status).toBe(0);
        expect(place.cim('audit', 'verify', '--store', 'behind.cim').status).toBe(1);
        copyFileSync(place.path('former.keys'), `${store}.keys`);
      },
    );
  });
});
