/** Folders of the user that cim looks into, where there are any: a container may run as somebody whom its system does not know. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../definition.js';

function home({ env }: Pick<Context, 'env'>): string | null {
  if (env.HOME) return env.HOME;
  try {
    return homedir();
  } catch {
    return null; // the system has no entry for this user
  }
}

const inHome = (context: Pick<Context, 'env'>, ...parts: readonly string[]): string | null => {
  const folder = home(context);
  return folder === null ? null : join(folder, ...parts);
};

/** Where settings of the user are: XDG_CONFIG_HOME, else ~/.config; null where there is no home. */
export const settingsFolder = (context: Pick<Context, 'env'>): string | null =>
  context.env.XDG_CONFIG_HOME || inHome(context, '.config');

/** Where programs leave what they must remember: XDG_STATE_HOME, else ~/.local/state; null where there is no home. */
export const stateFolder = (context: Pick<Context, 'env'>): string | null =>
  context.env.XDG_STATE_HOME || inHome(context, '.local', 'state');
