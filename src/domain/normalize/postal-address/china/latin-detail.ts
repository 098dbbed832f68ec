/** Room, floor, building and street of a Chinese address in Latin letters, to the order of Chinese ones. */

const ROOM =
  /^(?:room|rm|suite|ste|flat|apt|apartment|unit|shop|flat\/rm|office)\.?\s*(?:no\.?\s*)?#?\s*([A-Z]?\d[\w-]*|[A-Z])$/i;
const BUILDING =
  /^(?:building|bldg|block|blk|tower|bld)\.?\s*(?:no\.?\s*)?#?\s*([A-Z]?\d{1,3}[A-Z]?|[A-Z])$|^(?:no\.?\s*)?(\d{1,3})\s*#?\s*(?:building|bldg)$/i;
const FLOOR =
  /^(?:(\d{1,3}|LG|UG|G|M)\s*(?:\/\s*f\.?|f\.?|(?:st|nd|rd|th)\s*(?:floor|fl?\.?)|\.?\s*andar)|(?:floor|fl\.?|level)\s*(\d{1,3}))$/i;
/** `5F-3` of Taiwan: the third door of the fifth floor. */
const DOOR_OF_FLOOR = /^(\d{1,3})f\.?-(\d{1,3})$/i;
const UNIT = /^unit\b/i;
/** `3 Dong 2 Danyuan 12 Ceng 501 Shi`, behind the number of the house or alone. */
const IN_PINYIN =
  /^(|.*?[ ,])(?:([A-Z]?\d{1,3}|[A-Z]) (dong|hao ?lou|zhuang|zuo|chuang))?(?: ?(\d{1,2}) ?(dan ?yuan|men))?(?: ?(\d{1,3}) ?(ceng|lou))?(?: ?(\d{2,5}[A-Z]?) ?(shi|fang|hao ?fang))?$/i;

/** A part of the house, before whatever follows it. */
const LEADING =
  /^((?:room|rm|suite|ste|flat|apt|apartment|unit|shop|building|bldg|block|blk|tower|floor|fl|level)\.?\s*(?:no\.?\s*)?#?\s*(?:[A-Z]?\d[\w-]*|[A-Z])|\d{1,3}\s*(?:\/\s*f|f)\.?|\d{1,3}(?:st|nd|rd|th)\s+(?:floor|fl)\.?)\s+(?=\S)/i;
/** … and behind it. */
const TRAILING =
  /(?<!\s)\s+(?=(?:(?:room|rm|suite|flat|apt|apartment|unit|building|bldg|block|blk|tower|floor)\.?\s*(?:no\.?\s*)?#?(?:[A-Z]?\d[\w-]*|[A-Z])|\d{1,3}(?:\s*\/\s*f|f)\.?|\d{1,3}(?:st|nd|rd|th)\s+(?:floor|fl)\.?)(?:\s|$))/i;

/** The parts of one segment: `Room 301 Unit 2 Tianyuan Garden` is three. */
function apart(segment: string): string[] {
  const parts: string[] = [];
  let rest = segment;
  for (let leading = LEADING.exec(rest); leading?.[1] !== undefined && parts.length < 6; leading = LEADING.exec(rest)) {
    parts.push(leading[1]);
    rest = rest.slice(leading[0].length);
  }
  return [...parts, ...rest.split(TRAILING)];
}

/** The street as it stands, then building, unit, floor and room in Chinese words. */
export function chineseOrder(segments: readonly string[]): string {
  const street: string[] = [];
  const parts = { building: '', unit: '', floor: '', room: '' };
  const all = segments.flatMap((segment) => apart(segment).flatMap((part) => part.split(/(?<=\d[A-Z]?) (?=no\b)/i)));
  const bare =
    all.length > 1 && /^[A-Z]?\d{3,5}[A-Z]?$/i.test(all[0] ?? '') && all.slice(1).some((other) => /\d/.test(other));
  const rooms = all.filter((part) => ROOM.test(part) && !UNIT.test(part)).length;
  all.forEach((segment, at) => {
    const room = bare && at === 0 ? segment : ROOM.exec(segment)?.[1];
    const building = BUILDING.exec(segment);
    const floor = FLOOR.exec(segment);
    const number = building?.[1] ?? building?.[2];
    const door = DOOR_OF_FLOOR.exec(segment);
    if (room !== undefined && UNIT.test(segment) && rooms > 0 && parts.unit === '')
      parts.unit = `${room.toUpperCase()}单元`;
    else if (room !== undefined && parts.room === '') parts.room = `${room.toUpperCase()}室`;
    else if (number !== undefined && parts.building === '')
      parts.building = number.toUpperCase() + (/\d/.test(number) ? '号楼' : '座');
    else if (door !== null && parts.floor === '' && parts.room === '') {
      parts.floor = `${door[1]}层`;
      parts.room = `之${door[2]}`;
    } else if (floor !== null && parts.floor === '') parts.floor = `${(floor[1] ?? floor[2] ?? '').toUpperCase()}层`;
    else street.push(inPinyin(segment, parts));
  });
  const streets = street.filter((part) => part !== '');
  const house = parts.building + parts.unit + parts.floor + parts.room;
  return [streets.join(', ').replace(/^#\s*/, 'No. '), house].filter((part) => part !== '').join(' ');
}

/** What is left of a segment when the parts of the house in pinyin at its end are taken off. */
function inPinyin(segment: string, parts: { building: string; unit: string; floor: string; room: string }): string {
  const match = IN_PINYIN.exec(segment);
  if (match === null) return segment;
  const [, street = '', building, buildingWord, unit, , floor, , room] = match;
  if (building !== undefined && parts.building === '')
    parts.building =
      building.toUpperCase() +
      (/^zuo/i.test(buildingWord ?? '') ? '座' : /^hao/i.test(buildingWord ?? '') ? '号楼' : '栋');
  if (unit !== undefined && parts.unit === '') parts.unit = `${unit}单元`;
  if (floor !== undefined && parts.floor === '') parts.floor = `${floor}层`;
  if (room !== undefined && parts.room === '') parts.room = `${room.toUpperCase()}室`;
  return street.trim();
}
