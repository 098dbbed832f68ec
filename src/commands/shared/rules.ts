/** Which validation rules hold: those of a file that was named for them, else those of the settings. */
import type { RuleSet } from '../../domain/validate/rule.js';
import type { Context, Options } from '../definition.js';
import { readSettings, readSettingsFile } from './settings.js';

/** `--rules FILE`, else what the settings say, else what holds without any. */
export function readRules(options: Options, context: Context): RuleSet {
  const named = options.rules as string | undefined;
  return named === undefined ? readSettings(options, context).rules : readSettingsFile(named).settings.rules;
}
