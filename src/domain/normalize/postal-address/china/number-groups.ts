/** Parts of a house told by numbers alone: `3-2-501` is a building, a unit and a room by custom. */

export type Part = 'building' | 'unit' | 'floor' | 'room';

/** Parts taken off the end of a line; what is left ends at `start`. */
export interface Step {
  readonly start: number;
  readonly parts: readonly (readonly [Part, string])[];
}

/** `3-2-501` and `3-501`: building, unit, room by custom. After a building the first number is the unit. */
export function readGroups(line: string, start: number, run: string): Step | null {
  const groups = run.split('-');
  const room = groups[groups.length - 1] ?? '';
  if (groups.length > 3 || !/^\d{1,5}[A-Z]?$/.test(room) || /[路街道巷胡]$/.test(line.slice(0, start))) return null;
  const before = line.charAt(start - 1);
  const [first = '', second = ''] = groups;
  const afterBuilding = '楼栋幢座#'.includes(before || '?');
  if (groups.length === 2) {
    if (isRangeOfRooms(first, room)) return steps(start, ['room', `${run}室`]);
    if (!/\d{3,}/.test(room) || !/^([A-Z]?\d{1,3}|[A-Z])$/.test(first)) return null;
    if (before === '元') return null;
    if (afterBuilding)
      return /^\d{1,2}$/.test(first) ? steps(start, ['unit', `${first}单元`], ['room', `${room}室`]) : null;
    return steps(start, ['building', buildingOf(first)], ['room', `${room}室`]);
  }
  if (!/^([A-Z]?\d{1,3}|[A-Z])$/.test(first) || !/^\d{1,2}$|^[A-Z]$/.test(second)) return null;
  if (afterBuilding) return null;
  return steps(start, ['building', buildingOf(first)], ['unit', `${second}单元`], ['room', `${room}室`]);
}

/** 501-503 and 3601-3605: rooms of one floor. */
const isRangeOfRooms = (first: string, last: string): boolean =>
  /^\d{3,5}$/.test(first) &&
  first.length === last.length &&
  first.slice(0, -2) === last.slice(0, -2) &&
  Number(first) < Number(last);

export const steps = (start: number, ...parts: (readonly [Part, string])[]): Step => ({ start, parts });

function buildingOf(number: string): string {
  return /\d/.test(number) ? `${number}号楼` : `${number}座`;
}
