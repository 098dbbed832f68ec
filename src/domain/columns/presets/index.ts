/** Every preset, and which one a list of headers belongs to. */
import { CimError } from '../../../errors.js';
import { suggestOrList } from '../../validate/suggest.js';
import type { AliasTarget } from '../aliases/alias-table.js';
import { headerWords } from '../header.js';
import { DYNAMICS } from './dynamics.js';
import { FXIAOKE } from './fxiaoke.js';
import { GOOGLE } from './google.js';
import { HUBSPOT } from './hubspot.js';
import { ODOO } from './odoo.js';
import { OUTLOOK } from './outlook.js';
import { PIPEDRIVE } from './pipedrive.js';
import type { Preset, PresetVariant } from './preset.js';
import { SALESFORCE } from './salesforce.js';
import { SAP } from './sap.js';
import { THUNDERBIRD } from './thunderbird.js';
import { ZOHO } from './zoho.js';

export const PRESETS: readonly Preset[] = [
  SALESFORCE,
  HUBSPOT,
  ZOHO,
  GOOGLE,
  OUTLOOK,
  THUNDERBIRD,
  FXIAOKE,
  PIPEDRIVE,
  DYNAMICS,
  ODOO,
  SAP,
];

/** Names for `--preset`, for help and completion. */
export const PRESET_NAMES: readonly string[] = PRESETS.map((preset) => preset.name);

/** A preset that fits a file: its name, the field of each header key it knows, the key of the id header. */
export interface PresetMatch {
  readonly name: string;
  readonly targets: ReadonlyMap<string, AliasTarget>;
  readonly idKey: string | null;
}

const keyOf = (header: string): string => headerWords(header).key;

const match = (preset: Preset, variant: PresetVariant): PresetMatch => ({
  name: preset.name,
  targets: new Map(Object.entries(variant.columns).map(([header, target]) => [keyOf(header), target])),
  idKey: variant.id === null ? null : keyOf(variant.id),
});

/**
 * The preset whose signature headers are there in sufficient number (the most of them where several qualify), or null.
 *
 * @param keys header keys of the file (`headerWords`)
 * @param forced name of a preset the user asked for: its best variant is taken whatever the signature says
 * @throws CimError unknown-preset
 */
export function matchPreset(keys: readonly string[], forced?: string): PresetMatch | null {
  if (forced !== undefined && !PRESET_NAMES.includes(forced)) {
    throw new CimError(
      'usage',
      'unknown-preset',
      { en: `There is no preset called ${forced}.`, zh: `没有名为 ${forced} 的预设。` },
      suggestOrList(forced, PRESET_NAMES, { en: 'Presets', zh: '预设' }),
    );
  }
  const present = new Set(keys);
  let best: PresetMatch | null = null;
  let bestHits = -1;
  for (const preset of PRESETS) {
    if (forced !== undefined && preset.name !== forced) continue;
    for (const variant of preset.variants) {
      const hits = variant.signature.filter((header) => present.has(keyOf(header))).length;
      if (hits > bestHits && (forced !== undefined || hits >= variant.need)) {
        best = match(preset, variant);
        bestHits = hits;
      }
    }
  }
  return best;
}
