/**
 * The head of the audit, remembered outside of the store: what shows that an older copy was put in its place. One small
 * file for a user (by store and place) or an anchor anywhere else (a share, a colleague's machine, a printout).
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CimError } from '../errors.js';
import type { AuditHead } from './audit.js';
import { writeDurably } from './durable-file.js';

/** A head, with the entry up to which the owner took what another program had written for right where there is one. */
export interface RememberedHead extends AuditHead {
  readonly accepted?: number;
}

interface Remembered extends RememberedHead {
  readonly store: string;
  readonly path: string;
}

const isRemembered = (value: unknown): value is Remembered => {
  if (typeof value !== 'object' || value === null) return false;
  const { store, path, sequence, hash } = value as Record<string, unknown>;
  return (
    typeof store === 'string' && typeof path === 'string' && Number.isSafeInteger(sequence) && typeof hash === 'string'
  );
};

function readAll(file: string): Remembered[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return []; // a home such as /dev/null holds nothing
    throw new CimError(
      'usage',
      'anchor-unreadable',
      {
        en: `The remembered audit head ${file} cannot be read (${code ?? 'unknown'}).`,
        zh: `记住的审计头 ${file} 无法读取（${code ?? '原因不明'}）。`,
      },
      {
        en: 'See to its permissions; where HOME is that of another user, set XDG_STATE_HOME.',
        zh: '请检查其权限；若 HOME 属于其他用户，请设置 XDG_STATE_HOME。',
      },
    );
  }
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed) && parsed.every(isRemembered)) return parsed;
  } catch {
    // told below, as for any other content
  }
  throw new CimError(
    'damaged',
    'anchor-damaged',
    { en: `${file} does not hold remembered audit heads.`, zh: `${file} 的内容不是记住的审计头。` },
    { en: 'Remove it to begin anew.', zh: '删除它即可重新开始。' },
  );
}

/** Which store, by its id and where it stands: a copy restored elsewhere is another one. */
export interface StoreIdentity {
  readonly id: string;
  readonly path: string;
}

/** The head remembered for a store, or null. Throws where the file is there and is not ours. */
export function recallHead(file: string, store: StoreIdentity): RememberedHead | null {
  const path = resolve(store.path);
  const found = readAll(file).find((entry) => entry.store === store.id && entry.path === path);
  if (!found) return null;
  const { sequence, hash, accepted } = found;
  return { sequence, hash, ...(accepted === undefined ? {} : { accepted }) };
}

/** Remembers a head in the place of the one before; the folder is made where it is missing. Other stores' heads stay. */
export function rememberHead(
  file: string,
  store: StoreIdentity,
  head: AuditHead,
  accepted: number = recallHead(file, store)?.accepted ?? 0,
): void {
  const path = resolve(store.path);
  const others = readAll(file).filter((entry) => entry.store !== store.id || entry.path !== path);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const { sequence, hash } = head;
  writeDurably(
    file,
    `${JSON.stringify([...others, { store: store.id, path, sequence, hash, ...(accepted > 0 ? { accepted } : {}) }], null, 2)}\n`,
  );
}
