/** What the commands about people's rights share: finding the customer, the words of options, the state of consent. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { CHANNELS, type Channel, consentFor, foldRights, type RightsState } from '../../domain/privacy/rights.js';
import { CimError } from '../../errors.js';
import { recordsOf, resolveCustomer } from '../../store/customers.js';
import { customerId } from '../../store/records.js';
import { addRightsEvent, allRightsEvents, eventsOf } from '../../store/rights.js';
import type { Store } from '../../store/store.js';
import { textTable } from '../../ui/table.js';
import type { Call, CommandBody, Options, Say } from '../definition.js';

/** What the consent commands answer. */
export interface ConsentResult {
  readonly customer: string;
  readonly purpose: string;
  readonly channel: Channel;
  readonly state: 'granted' | 'withdrawn' | 'none';
}

export function addConsentOptions(command: Command, say: Say): void {
  command
    .argument('<customer>', say('a customer (C12), or a record of it (R7)', '客户（C12）或其记录（R7）'))
    .requiredOption(
      '--purpose <purpose>',
      say('what the data are used for, such as newsletter', '用途，例如 newsletter'),
    )
    .addOption(new Option('--channel <channel>', say('by which way', '渠道')).choices(CHANNELS).default('any'))
    .option('--notice <file>', say('the text the person was shown', '告知文本文件'))
    .option('--notice-version <version>', say('version of that text', '告知文本版本'))
    .option('--evidence <reference>', say('where the proof is kept', '证据存放位置'));
}

/** Version and hash of the notice. Throws `bad-input` where the file cannot be read. */
export function readNotice(options: Options): { readonly notice: string; readonly noticeHash: string } {
  const path = options.notice as string | undefined;
  const notice = (options.noticeVersion as string | undefined) ?? '';
  if (path === undefined) return { notice, noticeHash: '' };
  try {
    return { notice, noticeHash: createHash('sha256').update(readFileSync(path)).digest('hex') };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new CimError(
      'bad-input',
      'notice-unreadable',
      { en: `The notice ${path} cannot be read (${code}).`, zh: `告知书 ${path} 无法读取（${code}）。` },
      { en: 'Check the path and its permissions.', zh: '请检查路径及其权限。' },
      { file: path },
    );
  }
}

/** Where the customer stands now. */
export function rightsOf(store: Store, customer: number): RightsState {
  return foldRights(eventsOf(allRightsEvents(store), recordsOf(store, customer)));
}

/** Grants or withdraws, and tells the state after. */
export function stateConsent(call: Call, kind: 'consent-granted' | 'consent-withdrawn'): ConsentResult {
  const store = call.store as Store;
  const { options } = call;
  const customer = resolveCustomer(store, call.args[0] as string);
  const purpose = options.purpose as string;
  const channel = options.channel as Channel;
  addRightsEvent(store, customer, {
    kind,
    purpose,
    channel,
    ...readNotice(options),
    evidence: (options.evidence as string | undefined) ?? '',
  });
  return {
    customer: customerId(customer),
    purpose,
    channel,
    state: consentFor(rightsOf(store, customer), purpose, channel) as ConsentResult['state'],
  };
}

/** The same words for all three commands. */
export const renderConsent: CommandBody<ConsentResult>['render'] = (result, { say }) => {
  const words = { granted: say('granted', '已同意'), withdrawn: say('withdrawn', '已撤回'), none: say('none', '无') };
  return textTable(
    [say('customer', '客户'), say('purpose', '用途'), say('channel', '渠道'), say('consent', '同意')].map((title) => ({
      title,
    })),
    [[result.customer, result.purpose, result.channel, words[result.state]]],
  );
};
