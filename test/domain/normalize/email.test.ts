import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRoleMailbox, normalizeEmail } from '../../../src/domain/normalize/email.js';
import { isOneSlip, proposeDomain } from '../../../src/domain/normalize/email-domains.js';

describe('normalizeEmail', () => {
  it.each([
    ['li.lei@example.com', 'li.lei@example.com'],
    ['Li.Lei@Example.COM', 'li.lei@example.com'],
    ['  li@x.com  ', 'li@x.com'],
    ['mailto:li@x.com', 'li@x.com'],
    ['MAILTO:li@x.com?subject=hello', 'li@x.com'],
    ['"Li Lei" <li@x.com>', 'li@x.com'],
    ['Li Lei <li@x.com>', 'li@x.com'],
    ['<li@x.com>', 'li@x.com'],
    ['li@x.com (work)', 'li@x.com'],
    ['E-mail: li@x.com', 'li@x.com'],
    ['邮箱：li@x.com', 'li@x.com'],
    ['ｌｉ＠ｑｑ．ｃｏｍ', 'li@qq.com'],
    ['li@qq。com', 'li@qq.com'],
    ['li\u200b@x.com', 'li@x.com'],
    ['\ufeffli@x.com', 'li@x.com'],
    ['li@x.com.', 'li@x.com'],
    ['li@x.com,', 'li@x.com'],
    ["'li@x.com'", 'li@x.com'],
    ["o'neil@x.ie", "o'neil@x.ie"],
    ['li+tag@gmail.com', 'li+tag@gmail.com'],
    ['l.i.l.e.i@gmail.com', 'l.i.l.e.i@gmail.com'],
    ['12345678@qq.com', '12345678@qq.com'],
    ['li_lei-1@sub.mail.example.co.uk', 'li_lei-1@sub.mail.example.co.uk'],
    ['li@例子.中国', 'li@xn--fsqu00a.xn--fiqs8s'],
    ['李雷@例子.公司', '李雷@xn--fsqu00a.xn--55qx5d'],
    ['jürgen@müller.de', 'jürgen@xn--mller-kva.de'],
    ['li@xn--fiqs8s.xn--fiqs8s', 'li@xn--fiqs8s.xn--fiqs8s'],
    ['li', ''],
    ['li@', ''],
    ['@x.com', ''],
    ['li@x', ''],
    ['li@x.c', ''],
    ['li@@x.com', ''],
    ['li..lei@x.com', ''],
    ['.li@x.com', ''],
    ['li.@x.com', ''],
    ['li lei@x.com', ''],
    ['li@x com', ''],
    ['li@-x.com', ''],
    ['li@x-.com', ''],
    ['li@x..com', ''],
    ['li@192.168.0.1', ''],
    ['li[at]x.com', ''],
    ['N/A', ''],
    ['无', ''],
    ['', ''],
    [`${'a'.repeat(65)}@x.com`, ''],
  ])('%s → %s', (raw, standard) => {
    const email = normalizeEmail(raw);
    expect(email.standard).toBe(standard);
    expect(email.valid).toBe(standard !== '');
    expect(email.raw).toBe(raw);
  });

  it.each([
    ['a@b.com; c@d.com', ['a@b.com', 'c@d.com']],
    ['a@b.com,c@d.com', ['a@b.com', 'c@d.com']],
    ['a@b.com、c@d.com', ['a@b.com', 'c@d.com']],
    ['a@b.com；c@d.com', ['a@b.com', 'c@d.com']],
    ['a@b.com ::: c@d.com', ['a@b.com', 'c@d.com']],
    ['a@b.com|c@d.com', ['a@b.com', 'c@d.com']],
    ['a@b.com/c@d.com', ['a@b.com', 'c@d.com']],
    ['a@b.com c@d.com', ['a@b.com', 'c@d.com']],
    ['a@b.com\nc@d.com', ['a@b.com', 'c@d.com']],
    ['A <a@b.com>, C <c@d.com>', ['a@b.com', 'c@d.com']],
    ['broken@, c@d.com', ['', 'c@d.com']],
  ])('several in one cell: %s', (raw, standards) => {
    const email = normalizeEmail(raw);
    expect(email.addresses?.map((address) => address.standard)).toEqual(standards);
    expect(email.standard).toBe(standards.find((standard) => standard !== ''));
    expect(email.issues).toContain('email-several');
  });

  it('keeps one of two equal addresses', () => {
    const email = normalizeEmail('A@b.com; a@B.com');
    expect(email.addresses).toBeUndefined();
    expect(email.standard).toBe('a@b.com');
  });

  it('keeps the display name apart', () => {
    expect(normalizeEmail('"Li Lei" <li@x.com>').displayName).toBe('Li Lei');
    expect(normalizeEmail('li@x.com').displayName).toBeNull();
    for (const cell of ['Li Lei (li@x.com)', 'Li Lei [li@x.com]', '"Li Lei" ( li@x.com )'])
      expect(normalizeEmail(cell)).toMatchObject({ standard: 'li@x.com', displayName: 'Li Lei' });
    expect(normalizeEmail('李雷（li@x.com）')).toMatchObject({ standard: 'li@x.com', displayName: '李雷' });
    expect(normalizeEmail('li@x.com (Li Lei)').standard).toBe('li@x.com');
  });

  it('is idempotent, and never throws', () => {
    const part = fc.stringMatching(/^[a-zA-Z0-9._+-]{1,12}$/);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(part, part).map(([a, b]) => `${a}@${b}.com`),
          fc.emailAddress(),
        ),
        (raw) => {
          const { standard } = normalizeEmail(raw);
          if (standard !== '') expect(normalizeEmail(standard).standard).toBe(standard);
        },
      ),
      { numRuns: 2000 },
    );
    expect(normalizeEmail('@'.repeat(100_000)).valid).toBe(false);
  });
});

