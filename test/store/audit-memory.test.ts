import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { auditHead, verifyAudit } from '../../src/store/audit.js';
import { recallHead, rememberHead } from '../../src/store/audit-memory.js';
import { openStore } from '../../src/store/open-store.js';
import { newPlace, newStore, type Place, people, takeIn } from './people.js';

const places: Place[] = [];
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});
const keep = (place: Place) => {
  places.push(place);
  return place;
};

describe('the remembered head', () => {
  it('is kept for each store and place, for its owner only', () => {
    const file = join(keep(newPlace()).folder, 'state', 'heads.json');
    const one = { id: 'a', path: '/x/one.cim' };
    const copy = { id: 'a', path: '/y/one.cim' };
    expect(recallHead(file, one)).toBeNull();
    rememberHead(file, one, { sequence: 1, hash: 'aa' });
    rememberHead(file, copy, { sequence: 5, hash: 'cc' });
    rememberHead(file, one, { sequence: 2, hash: 'bb' });
    expect([recallHead(file, one), recallHead(file, copy)]).toEqual([
      { sequence: 2, hash: 'bb' },
      { sequence: 5, hash: 'cc' },
    ]);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it.each(['', '{}', '[1]', '[{"store":"a","path":"p","sequence":"1","hash":"x"}]'])(
    'refuses a file that holds %j',
    (text) => {
      const file = join(keep(newPlace()).folder, 'heads.json');
      writeFileSync(file, text);
      expect(() => recallHead(file, { id: 'a', path: 'p' })).toThrow('does not hold remembered audit heads');
    },
  );

  it('follows every run, shows an older copy of the store ever after, until that is accepted', async () => {
    const { place, store } = newStore();
    keep(place);
    store.close();
    const memory = join(place.folder, 'heads.json');
    const open = () => openStore({ path: place.path, secret: { keyFile: place.keyFile }, memory });
    let again = open();
    await takeIn(again, people(5));
    expect(recallHead(memory, again.identity)).toEqual(auditHead(again.db));
    await takeIn(again, people(9), { dryRun: true });
    expect(recallHead(memory, again.identity)?.sequence).toBe(2);
    again.close();
    const older = readFileSync(place.path);
    again = open();
    await takeIn(again, people(6));
    again.close();
    writeFileSync(place.path, older);
    again = open();
    const seen = again.recalledHead();
    expect(again.isBehindMemory).toBe(true);
    await takeIn(again, people(7)); // work goes on, and what was seen stays remembered
    expect([again.isBehindMemory, again.recalledHead()]).toEqual([true, seen]);
    const { problems } = verifyAudit(again.db, seen ? [seen] : []);
    expect(problems.map(({ code }) => code)).toEqual(['history-replaced']);
    again.acceptHead();
    expect([again.isBehindMemory, again.recalledHead()]).toEqual([false, { ...auditHead(again.db), accepted: 3 }]);
    await takeIn(again, people(8));
    expect(again.recalledHead()).toEqual({ ...auditHead(again.db), accepted: 3 });
    again.close();
  });
});
