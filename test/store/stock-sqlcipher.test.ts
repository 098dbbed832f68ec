/** Another program opens the store: SQLCipher itself, from the Python package index, set up once outside of the repository. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/store/audit.js';
import { openStore } from '../../src/store/open-store.js';
import type { Store } from '../../src/store/store.js';
import { newStore, type Place, people, takeIn } from './people.js';

const VENV = join(tmpdir(), 'cim-test-sqlcipher-0.5.7');
const python = join(VENV, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

/** The Python of an environment that has SQLCipher, or null where it cannot be set up (no Python, no network). */
function setUp(): string | null {
  const works = () => {
    try {
      execFileSync(python, ['-c', 'import sqlcipher3'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  if (existsSync(python) && works()) return python;
  try {
    execFileSync('python3', ['-m', 'venv', VENV], { stdio: 'ignore', timeout: 60_000 });
    execFileSync(
      python,
      ['-m', 'pip', 'install', '--quiet', '--retries', '0', '--timeout', '10', 'sqlcipher3-wheels'],
      {
        stdio: 'ignore',
        timeout: 100_000,
      },
    );
  } catch {
    // told below
  }
  return works() ? python : null;
}

/** Runs statements of our recovery output, then SQL, with the stock program; returns what it read as JSON. */
const SCRIPT = `
import json, sys
from sqlcipher3 import dbapi2 as sqlite
path, shell, sql = json.loads(sys.stdin.read())
db = sqlite.connect(path)
for line in shell.splitlines():
    if not line.startswith('.'):
        db.execute(line)
rows = [[c.hex() if isinstance(c, bytes) else c for c in row] for row in db.execute(sql)]
db.commit()
print(json.dumps(rows))
`;

let place: Place;
let store: Store;
let stock: string | null;
beforeAll(async () => {
  stock = setUp();
  if (stock === null)
    console.warn(
      'SKIPPED: SQLCipher is not at hand (pip install sqlcipher3-wheels); nothing independent opened the store',
    );
  ({ place, store } = newStore());
  await takeIn(store, people(300));
  store.close();
  store = openStore({ path: place.path, secret: { keyFile: place.keyFile } });
}, 180_000);
afterAll(() => {
  store.close();
  place.remove();
});

const query = (shell: string, sql: string): unknown[][] =>
  JSON.parse(
    execFileSync(stock as string, ['-c', SCRIPT], {
      input: JSON.stringify([place.path, shell, sql]),
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    }),
  );

describe('a stock SQLCipher', () => {
  it('opens the store with the statements of the recovery shell, reads records, and not what is sealed', () => {
    if (stock === null) return;
    const shell = store.recoveryShell();
    expect(() => query(shell, 'SELECT 1')).not.toThrow();
    expect(query(shell, 'SELECT name FROM source')).toEqual([['crm']]);
    expect(query(shell, 'SELECT sum(count) FROM chunk')).toEqual([[300]]);
    const [[lines]] = query(shell, 'SELECT group_concat(hex(lines) || hex(shapes)) FROM chunk') as [[string]];
    const text = Buffer.from(lines.replaceAll(',', ''), 'hex').toString('utf8');
    expect(text).toContain('Ada Marker299');
    const everything = query(shell, 'SELECT hex(lines), hex(sealed) FROM chunk').concat(
      query(shell, 'SELECT hex(data), 0 FROM feature'),
    );
    expect(everything.length).toBeGreaterThan(5);
    for (const row of everything)
      for (const cell of row)
        for (const secret of ['SECRETID', 'secretid'])
          expect(Buffer.from(String(cell), 'hex').includes(secret)).toBe(false);
  });

  it('opens nothing with another key', () => {
    if (stock === null) return;
    const other = store
      .recoveryShell()
      .replace(/[0-9a-f]{96}/, (key) => key.replace(/^./, (digit) => (digit === '0' ? '1' : '0')));
    expect(() => query(other, 'SELECT 1 FROM run')).toThrow();
  });

  it('that changes a row is found by the audit', () => {
    if (stock === null) return;
    expect(verifyAudit(store.db).ok).toBe(true);
    query(store.recoveryShell(), "UPDATE source SET name = 'other'");
    expect(verifyAudit(store.db).problems.map(({ code }) => code)).toEqual(['state-changed']);
  });
});

describe('the source of the store', () => {
  const SRC = fileURLToPath(new URL('../../src', import.meta.url));
  const sources = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory()
        ? sources(join(folder, entry.name))
        : entry.name.endsWith('.ts')
          ? [join(folder, entry.name)]
          : [],
    );

  it.each([
    ['copies in the clear', /\.serialize\(/],
    ['other databases beside the encrypted one', /\bATTACH\b/i],
    ['changing the key in place by a statement', /pragma[^\n]*\brekey\b/i],
    ['a key in a statement of our own', /pragma\(\s*[`'"](hex)?key\b/i],
    ['copying with the backup interface', /\bdb\.backup\(/],
  ])('has no %s', (_what, pattern) => {
    const files = sources(SRC);
    expect(files.length).toBeGreaterThan(30);
    expect(files.filter((file) => pattern.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
