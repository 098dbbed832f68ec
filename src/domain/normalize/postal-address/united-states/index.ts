/**
 * Addresses of the United States in the form of the postal service (Publication 28): upper case, no points, standard
 * abbreviations.
 */
import type { IssueCode } from '../../../record/issue.js';
import { type Components, emptyComponents } from '../address.js';
import { readDeliveryLine } from './delivery-line.js';
import { statesOfZip } from './states.js';
import { properCase, readTail, type Tail } from './tail.js';
import { words } from './words.js';

/** The text whose tail was read last: an address that was recognized by its tail is read next. */
let lastText = '';
let lastTail = readTail([]);

/** What a tail alone tells: used to recognize an address of the United States. */
export function unitedStatesTail(text: string): Tail {
  if (text !== lastText) {
    lastTail = readTail(words(text));
    lastText = text;
  }
  return lastTail;
}

/** A city and its ZIP code ('' for none) that stand in columns of their own. */
export interface CityColumns {
  readonly city: string;
  readonly postalCode: string;
}

/**
 * Components of an address of the United States. `text` is tidied, its lines joined by commas; with `place` it is what
 * stands before the city.
 */
export function readUnitedStates(text: string, place: CityColumns | null = null): Components {
  const components = emptyComponents();
  const issues: IssueCode[] = [];
  const { rest, city, state, zip, restored } = place === null ? unitedStatesTail(text) : tailOf(text, place);
  if (restored) issues.push('excel-restored');
  const line = readDeliveryLine(rest);
  components.country = 'US';
  components.province = state;
  components.city = city;
  components.street = line.street;
  components.houseNumber = line.houseNumber;
  components.building = line.building;
  components.unit = line.unit;
  components.floor = line.floor;
  components.room = line.room;
  components.postalCode = zip;
  const owners = zip === null ? [] : statesOfZip(zip);
  if (zip !== null && owners.length === 0) issues.push('postal-code-invalid');
  if (state === null && owners.length === 1) {
    components.province = owners[0] ?? null;
    issues.push('address-level-filled');
  } else if (state !== null && owners.length > 0 && !owners.includes(state)) issues.push('postal-code-conflict');
  let confidence = 1;
  if (components.street === null && city === null) {
    issues.push('address-unrecognized');
    confidence = 0.1;
  } else if (components.street === null || city === null || components.province === null) {
    issues.push('address-incomplete');
    confidence = 0.6;
  }
  if (zip === null) confidence -= 0.05;
  if (line.houseNumber === null && !line.street?.includes('BOX')) confidence -= 0.1;
  if (issues.includes('postal-code-conflict')) confidence = Math.min(confidence, 0.5);
  components.confidence = Math.max(0, Math.round(confidence * 100) / 100);
  components.issues = issues;
  components.standard = issues.includes('address-unrecognized') ? '' : standardLine(components);
  return components;
}

function tailOf(text: string, { city, postalCode }: CityColumns): Tail {
  const zip = /^\d{5}(?:-\d{4})?$/.test(postalCode) ? postalCode : null;
  return { rest: words(text), city: properCase(city), state: null, zip, restored: false };
}

function standardLine({ building, street, unit, floor, room, city, province, postalCode }: Components): string {
  const named = building !== null && !/^(BLDG|TOWER) /.test(building);
  const line = [street, named ? null : building, unit, floor, room].filter((part) => part !== null).join(' ');
  const place = [province, postalCode].filter((part) => part !== null).join(' ');
  const shown = city?.toUpperCase().replace(/[.'"]/g, '') ?? '';
  return [named ? building : '', line, shown, place].filter((part) => part !== '').join(', ');
}
