import { describe, expect, it } from 'vitest';
import { normalizePersonName } from '../../../../src/domain/normalize/person-name/index.js';

describe('names of two people in one cell', () => {
  it.each(['张伟/李娜', '张伟、李娜', '张伟 & 欧阳娜娜'])('%s is nobody’s name', (raw) => {
    const name = normalizePersonName(raw);
    expect(name).toMatchObject({ given: null, family: null, confidence: 0.3 });
    expect(normalizePersonName(name.standard).standard).toBe(name.standard);
  });
  it('is not seen where a surname is parted from its given name', () => {
    expect(normalizePersonName('欧阳/娜').standard).toBe('欧阳娜');
  });
});

describe('two people in Latin letters and Han', () => {
  it.each([
    ['John & Mary Smith', 'John & Mary Smith', 'Smith'],
    ['John and Mary Smith', 'John & Mary Smith', 'Smith'],
    ['Peter und Eva Müller', 'Peter & Eva Müller', 'Müller'],
    ['Mr John Smith / Mrs Jane Doe', 'John Smith & Jane Doe', null],
    ['John Smith/Jane Smith', 'John Smith & Jane Smith', null],
    ['张三/李四', '张三、李四', null],
  ])('%s is two people', (raw, standard, family) => {
    expect(normalizePersonName(raw)).toMatchObject({ standard, given: null, family, issues: ['name-several'] });
    expect(normalizePersonName(standard).standard).toBe(standard);
  });
});
