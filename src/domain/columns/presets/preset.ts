/** The form of a preset: how the exports of one system are recognized and where their headers differ from the general words. */
import type { AliasTarget } from '../aliases/alias-table.js';

/** One kind of file of a system (contacts, accounts, another year's format). */
export interface PresetVariant {
  /** Headers as the system writes them, of which at least `need` must be there. */
  readonly signature: readonly string[];
  readonly need: number;
  /** Header as the system writes it → field, where the general words would say something else. */
  readonly columns: Readonly<Record<string, AliasTarget>>;
  /** Header of the record's own id. */
  readonly id: string | null;
}

export interface Preset {
  readonly name: string;
  /** The system's name as people know it. */
  readonly label: string;
  readonly variants: readonly PresetVariant[];
}
