/** The part of the list of commands that is about registers: notices, impact assessments, incidents. */
import type { CommandEntry } from '../definition.js';
import { entry } from './entry.js';

export const REGISTER_COMMANDS: readonly CommandEntry[] = [
  entry(
    'subject minor',
    'write',
    'rights',
    'Note that a person is a child',
    '登记未成年人',
    () => import('../subject-minor.js'),
  ),
  entry(
    'subject deceased',
    'write',
    'rights',
    'Note that a person has died',
    '登记已故者',
    () => import('../subject-deceased.js'),
  ),
  entry(
    'notices give',
    'write',
    'rights',
    'Note that people were told what is done with their data',
    '登记告知',
    () => import('../notices-give.js'),
  ),
  entry(
    'notices missing',
    'read',
    'rights',
    'List who was never told',
    '列出从未告知的客户',
    () => import('../notices-missing.js'),
  ),
  entry('pia new', 'write', 'rights', 'Enter an impact assessment', '登记影响评估', () => import('../pia-new.js')),
  entry('pia list', 'read', 'rights', 'List impact assessments', '列出影响评估', () => import('../pia-list.js')),
  entry(
    'incidents add',
    'write',
    'rights',
    'Enter an incident with personal data',
    '登记个人信息安全事件',
    () => import('../incidents-add.js'),
  ),
  entry(
    'incidents list',
    'read',
    'rights',
    'List incidents and by when the authority must know',
    '列出事件及报告期限',
    () => import('../incidents-list.js'),
  ),
  entry(
    'incidents show',
    'read',
    'rights',
    'Show an incident and whom it concerns',
    '显示事件及涉及的客户',
    () => import('../incidents-show.js'),
  ),
  entry(
    'incidents note',
    'write',
    'rights',
    'Note who was told of an incident and what was done',
    '登记事件的报告、通知及措施',
    () => import('../incidents-note.js'),
  ),
];
