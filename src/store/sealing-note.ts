/** Under which key a store has sensitive values sealed, as the store itself knows it. */
import type { Connection } from './connection.js';
import { forgedKeys } from './roster.js';
import type { Sidecar } from './sidecar.js';

/**
 * Notes in the store, where the audit signs for it, under which key sensitive values are sealed: who may not unseal could
 * not tell it from another one, and would seal for whoever put it there.
 */
export function noteSealing(db: Connection, sealing: string): void {
  db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('sealing', ?)").run(sealing);
}

/** Throws `damaged` where the key slots seal under another key than the store knows, or nobody vouches for them any more. */
export function checkSealing(path: string, noted: unknown, { sealing, roster }: Sidecar): void {
  if (noted !== undefined && (noted !== sealing || roster === undefined)) throw forgedKeys(path);
}
