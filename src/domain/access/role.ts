/**
 * Roles: what each may do, and whether it may see sensitive values. The last is enforced by cryptography (the key that
 * unseals them is only handed to these roles); the rest is checked by the program.
 */

/** What a command does, as roles see it: a role is a set of these. */
export type Permission =
  | 'none'
  | 'status'
  | 'read'
  | 'import'
  | 'dedupe'
  | 'merge'
  | 'export'
  | 'rights'
  | 'erase'
  | 'report'
  | 'audit'
  | 'backup'
  | 'admin';

export interface RoleDefinition {
  readonly label: { readonly en: string; readonly zh: string };
  readonly permissions: readonly Permission[];
  /** True when the key of sensitive values is handed to it. */
  readonly unseals: boolean;
  /** True when personal values may be shown unmasked (audited). */
  readonly reveals: boolean;
}

export const ROLES = {
  viewer: {
    label: { en: 'Viewer', zh: '查看者' },
    permissions: ['none', 'status', 'read', 'report'],
    unseals: false,
    reveals: false,
  },
  agent: {
    label: { en: 'Agent', zh: '客服' },
    permissions: ['none', 'status', 'read', 'import', 'report'],
    unseals: false,
    reveals: true,
  },
  steward: {
    label: { en: 'Data steward', zh: '数据管理员' },
    permissions: ['none', 'status', 'read', 'import', 'dedupe', 'merge', 'export', 'rights', 'erase', 'report'],
    unseals: true,
    reveals: true,
  },
  administrator: {
    label: { en: 'Administrator', zh: '管理员' },
    permissions: [
      'none',
      'status',
      'read',
      'import',
      'dedupe',
      'merge',
      'export',
      'rights',
      'erase',
      'report',
      'audit',
      'backup',
      'admin',
    ],
    unseals: true,
    reveals: true,
  },
  auditor: {
    label: { en: 'Auditor', zh: '审计员' },
    permissions: ['none', 'status', 'report', 'audit'],
    unseals: false,
    reveals: false,
  },
  service: {
    label: { en: 'Service (scheduled jobs)', zh: '服务账号（定时任务）' },
    permissions: ['none', 'status', 'import', 'dedupe', 'report', 'backup'],
    unseals: true,
    reveals: false,
  },
} as const satisfies Record<string, RoleDefinition>;

export type Role = keyof typeof ROLES;

export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

/** True when `name` is a role. */
export function isRole(name: string): name is Role {
  return Object.hasOwn(ROLES, name);
}

/** True when the role may do what needs `permission`. */
export function isPermitted(role: Role, permission: Permission): boolean {
  return (ROLES[role].permissions as readonly Permission[]).includes(permission);
}

/** A role in Chinese: its label, and the word by which it is given. */
export const roleInChinese = (role: string): string => (isRole(role) ? `${ROLES[role].label.zh}（${role}）` : role);
