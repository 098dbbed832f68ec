/** Which validation rules hold: those of a file that was named, of cim.yaml, or the ones built in. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DEFAULT_RULES } from '../../domain/validate/default-rules.js';
import type { RuleSet } from '../../domain/validate/rule.js';
import { parseRulesFile } from '../../domain/validate/rules-file.js';
import { CimError } from '../../errors.js';
import type { Context, Options } from '../definition.js';
import { storePath } from './secret.js';

/** `--rules FILE`, else cim.yaml beside the store, else what holds without configuration. */
export function readRules(options: Options, context: Context): RuleSet {
  const named = options.rules as string | undefined;
  const path = named ?? join(dirname(storePath(options, context)), 'cim.yaml');
  if (named === undefined && !existsSync(path)) return DEFAULT_RULES;
  try {
    return parseRulesFile(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof CimError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw new CimError('usage', 'rules-unreadable', `The rules file ${path} cannot be read (${code}).`, '', {
      file: path,
    });
  }
}
