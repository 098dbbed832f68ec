/** Outputs that only their recipients can read: what is in them, who can open them, and what is left where one fails. */
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecipients } from '../../../src/files/write/age.js';
import { openOutput, writeOutput } from '../../../src/files/write/open-output.js';
import { formatOfPath, writeTable } from '../../../src/files/write/write-table.js';
import { failure, readBytes, temporaryFolder } from '../temporary.js';
import { openAge, READER } from './open-age.js';

const folder = temporaryFolder();
let files = 0;
const path = (ending = 'csv.age'): string => `${folder}/${files++}.${ending}`;
const recipients = [READER.recipient];
const stranger = async () => identityToRecipient(await generateX25519Identity());

describe('an encrypted output', () => {
  it('is opened by its recipient, whatever pieces it was written in', async () => {
    const edge = fc.constantFrom(0, 1, 65_535, 65_536, 65_537, 131_072, 200_000);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(edge, fc.nat(3000)), { maxLength: 6 }), async (sizes) => {
        const file = path();
        const output = await openOutput(file, { recipients });
        const parts = sizes.map((size, i) => Buffer.alloc(size, 65 + i));
        for (const [i, part] of parts.entries()) await output.write(i % 2 ? part : part.toString());
        await output.commit();
        await output.abandon(); // nothing any more
        expect(openAge(readFileSync(file)).equals(Buffer.concat(parts))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('says nothing of what is in it, and is its owner’s alone', async () => {
    const file = path();
    await writeOutput(file, 'Ada Lovelace '.repeat(9000), { recipients });
    const bytes = readFileSync(file);
    expect(bytes.includes('Ada')).toBe(false);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(openAge(bytes).toString()).toBe('Ada Lovelace '.repeat(9000));
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] as number) ^ 1;
    expect(() => openAge(bytes)).toThrow();
  });

  it('is opened by each of several recipients, and by nobody else', async () => {
    const [first, second] = [await stranger(), await stranger()];
    await writeOutput(path(), 'x', { recipients: [first] });
    await writeOutput(path(), 'y', { recipients: [first, READER.recipient, second] });
    expect(() => openAge(readFileSync(`${folder}/${files - 2}.csv.age`))).toThrow('somebody else');
    expect(openAge(readFileSync(`${folder}/${files - 1}.csv.age`)).toString()).toBe('y');
  });

  it.each(['csv', 'tsv', 'jsonl', 'xlsx'] as const)('holds a table as .%s, by the name within', async (ending) => {
    const file = path(`${ending}.age`);
    expect(formatOfPath(file)).toBe(ending);
    const rows = [
      ['Ann', '王'],
      ['=1+1', 'x'],
    ];
    await writeTable(file, ['name', 'note'], rows, { recipients });
    const back = await readBytes(path(ending), openAge(readFileSync(file)), { encoding: 'utf-8', headerRow: 1 });
    expect(back.cells).toEqual(rows);
  });

  it('is made as fast as it is taken, not faster', async () => {
    let taken = 0;
    let release = () => {};
    const stdout = new Writable({
      highWaterMark: 1,
      write(chunk, _, done) {
        taken += chunk.length;
        release = done;
      },
    });
    const output = await openOutput('-', { stdout, recipients });
    let given = 0;
    let waiting = true;
    const giving = (async () => {
      for (; given < 5_000_000 && waiting; given += 65_536) await output.write(Buffer.alloc(65_536));
    })();
    for (let i = 0; i < 20; i++) await sleep(5);
    expect(given).toBeLessThan(1_000_000);
    const letThrough = setInterval(() => release(), 1);
    waiting = false;
    await giving;
    await output.commit();
    clearInterval(letThrough);
    expect(taken).toBeGreaterThan(given);
  });

  it('to a reader who goes away ends quietly', async () => {
    let seen = 0;
    const stdout = new Writable({
      write(_, __, done) {
        seen += 1;
        done(seen > 2 ? Object.assign(new Error('gone'), { code: 'EPIPE' }) : null);
      },
    });
    const rows = Array.from({ length: 300_000 }, () => ['x'.repeat(10)]);
    const cut = await writeTable('-', ['a'], rows, { stdout, recipients });
    expect(cut.complete).toBe(false);
    expect(cut.rows).toBeLessThan(300_000);
  });

  it('that fails or is stopped leaves nothing, and says why', async () => {
    const before = readdirSync(folder).length;
    const rows = Array.from({ length: 50_000 }, (_, i) => [String(i), 'x'.repeat(20)]);
    const full = await failure(writeTable('/dev/full', ['a', 'b'], rows, { recipients }));
    expect(full).toMatchObject({ code: 'no-space', exitCode: 15 });
    const stop = new AbortController();
    const until = function* () {
      for (const [i, row] of rows.entries()) {
        if (i === 20_000) stop.abort();
        yield row;
      }
    };
    const stopped = await failure(writeTable(path(), ['a', 'b'], until(), { recipients, signal: stop.signal }));
    expect(stopped).toMatchObject({ code: 'interrupted' });
    const broken = function* () {
      yield* rows;
      throw new RangeError('from the rows');
    };
    await expect(writeTable(path(), ['a', 'b'], broken(), { recipients })).rejects.toThrow('from the rows');
    expect(readdirSync(folder).length).toBe(before);
  });

  it('is nothing for a terminal, and nothing in clear is named as if it were one', async () => {
    const stdout = Object.assign(new Writable({ write: (_, __, done) => done() }), { isTTY: true });
    expect(await failure(openOutput('-', { stdout, recipients }))).toMatchObject({ code: 'encrypted-to-terminal' });
    for (const name of [path(), path('AGE')])
      expect(await failure(writeOutput(name, 'x'))).toMatchObject({ code: 'not-encrypted', exitCode: 2 });
    const before = path();
    writeFileSync(before, 'precious');
    expect(await failure(writeOutput(before, 'x', { recipients }))).toMatchObject({ code: 'file-exists' });
    expect(readFileSync(before, 'utf8')).toBe('precious');
  });
});

describe('recipients', () => {
  const listed = (text: string): string => {
    const file = path('txt');
    writeFileSync(file, text);
    return file;
  };

  it('are public keys, or files of them, each once', async () => {
    const other = await stranger();
    const file = listed(`# our auditors\r\n${other}\r\n\r\n  ${READER.recipient}  \n`);
    expect(await readRecipients([READER.recipient, file])).toEqual([READER.recipient, other]);
  });

  it('are refused where they would let nobody or the wrong one read', async () => {
    const mistyped = READER.recipient.replace('cqrq', 'cqrp');
    const code = async (...given: string[]) => (await failure(readRecipients(given))).code;
    expect(await code(mistyped)).toBe('bad-recipient');
    expect(await code(`${READER.recipient}x`)).toBe('bad-recipient');
    expect(await code('age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t')).toBe('bad-recipient');
    expect(await code(listed(mistyped))).toBe('bad-recipient');
    expect(await code(listed('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDt1 kim'))).toBe('bad-recipient');
    expect(await code(listed('# nobody\n'))).toBe('no-recipient');
    expect(await code(`${folder}/none`)).toBe('file-not-found');
    expect(await code(folder)).toBe('is-a-directory');
  });

  it('that are secret keys are refused, and repeated nowhere', async () => {
    const file = listed(`# public key: ${READER.recipient}\n${READER.identity}\n`);
    chmodSync(file, 0o600);
    for (const given of [READER.identity, READER.identity.toLowerCase(), file]) {
      const error = await failure(readRecipients([given]));
      expect(error).toMatchObject({ code: 'secret-key', exitCode: 2 });
      expect(error.message + error.hint).not.toMatch(/1LSLRSW/i);
    }
  });
});
