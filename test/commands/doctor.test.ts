/** What endangers the store on its machine is told, each danger by its code. */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { swapDevices } from '../../src/commands/shared/machine.js';
import { openStore } from '../../src/store/open-store.js';
import { readSidecar, sidecarPath, writeSidecar } from '../../src/store/sidecar.js';
import { Workplace } from './cim.js';

interface Finding {
  readonly code: string;
  readonly severity: string;
}

/** What depends on the machine the test runs on. */
const MACHINE = ['swap-on', 'core-dumps-on', 'backup-same-disk'];

let place: Workplace;
let recovery: string;
beforeAll(() => {
  place = new Workplace({ CIM_KEY_FILE: 'keys/owner', CIM_STORE: 'store/customers.cim', XDG_STATE_HOME: 'state' });
  mkdirSync(place.path('keys'), { mode: 0o700 });
  mkdirSync(place.path('store'), { mode: 0o700 });
  recovery = place.json<{ recoveryCode: string }>(0, 'init', '--new-key-file', 'keys/owner').recoveryCode;
});
afterAll(() => place.remove());

const doctor = (line = '$CIM doctor --json') => {
  const { status, stdout, stderr } = place.shell(line);
  if (stdout === '') throw new Error(stderr);
  const found = JSON.parse(stdout) as { ok: boolean; findings: Finding[] };
  expect(status).toBe(found.ok ? 0 : 1);
  return found.findings.map(({ code }) => code).filter((code) => !MACHINE.includes(code));
};

it('asks for a backup, and for a drill, and is content with both', () => {
  expect(doctor()).toEqual(['no-backup']);
  expect(place.cim('backup', '--to', 'safe').status).toBe(0);
  expect(doctor()).toEqual(['recovery-untested', 'no-recent-drill']);
  expect(place.cim('drill', 'safe').status).toBe(0);
  expect(doctor()).toEqual(['recovery-untested']);
  expect(place.shell(`unset CIM_KEY_FILE; CIM_PASSPHRASE='${recovery}' $CIM drill safe`).status).toBe(0);
  expect(doctor()).toEqual([]);
  expect(place.cim('drill', 'safe').status).toBe(0); // another key, and still known
  expect(doctor()).toEqual([]);
  const late = new Date(Date.now() + 60 * 86_400_000).toISOString();
  expect(doctor(`CIM_NOW=${late} $CIM doctor --json`)).toEqual(['no-recent-drill']);
});

it('sees files that others may read, and folders they may write', () => {
  chmodSync(place.path('store/customers.cim'), 0o644);
  chmodSync(place.path('store/customers.cim.keys'), 0o640);
  chmodSync(place.path('store'), 0o777);
  expect(doctor()).toEqual(['mode-store', 'mode-keys', 'mode-folder']);
  chmodSync(place.path('store/customers.cim'), 0o600);
  chmodSync(place.path('store/customers.cim.keys'), 0o600);
  chmodSync(place.path('store'), 0o700);
});

it('sees swap where the machine has it, and that core files hold no memory of cim', () => {
  const codes = (line: string) => JSON.parse(place.shell(line).stdout).findings.map(({ code }: Finding) => code);
  expect(codes('ulimit -c 0; $CIM doctor --json')).not.toContain('core-dumps-on');
  if (place.shell('ulimit -S -c 1').status === 0)
    expect(codes('ulimit -S -c 1; $CIM doctor --json').includes('core-dumps-on')).toBe(
      !existsSync('/proc/self/coredump_filter'),
    );
  const swaps = existsSync('/proc/swaps') ? readFileSync('/proc/swaps', 'utf8').split('\n').slice(1) : [];
  expect(codes('$CIM doctor --json').includes('swap-on')).toBe(
    swaps.some((line) => line !== '' && !line.startsWith('/dev/zram')),
  );
});

