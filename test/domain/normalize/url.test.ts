import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalizeUrl } from '../../../src/domain/normalize/url.js';

it.each([
  ['www.Example.com/', 'http://www.example.com', 'example.com'],
  ['HTTP://Example.com:80/a/', 'http://example.com/a', 'example.com'],
  ['https://example.com', 'https://example.com', 'example.com'],
  ['https://example.com/?q=1#top', 'https://example.com?q=1', 'example.com'],
  ['https://例子.中国', 'https://xn--fsqu00a.xn--fiqs8s', 'xn--fsqu00a.xn--fiqs8s'],
  ['example.com; other.com', 'http://example.com', 'example.com'],
  ['http:/example.com', 'http://example.com', 'example.com'],
  ['//example.com', 'http://example.com', 'example.com'],
  ['ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ', 'http://www.example.com', 'example.com'],
  ['example', '', ''],
  ['localhost', '', ''],
  ['10.0.0.1', '', ''],
  ['ftp://example.com', '', ''],
  ['javascript:alert(1)', '', ''],
  ['li@example.com', '', ''],
  ['https://user:pass@example.com', '', ''],
  ['N/A', '', ''],
  ['', '', ''],
])('%s → %s', (raw, standard, host) => {
  expect(normalizeUrl(raw)).toMatchObject({ standard, host, valid: standard !== '' });
});

it('is idempotent, and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (raw) => {
      const { standard } = normalizeUrl(raw);
      if (standard !== '') expect(normalizeUrl(standard).standard).toBe(standard);
    }),
    { numRuns: 2000 },
  );
});
