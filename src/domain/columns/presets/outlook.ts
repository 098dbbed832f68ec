/** Outlook: contacts exported by outlook.live.com, by the program, and by others in Outlook's form. */
import type { Preset } from './preset.js';

export const OUTLOOK: Preset = {
  name: 'outlook',
  label: 'Outlook',
  variants: [
    {
      signature: [
        'E-mail Address',
        'E-mail 2 Address',
        'Business Phone',
        'Business Fax',
        'Home Phone 2',
        'Company Main Phone',
        'Given Yomi',
        'TTY/TDD Phone',
        'Home Country/Region',
        'ISDN',
        "Assistant's Phone",
      ],
      need: 4,
      id: null,
      columns: {
        Title: 'namePrefix',
        Location: 'other',
        "Assistant's Phone": 'other',
        'Other Address PO Box': 'poBox',
        'Home Address PO Box': 'poBox',
        'Business Address PO Box': 'poBox',
        'Car Phone': 'phone',
        Callback: 'other',
        'Radio Phone': 'other',
        'TTY/TDD Phone': 'other',
        Pager: 'other',
        'Personal Web Page': 'website',
      },
    },
    {
      signature: [
        '商務 - 街',
        '商務 - 市/鎮',
        '商務 - 縣市',
        '住家 - 街',
        '住家 - 縣市',
        '商務電話',
        '住家電話',
        '行動電話',
        '電子郵件地址',
        '商務傳真',
      ],
      need: 4,
      id: null,
      // 縣市 is the city elsewhere; beside 市/鎮 it is what lies around it.
      columns: { '商務 - 縣市': 'province', '住家 - 縣市': 'province', '其他 - 縣市': 'province', 稱謂: 'namePrefix' },
    },
  ],
};
