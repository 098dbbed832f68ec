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
    throw new CimError('usage', 'no-such-user', `There is no user ${name}.`, 'cim users list shows them.');
  if (hours !== null && role === 'administrator')
    throw new CimError(
      'usage',
      'administrator-hours',
      'An administrator gets in at any time: somebody has to.',
      'Give the user another role first.',
    );
  if (hours === null) store.db.prepare('DELETE FROM meta WHERE key = ?').run(keyOf(name));
  else store.db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(keyOf(name), formatHours(hours));
}