it('knows what is swap and what is memory that is only packed', () => {
  const text = [
    'Filename Type Size Used Priority',
    '/dev/zram0 partition 4 0 100',
    '/swapfile file 8 0 -2',
    '/dev/sda3\tpartition\t9\t0\t-3',
    '',
  ];
  expect(swapDevices(text.join('\n'))).toEqual(['/swapfile', '/dev/sda3']);
  expect(swapDevices(text.slice(0, 2).join('\n'))).toEqual([]);
  expect(swapDevices(null)).toBeNull();
  // and as a machine has it, where one can be made here that does
  writeFileSync(place.path('swaps'), text.join('\n'));
  const mounted = (line: string) => place.shell(`unshare -m bash -c 'mount --bind swaps /proc/swaps && ${line}'`);
  if (mounted('true').status !== 0) return;
  const { stdout } = mounted('$CIM doctor');
  expect(stdout).toMatch(/swap-on: .*\/swapfile, \/dev\/sda3/);
  expect(stdout).not.toContain('zram');
});

it('sees a synchronized folder and an unused user', () => {
  expect(place.cim('users', 'add', 'cron', '--role', 'service', '--new-key-file', 'keys/cron').status).toBe(0);
  renameSync(place.path('store'), place.path('Dropbox'));
  const late = new Date(Date.now() + 100 * 86_400_000).toISOString();
  const found = doctor(`CIM_NOW=${late} CIM_STORE=Dropbox/customers.cim $CIM doctor --json`);
  expect(found).toEqual(expect.arrayContaining(['synced-folder', 'user-unused']));
  renameSync(place.path('Dropbox'), place.path('store'));
});

it('warns of an older copy put back, works on with it, and takes it for the right one when told', () => {
  const older = readFileSync(place.path('store/customers.cim'));
  writeFileSync(place.path('new.csv'), 'id,name,email\n1,Anna Muster,anna@example.com\n');
  expect(place.cim('import', 'new.csv').status).toBe(0);
  writeFileSync(place.path('store/customers.cim'), older);
  expect(doctor()).toContain('rolled-back');
  const written = place.cim('import', 'new.csv');
  expect([written.status, written.stderr.includes('audit verify')]).toEqual([0, true]);
  expect(place.cim('audit', 'verify').status).toBe(1);
  expect(place.cim('audit', 'verify', '--accept').status).toBe(0);
  expect(place.cim('audit', 'verify').status).toBe(0);
  expect(doctor()).not.toContain('rolled-back');
});

it('tells of key slots that nobody vouches for, as an older cim made them, until the keys are new', async () => {
  const path = place.path('store/customers.cim');
  const store = openStore({ path, secret: { keyFile: place.path('keys/owner') } });
  await store.write({ command: 'older', now: () => new Date() }, () => {
    store.db.prepare("DELETE FROM meta WHERE key = 'sealing'").run();
  });
  const { sidecar } = readSidecar(sidecarPath(path));
  writeSidecar(sidecarPath(path), { ...sidecar, roster: undefined }, store.keyring?.dataKey as Buffer);
  store.close();
  expect(doctor()).toContain('roster-missing');
  expect(place.cim('doctor', '--lang', 'zh').stdout).toMatch(/roster-missing: .*更换密钥/);
  expect(place.cim('rotate').status).toBe(0);
  expect(doctor()).not.toContain('roster-missing');
});

it('opens with the recovery code when the key is lost, and tells a slip in it', () => {
  const open = (code: string) => place.shell(`unset CIM_KEY_FILE; CIM_PASSPHRASE='${code}' $CIM runs --json`);
  expect(open(recovery).status).toBe(0);
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // of the last one, four bits are the check: one of them is flipped
  const slip = open(`${recovery.slice(0, -1)}${letters[letters.indexOf(recovery.slice(-1)) ^ 1]}`);
  expect([slip.status, slip.stderr.includes('Group 8')]).toEqual([12, true]);
});
