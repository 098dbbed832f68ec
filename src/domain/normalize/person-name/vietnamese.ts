/** Names of Vietnam in Latin letters: the family name stands first, the given name last. */
import { PARTICLES, VIETNAMESE } from './words.js';

/** `Nguyễn Văn An`: a family name first and a middle name of this people, or marks that no other language has. */
export function isVietnamese(all: readonly string[]): boolean {
  if (all.length < 2 || all.length > 5 || !VIETNAMESE.has((all[0] as string).toLowerCase().normalize('NFC')))
    return false;
  // `Lê Trần`: either may be the family name.
  if (all.length === 2 && VIETNAMESE.has((all[1] as string).toLowerCase().normalize('NFC'))) return false;
  return (
    /[ăơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i.test(all.join(' ')) ||
    /^(?:văn|thị)$/i.test(all[1] as string)
  );
}

/**
 * Where the family name stands in such a name without its marks: 0 in `Nguyen Van An`, `Tran Thi Mai`, `Nguyen Minh Khai`; the
 * last word in `An Van Nguyen`, as it is written out; −1 when nothing tells.
 */
export function plainVietnameseFamily(all: readonly string[]): number {
  if (all.length < 3 || all.length > 5 || !all.every((word) => /^[A-Za-z]{1,7}$/.test(word))) return -1;
  const [first = '', second = '', third = ''] = all.map((word) => word.toLowerCase());
  const last = (all.at(-1) as string).toLowerCase();
  const isMiddle = second === 'van' || second === 'thi';
  if (ALONE.has(first) || (WITH_MIDDLE.has(first) && isMiddle && !PARTICLES.has(third))) return 0;
  return isMiddle && (ALONE.has(last) || WITH_MIDDLE.has(last)) ? all.length - 1 : -1;
}

/** Hardly anybody's given name. */
const ALONE: ReadonlySet<string> = new Set(['nguyen', 'huynh']);
const WITH_MIDDLE: ReadonlySet<string> = new Set(
  'tran pham hoang vu vo dang bui do ho ngo duong le ly phan dinh trinh mai ta truong cao luong'.split(' '),
);
