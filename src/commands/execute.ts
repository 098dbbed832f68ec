/**
 * Runs a command, once for all: open the store → is it permitted → one transaction with one audit entry → run → print
 * → exit status → close. `--dry-run` is the same thing rolled back.
 */
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { delayAfter } from '../domain/access/attempts.js';
import { formatHours } from '../domain/access/hours.js';
import { isPermitted, roleInChinese } from '../domain/access/role.js';
import { isWithin } from '../domain/access/unusual-use.js';
import { CimError } from '../errors.js';
import { accessHours } from '../store/access-hours.js';
import { failedAttempts, noteAttempt } from '../store/failed-attempts.js';
import type { Store } from '../store/store.js';
import type { Call, CommandBody, CommandEntry, Context, Options } from './definition.js';
import { auditMemory, findSecret, forgetKey, storePath } from './shared/secret.js';
import { shownIn } from './shared/view.js';

/** What a command is called with, before a store is open. */
export type Invocation = Omit<Call, 'store' | 'entry'>;

const POLL_MILLISECONDS = 200;

async function open(entry: CommandEntry, body: CommandBody, invocation: Invocation): Promise<Store | null> {
  const { context, args, options } = invocation;
  if (entry.lock === 'none') return null;
  const { openMemoryStore, openStore } = await import('../store/open-store.js');
  if (body.storeless?.(args, options)) return openMemoryStore();
  const path = storePath(options, context);
  if (!existsSync(path)) {
    throw new CimError(
      'no-store',
      'no-store',
      { en: `There is no store ${path}.`, zh: `没有客户库 ${path}。` },
      {
        en: 'Make one with `cim init`, or name it with --store PATH or CIM_STORE.',
        zh: '用 `cim init` 新建，或用 --store 路径 或 CIM_STORE 指定。',
      },
      { file: path },
    );
  }
  const secret = await findSecret(path, options, context);
  const isGuessable = !('keyFile' in secret) && !('keyText' in secret);
  try {
    const delay = isGuessable ? delayAfter(failedAttempts(path)) : 0;
    if (delay > 0) await pause(delay, context);
    const opened = () => openStore({ path, secret, memory: auditMemory(context) });
    const store = await (options.wait === true ? onceUnlocked(opened, context) : opened());
    if (isGuessable) noteAttempt(path, true);
    return store;
  } catch (error) {
    if (isGuessable && error instanceof CimError && error.kind === 'wrong-key') noteAttempt(path, false);
    throw error;
  } finally {
    if ('passphrase' in secret) secret.passphrase.fill(0);
    if ('keyText' in secret) secret.keyText.fill(0);
  }
}

/** Whoever fills an empty store lets nobody in meanwhile: they can be waited for. */
async function onceUnlocked(opened: () => Store, { signal }: Context): Promise<Store> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return opened();
    } catch (error) {
      if (!(error instanceof CimError && error.kind === 'locked')) throw error;
    }
    await sleep(POLL_MILLISECONDS, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}

/** Wrong passphrases came before this one: whoever guesses waits, and is told. */
async function pause(delay: number, { terminal, say, signal }: Context): Promise<void> {
  const seconds = delay / 1000;
  terminal.note(
    say(`cim: wrong passphrases before, waiting ${seconds} s.\n`, `cim：此前口令错误，等待 ${seconds} 秒。\n`),
  );
  await sleep(delay, undefined, { signal }).catch(() => signal.throwIfAborted());
}

function checkHours(store: Store, now: Date): void {
  const hours = store.inMemory ? null : accessHours(store, store.user);
  if (hours === null || isWithin(now.getHours(), hours)) return;
  throw new CimError(
    'not-permitted',
    'outside-hours',
    {
      en: `${store.user} may open the store from ${formatHours(hours)} only.`,
      zh: `${store.user} 只能在 ${formatHours(hours)} 打开客户库。`,
    },
    { en: 'Ask an administrator of the store.', zh: '请联系客户库管理员。' },
  );
}

function checkPermission(entry: CommandEntry, store: Store): void {
  if (isPermitted(store.role, entry.permission)) return;
  throw new CimError(
    'not-permitted',
    'not-permitted',
    {
      en: `The role ${store.role} may not use cim ${entry.name}.`,
      zh: `角色${roleInChinese(store.role)}无权使用 cim ${entry.name}。`,
    },
    { en: 'Ask an administrator of the store.', zh: '请联系客户库管理员。' },
  );
}

