/** `cim pia list`: the register of impact assessments. */
import { type Assessment, holds } from '../domain/privacy/law.js';
import { listAssessments } from '../store/assessments.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';
import { renderAssessments } from './shared/assessment-table.js';

type Line = Assessment & { readonly holds: boolean };

export const command: CommandBody<readonly Line[]> = {
  examples: ['cim pia list', 'cim pia list --json'],
  shape: 'lines',
  usage: () => {},
  run: async ({ store, context }) => {
    const today = context.now().toISOString().slice(0, 10);
    return listAssessments(store as Store).map((one) => ({ ...one, holds: holds(one, today) }));
  },
  render: renderAssessments,
};
