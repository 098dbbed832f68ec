import { describe, expect, it } from 'vitest';
import { addressWords } from '../../../../src/domain/linkage/organizations/address-text.js';
import { commonPieces, cutHan, foldText } from '../../../../src/domain/linkage/organizations/texts.js';

describe('addressWords', () => {
  it.each([
    ['435 S. La Cienega Blvd.', '435', '', 's la cienega blvd'],
    ['12 Main Street, Suite 400', '12', '400', 'main street'],
    ['12 Main St #4B', '12', '4b', 'main st'],
    ['100 W 57th St 3rd Floor', '100', '3', 'w 57 st'],
    ['Hauptstraße 12', '12', '', 'hauptstrasse'],
    ['One Park Plaza', '', '', 'one park plaza'],
    ['浙江省杭州市西湖区文三路478号华星大厦1203室', '478', '1203', '浙江省 杭州市 西湖区 文三路'],
    // 号 left out: what stands behind the road, and not what the building is called.
    ['西湖区文三路478华星城14号楼1203室', '478', '14 1203', '西湖区 文三路'],
    ['西湖区文三路14号楼1203室', '', '14 1203', '西湖区 文三路'],
    ['人民大道８８號', '88', '', '人民大道'],
    ['', '', '', ''],
  ])('%s', (text, number, unit, street) => {
    const words = addressWords(text);
    expect([words.number, words.unit, words.street.join(' ')]).toEqual([number, unit, street]);
  });
});

describe('Han names', () => {
  it('are cut into common pieces and the core that is left', () => {
    const names = Array.from(
      { length: 60 },
      (_, i) => `杭州${String.fromCharCode(0x6000 + 2 * i, 0x6800 + i)}科技有限公司`,
    );
    const common = commonPieces(names.map(foldText));
    expect(common.has('有限公司')).toBe(true);
    expect(cutHan(names[0]!, common).filter((piece) => !common.has(piece))).toEqual([names[0]!.slice(2, 4)]);
  });
});
