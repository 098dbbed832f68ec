/**
 * The chain for somebody without the store: every entry with all that its hash is made of, its signature, and the public
 * keys of the signers. To check it: the hash of an entry is SHA-256 over `LENGTH:BYTES` of sequence, run, at, actor,
 * action, subjects, counts (the JSON texts as they stand), state and previous; `previous` is the hash of the entry
 * before (32 zero bytes for the first); `signature` is Ed25519 over the hash, by the key of the actor.
 */
import type { AuditRow } from './audit.js';
import type { Connection } from './connection.js';
import { publicKey } from './sealed-box.js';

/** A line of the exported chain; bytes are hexadecimal, texts are kept exactly as they were hashed. */
export type AuditLine =
  | { readonly type: 'signer'; readonly name: string; readonly publicKey: string }
  | {
      readonly type: 'entry';
      readonly sequence: number;
      readonly run: number;
      readonly at: string;
      readonly actor: string;
      readonly action: string;
      readonly subjects: string;
      readonly counts: string;
      readonly state: string;
      readonly previous: string;
      readonly hash: string;
      readonly signature: string;
    };

/** The signers (public keys as PEM), then the entries from the first on. Names users, never customers' values. */
export function* auditLines(db: Connection): IterableIterator<AuditLine> {
  const signers = db.prepare<[], { name: string; signature: string }>('SELECT name, signature FROM member').all();
  for (const { name, signature } of signers) {
    const pem = publicKey('ed25519', Buffer.from(signature, 'base64')).export({ type: 'spki', format: 'pem' });
    yield { type: 'signer', name, publicKey: String(pem) };
  }
  for (const row of db.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY sequence').iterate()) {
    const { state, previous, hash, signature, ...texts } = row;
    yield {
      type: 'entry',
      ...texts,
      state: state.toString('hex'),
      previous: previous.toString('hex'),
      hash: hash.toString('hex'),
      signature: signature.toString('hex'),
    };
  }
}
