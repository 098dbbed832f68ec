/** In which hours users may open the store. Checked by the program, not by keys. */

import type { AccessHours } from '../domain/access/hours.js';
import { formatHours, parseHours } from '../domain/access/hours.js';
import { CimError } from '../errors.js';
import type { Store } from './store.js';

const keyOf = (name: string) => `hours ${name}`;

/** The hours of a user, or null: at any time. */
export function accessHours(store: Store, name: string): AccessHours | null {
  const text = store.db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(keyOf(name)) as string | undefined;
  return text === undefined ? null : parseHours(text);
}

/** Limits a user to hours, or lifts that (null), in the run in progress. Administrators get in at any time. */
export function setAccessHours(store: Store, name: string, hours: AccessHours | null): void {
  const role = store.db.prepare('SELECT role FROM member WHERE name = ? AND removed IS NULL').pluck().get(name);
  if (role === undefined)
    throw new CimError(
      'usage',
      'no-such-user',
      { en: `There is no user ${name}.`, zh: `没有用户 ${name}。` },
      { en: 'cim users list shows them.', zh: '用 cim users list 查看。' },
    );
  if (hours !== null && role === 'administrator')
    throw new CimError(
      'usage',
      'administrator-hours',
      { en: 'An administrator gets in at any time: somebody has to.', zh: '管理员随时可以进入：总要有人能进入。' },
      { en: 'Give the user another role first.', zh: '请先给该用户换一个角色。' },
    );
  if (hours === null) store.db.prepare('DELETE FROM meta WHERE key = ?').run(keyOf(name));
  else store.db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(keyOf(name), formatHours(hours));
}
