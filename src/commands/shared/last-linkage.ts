/** What the last dedupe run knew. */
import type { BlockingReport, LinkageModel, LinkageNote } from '../../domain/linkage/linkage-result.js';
import { inTodaysLevels } from '../../domain/linkage/todays-levels.js';
import { CimError } from '../../errors.js';
import { lastClustering, readModel } from '../../store/clusters.js';
import type { Store } from '../../store/store.js';

/** What a dedupe run leaves behind beside clusters and pairs. */
export interface SavedLinkage {
  readonly run: number;
  readonly at: string;
  /** Two where people and organizations were linked; none where nothing could be compared. */
  readonly models: readonly LinkageModel[];
  readonly blocking: BlockingReport;
  readonly notes: readonly LinkageNote[];
}

type SavedData = Partial<LinkageModel> & Partial<Omit<SavedLinkage, 'run' | 'at'>>;

const NO_BLOCKING: BlockingReport = { rules: [], tooLarge: [], tried: 0, sample: 0, recallLost: 0 };

/** What the last dedupe run knew. Throws `usage` where there was none. */
export function lastLinkage(store: Store): SavedLinkage {
  const last = lastClustering(store);
  if (last === null)
    throw new CimError(
      'usage',
      'not-deduped',
      { en: 'No duplicates were looked for yet.', zh: '尚未查找过重复。' },
      { en: 'Run `cim dedupe` first.', zh: '请先运行 `cim dedupe`。' },
    );
  const data = readModel(store, last.run) as SavedData;
  const models = data.models ?? (data.comparisons === undefined ? [] : [data as LinkageModel]);
  return {
    ...last,
    models: models.map(inTodaysLevels),
    blocking: data.blocking ?? NO_BLOCKING,
    notes: data.notes ?? [],
  };
}
