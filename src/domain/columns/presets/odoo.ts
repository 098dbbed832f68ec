/** Odoo: contacts exported for import, under the technical names of their columns. */
import type { Preset } from './preset.js';

export const ODOO: Preset = {
  name: 'odoo',
  label: 'Odoo',
  variants: [
    {
      signature: [
        'parent_id/name',
        'state_id/name',
        'country_id/name',
        'category_id/name',
        'user_id/name',
        'function',
        'vat',
      ],
      need: 3,
      id: 'id',
      columns: {
        'parent_id/name': 'organization',
        'state_id/name': 'province',
        'country_id/name': 'country',
        'category_id/name': 'tags',
        'user_id/name': 'owner',
        'title/name': 'namePrefix',
        'industry_id/name': 'industry',
        function: 'jobTitle',
        vat: 'taxId',
        comment: 'notes',
        create_date: 'createdAt',
        write_date: 'modifiedAt',
      },
    },
  ],
};
