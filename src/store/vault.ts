/**
 * Sealing of sensitive values inside the store. Every run seals under a key of its own, which it leaves behind sealed for
 * those whose role may see such values: so whoever may import can seal, and only some can unseal.
 */
import { type KeyObject, randomBytes } from 'node:crypto';
import { CimError } from '../errors.js';
import type { Connection } from './connection.js';
import type { Keyring } from './keyring.js';
import { close, open, privateKey, sealFor, unseal } from './sealed-box.js';

/** Owner of the run keys in memory. */
export class Vault {
  readonly #db: Connection;
  readonly #sealing: Buffer;
  readonly #unsealing: KeyObject | null;
  readonly #keys = new Map<number, Buffer>();
  #current: { readonly id: number; readonly key: Buffer } | null = null;

  constructor(db: Connection, keyring: Keyring) {
    this.#db = db;
    this.#sealing = keyring.sealing;
    this.#unsealing = keyring.unsealing ? privateKey('x25519', keyring.unsealing) : null;
  }

  /** True when sealed values can be read by this user. */
  get unseals(): boolean {
    return this.#unsealing !== null;
  }

  /** Seals bytes within a run. `belongsTo` says what they are part of and must be given again to unseal. */
  seal(plain: Uint8Array, belongsTo: string, run: number): Buffer {
    this.#current ??= this.#newKey(run);
    const id = Buffer.alloc(4);
    id.writeInt32LE(this.#current.id);
    return Buffer.concat([id, close(this.#current.key, plain, belongsTo)]);
  }

  #newKey(run: number): { readonly id: number; readonly key: Buffer } {
    const key = randomBytes(32);
    const next = this.#db.prepare('SELECT coalesce(max(id), 0) + 1 FROM sealed_key').pluck().get() as number;
    this.#db
      .prepare('INSERT INTO sealed_key (id, run, box) VALUES (?, ?, ?)')
      .run(next, run, sealFor(this.#sealing, key, `run key ${next}`));
    return { id: next, key };
  }

  /** The bytes in the clear, or null where this user's role may not see them. Throws `damaged` when they were changed. */
  unseal(sealed: Buffer, belongsTo: string): Buffer | null {
    if (!this.#unsealing) return null;
    const id = sealed.readInt32LE(0);
    const plain = open(this.#key(id, this.#unsealing), sealed.subarray(4), belongsTo);
    if (!plain)
      throw new CimError('damaged', 'sealed-damaged', {
        en: 'A sealed value was changed or moved.',
        zh: '某个密封值被改动或移动。',
      });
    return plain;
  }

  #key(id: number, own: KeyObject): Buffer {
    if (this.#current?.id === id) return this.#current.key;
    const known = this.#keys.get(id);
    if (known) return known;
    const box = this.#db.prepare('SELECT box FROM sealed_key WHERE id = ?').pluck().get(id) as Buffer | undefined;
    const key = box ? unseal(own, box, `run key ${id}`) : null;
    if (!key)
      throw new CimError('damaged', 'sealed-damaged', {
        en: 'The key of a sealed value is missing or was changed.',
        zh: '某个密封值的密钥缺失或被改动。',
      });
    this.#keys.set(id, key);
    return key;
  }

  /** Ends the run's own key: the next run makes another. After a rollback its row is gone, so it must not be used. */
  endRun(): void {
    this.#current?.key.fill(0);
    this.#current = null;
  }

  /** Overwrites the keys in memory. */
  wipe(): void {
    this.endRun();
    for (const key of this.#keys.values()) key.fill(0);
    this.#keys.clear();
  }
}
