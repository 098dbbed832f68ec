/** Numbers of buildings, units, floors and rooms without their words, to compare them by. */

const BEFORE = /^(?:APT|STE|UNIT|FL|RM|BLDG|LOT|SPC|TRLR|DEPT|HNGR|PH|OFC|TOWER|FLAT|LEVEL|BLK|BLOCK|#)\.? ?/;
const AFTER = /(?:号楼|号房间?|号室|号铺|单元|房间|栋楼|号|栋|幢|座|楼|层|室|房|铺|户|门|梯|塔|동|호|층|階|号室)$/;

/**
 * `5号楼`, `5栋` and `BLDG 5` → `5`; `甲3号楼` → `甲3`; `APT 14A` → `14A`; `A座` → `A`. Upper case, no blanks. A value that
 * is nothing but words stays as it is. Two that differ here are different units.
 */
export function unitNumber(value: string): string {
  const text = value.trim().toUpperCase();
  const bare = text.replace(BEFORE, '').replace(AFTER, '').replaceAll(' ', '');
  return bare === '' ? text : bare;
}
