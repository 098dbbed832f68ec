/** Microsoft Dynamics 365: views exported to a worksheet, whose first three columns are kept for writing back. */
import type { Preset, PresetVariant } from './preset.js';

const kept = (thing: string): PresetVariant => ({
  signature: [`(Do Not Modify) ${thing}`, '(Do Not Modify) Row Checksum', '(Do Not Modify) Modified On'],
  need: 2,
  id: `(Do Not Modify) ${thing}`,
  columns: {
    [`(Do Not Modify) ${thing}`]: 'id',
    '(Do Not Modify) Row Checksum': 'other',
    '(Do Not Modify) Modified On': 'modifiedAt',
  },
});

export const DYNAMICS: Preset = {
  name: 'dynamics',
  label: 'Microsoft Dynamics 365',
  variants: ['Contact', 'Account', 'Lead'].map(kept),
};
