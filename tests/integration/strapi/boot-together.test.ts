import { bootOn, rememberOlder } from '../../helpers/booting';
import { tablesOf } from '../../helpers/catalogue';
import { many, report } from '../../helpers/faults';
import { createDatabase, reading, type TestDatabase } from '../../helpers/test-database';

/**
 * Instances that start together on one database: one makes its tables, the others wait. On a file
 * of SQLite they are the server and a command line. `npm run test:faults` tries it twenty times.
 */

const TRIES = many(1, 20, 'BOOT_TRIES');
const INSTANCES = 2;
const TABLES_AT_LEAST = 80;

const together = (database: TestDatabase): Promise<string[]> =>
  Promise.all(Array.from({ length: INSTANCES }, () => bootOn(database)));

/** Takes a database back to before a column was added, as Strapi remembers it. */
const older = async (database: TestDatabase): Promise<void> => {
  await reading(database, (db) =>
    db.schema.alterTable('adh_lease', (table) => table.dropColumn('expires_at')),
  );
  await rememberOlder(database, (tableOf) => {
    const lease = tableOf('adh_lease');
    lease.columns = lease.columns.filter(({ name }) => name !== 'expires_at');
  });
};

const hasColumn = (database: TestDatabase): Promise<boolean> =>
  reading(database, (db) => db.schema.hasColumn('adh_lease', 'expires_at'));

describe(`${INSTANCES} instances that start together`, () => {
  let held = 0;
  afterAll(() => {
    if (held === TRIES) report('boots', { 'empty databases': held, upgrades: held });
  });

  it.each(Array.from({ length: TRIES }, (_, index) => index + 1))(
    'make the tables of an empty database once, then add the column of an upgrade once: try %i',
    async () => {
      const database = await createDatabase({ empty: true });
      try {
        expect(await together(database)).toEqual(Array(INSTANCES).fill(''));
        const tables = await reading(database, tablesOf);
        expect(tables.length).toBeGreaterThan(TABLES_AT_LEAST);
        await older(database);
        expect(await hasColumn(database)).toBe(false);
        expect(await together(database)).toEqual(Array(INSTANCES).fill(''));
        expect(await hasColumn(database)).toBe(true);
        held += 1;
      } finally {
        await database.remove();
      }
    },
  );
});