describe('misspelled domains', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmai.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmail.cm', 'gmail.com'],
    ['gmial.con', 'gmail.com'],
    ['hotmial.com', 'hotmail.com'],
    ['hotmai.com', 'hotmail.com'],
    ['yahooo.com', 'yahoo.com'],
    ['yaho.com', 'yahoo.com'],
    ['outlok.com', 'outlook.com'],
    ['iclould.com', 'icloud.com'],
    ['qq.con', 'qq.com'],
    ['163.con', '163.com'],
    ['foxmial.com', 'foxmail.com'],
  ])('%s was meant to be %s', (domain, meant) => {
    expect(proposeDomain(domain)).toBe(meant);
    const email = normalizeEmail(`li@${domain}`);
    expect(email.standard).toBe(`li@${domain}`);
    expect(email.suggestion).toBe(`li@${meant}`);
    expect(email.issues).toContain('email-typo-domain');
  });

  it.each([
    'gmail.com',
    'mail.com',
    'ymail.com',
    'qq.com',
    'aol.com',
    'me.com',
    'gmx.com',
    '126.com',
    '139.com',
    'example.com',
    'acme.co',
    'live.cn',
    'hotmail.de',
  ])('%s is fine', (domain) => {
    expect(proposeDomain(domain)).toBeNull();
  });

  it('one slip is symmetric and never of a word to itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(isOneSlip(a, b)).toBe(isOneSlip(b, a));
        expect(isOneSlip(a, a)).toBe(false);
      }),
    );
    expect(isOneSlip('abcd', 'abdc')).toBe(true);
    expect(isOneSlip('abcd', 'badc')).toBe(false);
  });
});

describe('role mailboxes', () => {
  it.each(['info', 'sales', 'sales-cn', 'support2', 'no-reply', 'kefu', 'webmaster', 'service'])('%s', (local) => {
    expect(isRoleMailbox(local)).toBe(true);
    expect(normalizeEmail(`${local}@acme.com`).issues).toContain('email-role');
  });
  it.each(['li.lei', 'informer', 'salesman.bob', 'peter', 'itsme', 'service.master'])('%s is a person', (local) => {
    expect(isRoleMailbox(local)).toBe(false);
  });
});

describe('addresses that were not meant so', () => {
  it.each([
    ['john(at)example.com', 'john@example.com'],
    ['john [at] example [dot] com', 'john@example.com'],
    ['john at example dot com', 'john@example.com'],
    ['12345678@qq,com', '12345678@qq.com'],
    ['12345678#qq.com', '12345678@qq.com'],
    ['john@@example.com', 'john@example.com'],
    ['john@example..com', 'john@example.com'],
    ['john at the office', null],
  ])('%s: proposed, never changed', (raw, suggestion) => {
    expect(normalizeEmail(raw)).toMatchObject({ valid: false, standard: '', suggestion, issues: ['email-invalid'] });
  });

  it.each([
    ['"john smith"@example.com', '"john smith"@example.com'],
    ['"john"@example.com', 'john@example.com'],
    ['john @ example.com', 'john@example.com'],
    ['john@example .com', 'john@example.com'],
    ['http://john@example.com', 'john@example.com'],
  ])('%s is read', (raw, standard) => {
    expect(normalizeEmail(raw)).toMatchObject({ valid: true, standard });
  });

  it("an address is nobody's display name", () => {
    expect(normalizeEmail('JOHN@EXAMPLE.COM<mailto:JOHN@EXAMPLE.COM>').displayName).toBe(null);
  });
});
