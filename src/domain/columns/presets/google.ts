/** Google Contacts: the format since 2024 and the one before. */
import type { Preset } from './preset.js';

export const GOOGLE: Preset = {
  name: 'google',
  label: 'Google Contacts',
  variants: [
    {
      signature: [
        'Phonetic First Name',
        'Phonetic Last Name',
        'File As',
        'Organization Name',
        'Organization Title',
        'E-mail 1 - Value',
        'Phone 1 - Value',
        'Labels',
      ],
      need: 4,
      id: null,
      columns: { 'File As': 'other', Photo: 'other', 'Organization Title': 'jobTitle', Labels: 'tags' },
    },
    {
      signature: [
        'Given Name',
        'Family Name',
        'Yomi Name',
        'Additional Name',
        'Group Membership',
        'E-mail 1 - Value',
        'Billing Information',
        'Directory Server',
      ],
      need: 4,
      id: null,
      columns: {
        'Short Name': 'other',
        Occupation: 'other',
        Location: 'other',
        Subject: 'other',
        'Billing Information': 'other',
        'Organization 1 - Name': 'organization',
        'Organization 1 - Title': 'jobTitle',
        'Organization 1 - Department': 'department',
        'Organization 1 - Job Description': 'other',
        'Organization 1 - Location': 'other',
      },
    },
  ],
};
