'use strict';

/**
 * What a database needs at least to write the rows that a daily run wrote: the run's own file beside
 * one as it was before, and one statement for each table, in one transaction.
 */
const path = require('node:path');
const { performance } = require('node:perf_hooks');
const Database = require('better-sqlite3');

const root = path.resolve(__dirname, '..', '..', '..');
const { tuneSqlite } = require(path.join(root, 'dist/src/setup/sqlite'));

const ADDED = ['adh_term', 'adh_renewal', 'adh_message', 'adh_activity', 'adh_effect'];

const columnsOf = (db, table) =>
  db
    .prepare('select name from pragma_table_info(?)')
    .all(table)
    .map(({ name }) => `"${name}"`);

/** How long the same rows take, in milliseconds, from the file `after` into the file `before`. */
exports.writeSameRows = (before, after) => {
  const db = new Database(before);
  tuneSqlite(db, () => undefined);
  db.prepare('attach ? as done').run(after);
  const written = columnsOf(db, 'memberships').filter((name) => name !== '"id"');
  const statements = ADDED.map((table) => {
    const names = columnsOf(db, table).join(', ');
    return `insert into main.${table} (${names}) select ${names} from done.${table}
            where id > (select coalesce(max(id), 0) from main.${table})`;
  });
  statements.push(
    `update main.memberships set (${written.join(', ')}) =
       (select ${written.join(', ')} from done.memberships d where d.id = main.memberships.id)
     where next_due_on is not null`,
  );
  const begun = performance.now();
  db.exec('begin immediate');
  const rows = statements.reduce((sum, sql) => sum + db.prepare(sql).run().changes, 0);
  db.exec('commit');
  const took = performance.now() - begun;
  db.close();
  return { took, rows };
};
