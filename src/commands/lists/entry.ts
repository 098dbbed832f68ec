/** One line of the list of commands. */
import type { Permission } from '../../domain/access/role.js';
import type { CommandBody, CommandEntry, Lock } from '../definition.js';

type Module = () => Promise<{ readonly command: CommandBody }>;

/** A command by name, what it needs of the store and of a role, what it does, and where its body is. */
export const entry = (
  name: string,
  lock: Lock,
  permission: Permission,
  en: string,
  zh: string,
  module: Module,
): CommandEntry => ({
  name,
  lock,
  permission,
  summary: { en, zh },
  load: async () => (await module()).command,
});
