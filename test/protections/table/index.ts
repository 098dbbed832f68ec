/** All protections that can be taken out, and the rows of which none can. */
import type { Row } from '../../trust/rows.js';
import type { Protection } from '../protection.js';
import { BACKUPS } from './backups.js';
import { ERASURE } from './erasure.js';
import { HOSTILE_FILES } from './hostile-files.js';
import { KEEPING } from './keeping.js';
import { KEYS } from './keys.js';
import { MACHINE } from './machine.js';
import { REGISTERS } from './registers.js';
import { RIGHTS_PROTECTIONS } from './rights.js';
import { ROLES } from './roles.js';
import { RUNS } from './runs.js';
import { TAMPERING_PROTECTIONS } from './tampering.js';

export const PROTECTIONS: readonly Protection[] = [
  ...KEYS,
  ...MACHINE,
  ...HOSTILE_FILES,
  ...RUNS,
  ...TAMPERING_PROTECTIONS,
  ...BACKUPS,
  ...ROLES,
  ...RIGHTS_PROTECTIONS,
  ...KEEPING,
  ...ERASURE,
  ...REGISTERS,
];

/** Rows with nothing to take out, and why. */
export const NOTHING_TO_TAKE_OUT: Readonly<Partial<Record<Row, string>>> = {};
