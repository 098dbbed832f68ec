import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The long proofs: two files at a time, since each keeps a processor busy with programs that it starts. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/faults/**/*.faults.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 6 * 3_600_000,
    hookTimeout: 120_000,
  },
});
