/** The number of an incident as it is typed. */
import { CimError } from '../../errors.js';

/** Reads it. Throws `usage` for anything that is no number; what was typed is not repeated. */
export function incidentNumber(word = ''): number {
  if (/^[1-9]\d{0,8}$/.test(word)) return Number(word);
  throw new CimError(
    'usage',
    'no-such-incident',
    { en: 'What is given is not the number of an incident.', zh: '给出的不是事件编号。' },
    { en: '`cim incidents list` lists them.', zh: '用 `cim incidents list` 列出。' },
  );
}
