/** `cim retention plan`: who would have to go today, and by which rule. Changes nothing. */
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';
import { addRetentionOptions, planRetention, type RetentionPlan, renderPlan } from './shared/retention.js';

export const command: CommandBody<RetentionPlan> = {
  examples: ['cim retention plan', 'cim retention plan --rules retention.yaml --json'],
  usage: addRetentionOptions,
  run: async (call) => (await planRetention(call.store as Store, call)).plan,
  render: renderPlan,
};
