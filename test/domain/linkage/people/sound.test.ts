import { describe, expect, it } from 'vitest';
import { foldText } from '../../../../src/domain/linkage/people/name-text.js';
import { latinSound, soundOf, spelling } from '../../../../src/domain/linkage/people/sound.js';

describe('latinSound', () => {
  it.each([
    ['smith', 'smyth'],
    ['meier', 'meyer'],
    ['philip', 'filip'],
    ['catherine', 'katherine'],
    ['knight', 'night'],
    ['schmidt', 'shmit'],
    ['peterson', 'petersen'],
    ['robert', 'robbert'],
  ])('%s sounds like %s', (a, b) => {
    expect(latinSound(a)).toBe(latinSound(b));
  });

  it('tells names apart that sound different', () => {
    expect(new Set(['smith', 'jones', 'brown', 'taylor', 'wilson', 'davis'].map(latinSound)).size).toBe(6);
    expect(latinSound('')).toBe('');
  });
});

describe('soundOf and spelling', () => {
  it.each([
    ['Иванов', 'ivanov'],
    ['Юлия', 'yuliya'],
    ['さとう', 'sato'],
    ['サトウ', 'sato'],
    ['しょうた', 'shota'],
    ['민지', 'minji'],
  ])('give %s Latin letters', (name, latin) => {
    const folded = foldText(name);
    expect(spelling(folded, false)).toBe(latin);
    expect(soundOf(folded, false)).toBe(soundOf(latin, false));
  });

  it('read Han names in pinyin', () => {
    expect(soundOf('小明', false)).toBe('xiaoming');
    expect(spelling('曾', true)).toBe('zeng');
    expect(spelling('xiao ming', false)).toBe(spelling('小明', false));
  });

  it.each([
    ['lv', '吕'],
    ['lyu', '吕'],
    ['lv', '律'],
    ['nv', '女'],
    ['lve', '略'],
    ['chenyu', '晨雨'],
    ['Tian Yu'.toLowerCase(), '天宇'],
  ])('take %s for %s', (latin, han) => {
    expect(spelling(latin, false)).toBe(spelling(han, false));
  });

  it('leave names alone that have these letters', () => {
    for (const name of ['silvia', 'melvin', 'lyon', 'nyasha']) expect(spelling(name, false)).toBe(name);
  });
});
