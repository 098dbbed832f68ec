/**
 * Postal addresses → components and one standard line.
 */
import { type Address, type AddressContext, type AddressParts, emptyComponents } from './address.js';
import { readChina } from './china/index.js';
import { MAX_ADDRESS_LENGTH, tidy } from './text.js';

export type { Address, AddressContext, AddressParts } from './address.js';

/** Components of an address. Never throws; linear in the length of the input. */
export function normalizeAddress(input: string | AddressParts, context: AddressContext = {}): Address {
  const raw = typeof input === 'string' ? input : Object.values(input).join(' ');
  void context;
  if (raw.length > MAX_ADDRESS_LENGTH) return { raw, ...emptyComponents(), issues: ['address-unrecognized'] };
  return { raw, ...readChina(tidy(raw), null) };
}