/** Notes with the run in progress who was shown in clear. */
function noteInRun(store: Store): void {
  const shown = shownIn(store);
  if (shown === null) return;
  for (const customer of shown) store.run.subjects.add(customer);
  store.run.counts.set('revealed', shown.size);
}

function warnRolledBack(store: Store, { terminal, say }: Context): void {
  terminal.alert(
    say(
      `cim: ${store.path} is older than when it was last used: an older copy was put in its place. See cim audit verify.\n`,
      `cim：${store.path} 比上次使用时更旧，可能被替换为旧副本。请运行 cim audit verify。\n`,
    ),
  );
}

function warnWrittenBehind(store: Store, { terminal, say }: Context): void {
  terminal.alert(
    say(
      `cim: another program has written to ${store.path}. See cim audit verify.\n`,
      `cim：其他程序曾写入 ${store.path}。请运行 cim audit verify。\n`,
    ),
  );
}

async function run<Result>(
  entry: CommandEntry,
  body: CommandBody<Result>,
  invocation: Invocation,
  store: Store | null,
): Promise<Result> {
  const { context, options } = invocation;
  const call: Call = { ...invocation, entry, store };
  let result: Result;
  if (store === null) result = await body.run(call);
  else {
    const { now, dryRun, signal } = context;
    const writing = {
      command: entry.name,
      now,
      dryRun,
      signal,
      wait: options.wait === true,
      fills: body.fills === true,
    };
    const isReading = entry.lock === 'read' && !store.inMemory;
    if (!isReading && store.isBehindMemory) warnRolledBack(store, context);
    if (isReading) {
      result = await store.read(() => body.run(call));
      // nothing is shown in clear before it is noted who saw whom
      if (shownIn(store) !== null) await store.write({ ...writing, dryRun: false }, () => noteInRun(store));
    } else {
      result = await store.write(writing, async () => {
        const done = await body.run(call);
        noteInRun(store);
        return done;
      });
      if (dryRun && shownIn(store) !== null) await store.write({ ...writing, dryRun: false }, () => noteInRun(store));
    }
  }
  await body.afterwards?.(result, call);
  if (store?.wasWrittenBehind) warnWrittenBehind(store, context);
  return result;
}

function print<Result>(
  entry: CommandEntry,
  body: CommandBody<Result>,
  result: Result,
  { context, options }: Invocation,
): void {
  const { terminal, dryRun, say } = context;
  if (!options.json) {
    if (options.quiet && entry.lock === 'write') return; // the work is done and the status tells how it went
    const text = body.render(result, context, options as Options);
    if (text !== '') terminal.out(text.endsWith('\n') ? text : `${text}\n`);
    if (dryRun) terminal.note(`${say('Dry run: nothing was changed.', '演示运行：未作任何改变。')}\n`);
    return;
  }
  const data = body.json ? body.json(result, options) : result;
  const shape = typeof body.shape === 'function' ? body.shape(options) : body.shape;
  if (shape === 'lines') terminal.outLines(data as Iterable<unknown>);
  else terminal.out(`${JSON.stringify(data)}\n`);
}

/** Runs one command and returns its exit status. Failures are thrown. */
export async function execute(listed: CommandEntry, body: CommandBody, invocation: Invocation): Promise<number> {
  const entry: CommandEntry = { ...listed, ...body.needs?.(invocation.options) };
  let store: Store | null = null;
  try {
    store = await open(entry, body, invocation);
    if (store !== null) {
      checkHours(store, invocation.context.now());
      checkPermission(entry, store);
    }
    const parts = store === null ? (body.parts?.({ ...invocation, entry, store }) ?? null) : null;
    if (parts !== null) {
      for await (const part of parts) print(entry, body, part, invocation);
      return 0;
    }
    const result = await run(entry, body, invocation, store);
    print(entry, body, result, invocation);
    return body.exitCode?.(result, invocation.options) ?? 0;
  } catch (error) {
    throw store === null ? error : store.told(error);
  } finally {
    store?.close();
    forgetKey(invocation.options);
  }
}
