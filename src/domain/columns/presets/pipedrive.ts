/** Pipedrive: people and organizations, each header beginning with the kind of thing. */
import type { Preset } from './preset.js';

export const PIPEDRIVE: Preset = {
  name: 'pipedrive',
  label: 'Pipedrive',
  variants: [
    {
      signature: [
        'Person - ID',
        'Person - Name',
        'Person - Email',
        'Person - Phone',
        'Organization - Name',
        'Person - Owner',
      ],
      need: 3,
      id: 'Person - ID',
      columns: {
        'Person - Name': 'fullName',
        'Person - Email': 'email',
        'Person - Phone': 'phone',
        'Organization - Name': 'organization',
        'Organization - Address': 'address',
        'Person - Organization': 'organization',
        'Person - Owner': 'owner',
        'Person - Label': 'tags',
        'Organization - ID': 'other',
      },
    },
    {
      signature: [
        'Organization - ID',
        'Organization - Name',
        'Organization - Address',
        'Organization - Owner',
        'Organization - Label',
      ],
      need: 3,
      id: 'Organization - ID',
      columns: {
        'Organization - Name': 'organization',
        'Organization - Address': 'address',
        'Organization - Owner': 'owner',
      },
    },
  ],
};
