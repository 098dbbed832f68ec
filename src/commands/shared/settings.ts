/** Which settings hold: those of `--config`, else of CIM_CONFIG, else of cim.yaml beside the store, over those of the user. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { mergeSettings, NO_SETTINGS, parseSettings, type Settings } from '../../domain/settings/settings.js';
import { CimError } from '../../errors.js';
import type { Context, Options } from '../definition.js';
import { settingsFolder } from './home.js';
import { storePath } from './secret.js';

/** Reads one settings file. */
export function readSettingsFile(path: string): ReturnType<typeof parseSettings> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new CimError(
      'usage',
      'settings-unreadable',
      { en: `The settings file ${path} cannot be read (${code}).`, zh: `设置文件 ${path} 无法读取（${code}）。` },
      { en: 'Check the path and its permissions.', zh: '请检查路径及其权限。' },
      { file: path },
    );
  }
  return parseSettings(text, path);
}

/** The settings file of this call, whether it is there or not, and whether somebody named it. */
export function settingsPath(options: Options, context: Context): { readonly path: string; readonly named: boolean } {
  const named = options.config ?? (context.env.CIM_CONFIG || undefined);
  return { path: named ?? join(dirname(storePath(options, context)), 'cim.yaml'), named: named !== undefined };
}

const known = new WeakMap<Options, Settings>();

/** The settings of this call: each part from the nearest file that speaks of it. */
export function readSettings(options: Options, context: Context): Settings {
  let settings = known.get(options);
  if (settings !== undefined) return settings;
  const folder = settingsFolder(context);
  const user = folder === null ? null : join(folder, 'cim', 'cim.yaml');
  const { path, named } = settingsPath(options, context);
  settings = user !== null && existsSync(user) ? mergeSettings(readSettingsFile(user), NO_SETTINGS) : NO_SETTINGS;
  if (named || existsSync(path)) settings = mergeSettings(readSettingsFile(path), settings);
  known.set(options, settings);
  return settings;
}

/** A file that settings name: beside the settings file. */
export function besideSettings(file: string, options: Options, context: Context): string {
  return resolve(dirname(settingsPath(options, context).path), file);
}
