import fc from 'fast-check';
import { expect, it } from 'vitest';
import { STATE } from '../../../../../src/domain/normalize/postal-address/united-states/states.js';
import { readTail } from '../../../../../src/domain/normalize/postal-address/united-states/tail.js';
import { type Word, words } from '../../../../../src/domain/normalize/postal-address/united-states/words.js';

/** The words of one line, told by patterns. */
function wordsOfLine(line: string): Word[] {
  const texts = line.split(' ').flatMap((piece) => {
    const written = piece.replace(/^[.:"'(-]+|[:"')-]+$/g, '');
    const text = written.replace(/(?<!\d)\.|\.(?!\d)|['"()]/g, '').toUpperCase();
    const [before = '', ...behind] = text.split('#');
    if (behind.length === 0 || text === '#') return text === '' ? [] : [{ text, written }];
    const number = behind.join('');
    return [
      ...(before === '' ? [] : [{ text: before, written }]),
      { text: '#', written: '#' },
      ...(number === '' ? [] : [{ text: number, written: number }]),
    ];
  });
  return texts.map((word, i) => ({ ...word, breaksAfter: i === texts.length - 1 }));
}

it('splits as patterns do', () => {
  const piece = fc.constantFrom('12', 'Main', 'St.', 'St', "O'Neil", '#4b', 'Apt#', '(rear)', '-', '½', '¾x', 'é', '#');
  const between = fc.constantFrom(' ', ' ', ', ', ',', ';', '|', '  ', ' ,', '');
  const line = fc.array(fc.tuple(piece, between)).map((parts) => parts.flat().join(''));
  fc.assert(
    fc.property(fc.oneof(line, fc.string()), (text) => {
      const lines = text.replaceAll('½', ' 1/2').replaceAll('¼', ' 1/4').replaceAll('¾', ' 3/4').split(/[,;|]/);
      expect(words(text)).toEqual(lines.flatMap(wordsOfLine));
    }),
    { numRuns: 2000 },
  );
});

it('knows each state and country at the end of an address', () => {
  for (const [name, code] of STATE)
    for (const country of ['', ', USA', ', United States of America', ' U S A'])
      expect(readTail(words(`12 Elm Street, Anytown, ${name} 99999${country}`)), name + country).toMatchObject({
        city: 'Anytown',
        state: code,
        zip: '99999',
      });
});
