import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BackupResult, backupStore, restoreBackup } from '../../src/store/backup.js';
import { drillBackups } from '../../src/store/drill.js';
import type { Store } from '../../src/store/store.js';
import { NOW, newStore, type Place, people, takeIn } from './people.js';

let place: Place;
let store: Store;
let folder: string;
beforeEach(async () => {
  ({ place, store } = newStore());
  folder = join(place.folder, 'backups');
  await takeIn(store, people(500));
});
afterEach(() => {
  store.close();
  place.remove();
});

const LATER = new Date('2025-03-02T10:00:00.000Z');
const backup = (now = NOW): Promise<BackupResult> =>
  store.write({ command: 'backup', now: () => now }, () => backupStore(store, folder, now));
const secret = () => ({ keyFile: place.keyFile });
const target = () => join(place.folder, 'restored.cim');
const restore = (file: string) => restoreBackup(file, { path: target(), secret: secret(), now: () => LATER });

describe('a drill', () => {
  it('proves that the newest backup restores, and says how old it is', async () => {
    await backup();
    await takeIn(store, people(520));
    await backup(LATER);
    const drill = await drillBackups(folder, secret(), new Date('2025-03-02T12:30:00.000Z'));
    expect(drill).toEqual({
      ok: true,
      newest: 'customers-20250302T100000Z.cim-backup',
      ageHours: 2.5,
      records: 520,
      problems: [],
    });
    expect(JSON.parse(readFileSync(join(folder, 'drill.json'), 'utf8'))).toMatchObject({ ok: true, records: 520 });
    expect(readdirSync(folder).some((name) => name.startsWith('.drill'))).toBe(false);
  });

  it('fails when an older backup was put in the place of the newest, which restores under no other time either', async () => {
    const older = await backup();
    await takeIn(store, people(520));
    const newest = await backup(LATER);
    for (const suffix of ['', '.keys']) copyFileSync(`${older.path}${suffix}`, `${newest.path}${suffix}`);
    const { ok, problems } = await drillBackups(folder, secret(), LATER);
    expect([ok, problems]).toMatchObject([false, [{ en: expect.stringContaining('2025-03-01T08:00:00') }]]);
    await expect(restore(newest.path)).rejects.toMatchObject({ code: 'backup-renamed' });
    expect(existsSync(target())).toBe(false);
    const named = join(folder, 'of-march.cim-backup');
    for (const suffix of ['', '.keys']) copyFileSync(`${older.path}${suffix}`, `${named}${suffix}`);
    expect((await restore(named)).records).toBe(500);
  });

  it('fails when a byte of the newest was flipped, when the key is another, or when there is none', async () => {
    const { path } = await backup();
    const whole = readFileSync(path);
    const changed = Buffer.from(whole);
    changed[whole.length >> 1]! ^= 4;
    writeFileSync(path, changed);
    expect(await drillBackups(folder, secret(), LATER)).toMatchObject({
      ok: false,
      records: 0,
      problems: [{ en: expect.any(String), zh: expect.stringMatching(/\p{Script=Han}/u) }],
    });
    writeFileSync(path, whole);
    const other = newStore();
    other.store.close();
    expect(await drillBackups(folder, { keyFile: other.place.keyFile }, LATER)).toMatchObject({ ok: false });
    other.place.remove();
    expect(await drillBackups(folder, secret(), LATER)).toMatchObject({ ok: true });
    expect(await drillBackups(place.folder, secret(), LATER)).toMatchObject({ ok: false, newest: null });
    await expect(drillBackups(join(folder, 'none'), secret(), LATER)).rejects.toMatchObject({ code: 'no-such-folder' });
  });
});
