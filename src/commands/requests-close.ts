/** `cim requests close`: a request was answered, or refused for a reason. */
import { CimError } from '../errors.js';
import { closeRequest, type RightsRequest } from '../store/requests.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';
import { renderRequests } from './shared/request-table.js';

export const command: CommandBody<RightsRequest> = {
  examples: [
    'cim requests close 3 --answer "copy sent"',
    'cim requests close 4 --answer "refused" --denial "identity not proved"',
  ],
  usage: (command, say) => {
    command
      .argument('<request>', say('number of the request', '请求编号'))
      .requiredOption('--answer <text>', say('what was answered; no personal data here', '答复内容；请勿写入个人信息'))
      .option('--denial <reason>', say('why it was refused; no personal data here', '拒绝原因；请勿写入个人信息'));
  },
  run: async ({ store, args, options, context }) => {
    const [word = ''] = args;
    if (!/^[1-9]\d{0,8}$/.test(word))
      throw new CimError(
        'usage',
        'no-such-request',
        { en: 'What is given is not the number of a request.', zh: '所给的不是请求编号。' },
        { en: '`cim requests list` lists them.', zh: '用 `cim requests list` 查看。' },
      );
    const today = context.now().toISOString().slice(0, 10);
    const request = closeRequest(
      store as Store,
      Number(word),
      today,
      options.answer as string,
      (options.denial as string | undefined) ?? null,
    );
    if (request.customer !== null) (store as Store).run.subjects.add(request.customer);
    return request;
  },
  render: (request, context) => renderRequests([request], context),
};
