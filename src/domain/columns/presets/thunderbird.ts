/** Thunderbird's address book. */
import type { Preset } from './preset.js';

export const THUNDERBIRD: Preset = {
  name: 'thunderbird',
  label: 'Thunderbird',
  variants: [
    {
      signature: [
        'Display Name',
        'Primary Email',
        'Secondary Email',
        'Screen Name',
        'Pager Number',
        'Home ZipCode',
        'Work ZipCode',
        'Birth Year',
      ],
      need: 4,
      id: null,
      columns: {
        'Display Name': 'fullName',
        'Screen Name': 'other',
        'Home Address': 'street',
        'Home Address 2': 'street2',
        'Work Address': 'street',
        'Work Address 2': 'street2',
        Organization: 'organization',
      },
    },
  ],
};
