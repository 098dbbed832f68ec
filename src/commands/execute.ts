/**
 * Runs a command, once for all: open the store → one transaction with one audit entry → run → print → exit status →
 * close. `--dry-run` is the same thing rolled back.
 */
import type { Store } from '../store/store.js';
import type { Call, CommandBody, CommandEntry, Options } from './definition.js';
