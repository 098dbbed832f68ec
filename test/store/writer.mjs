/**
 * A process that writes to a store, for tests that kill it or let several run at once. Runs the built program's modules.
 *   node writer.mjs import PATH KEY FROM COUNT     imports made-up people, says "writing" in the midst of it
 *   node writer.mjs fill PATH KEY FROM COUNT       the same as whole files are taken in, with little memory
 *   node writer.mjs increment PATH KEY TIMES       adds one to a number, waiting for the others, once a run
 *   node writer.mjs hold PATH KEY                  holds the store until it is killed
 *   node writer.mjs hold-alone PATH KEY            the same past the log, where nobody else comes in
 */
import { beginImport } from '../../dist/store/import-session.js';
import { openStore } from '../../dist/store/open-store.js';

const [what, path, keyFile, first, second] = process.argv.slice(2);
const now = () => new Date();
const store = openStore({ path, secret: { keyFile } });
const headers = ['Id', 'Name', 'Note'];
const mapping = { preset: null, idColumn: 0, columns: [] };
const say = (word) => new Promise((done) => process.stdout.write(`${word}\n`, done));

const rowOf = (i) => {
  const cells = [`K${i}`, `Ada Marker${i}`, 'x'.repeat(100)];
  const values = [{ field: 'fullName', group: 1, raw: cells[1], standard: cells[1], confidence: 1, issues: [] }];
  return { key: cells[0], cells, record: { values, custom: [], issues: [] } };
};

if (what === 'import' || what === 'fill') {
  if (what === 'fill') store.db.pragma('cache_size = -256'); // so that pages go into the file long before the end
  await store.write({ command: 'import', now, fills: what === 'fill' }, async () => {
    const session = beginImport(store, { source: 'crm', name: 'people.csv', headers, mapping });
    for (let i = 0; i < Number(second); i += 1000) {
      session.put(Array.from({ length: Math.min(1000, Number(second) - i) }, (_, j) => rowOf(Number(first) + i + j)));
      await say(`writing ${i}`);
    }
    session.finish();
  });
  await say('done');
} else if (what === 'increment') {
  for (let i = 0; i < Number(first); i++) {
    await store.write({ command: 'increment', now, wait: true }, async (run) => {
      const value = store.columns.marks.get(1);
      await new Promise((done) => setTimeout(done, 2));
      store.columns.marks.set(1, value + 1);
      run.counts.set('process', process.pid);
    });
    await new Promise((done) => setTimeout(done, 250)); // longer than the others wait before they try again
  }
} else {
  await store.write({ command: 'hold', now, fills: what === 'hold-alone' }, async () => {
    await say('holding');
    await new Promise((done) => setTimeout(done, 60_000));
  });
}
store.close();
