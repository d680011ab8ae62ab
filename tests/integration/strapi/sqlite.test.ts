/** @sqlite It holds how its statements are kept and how they give way. */
import type { Core } from '@strapi/strapi';
import { boot, stop } from '../../helpers/strapi';

/** SQLite runs within the process: what its connection keeps, and that nobody has the loop for long. */

let strapi: Core.Strapi;
const db = () => strapi.db.connection;
beforeAll(async () => {
  strapi = await boot('2021-06-01');
});
afterAll(() => stop(strapi));

/** How often others had a turn while something was done. */
const turnsOf = async (work: () => Promise<unknown>): Promise<number> => {
  let turns = 0;
  let over = false;
  const count = (): void => {
    turns += 1;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  await work();
  over = true;
  return turns;
};

/** Asks until so many milliseconds were spent on answers. */
const askFor = async (milliseconds: number, ask: () => Promise<unknown>): Promise<void> => {
  const until = performance.now() + milliseconds;
  while (performance.now() < until) await ask();
};

test('who asks for long lets others have their turns, in a transaction or not', async () => {
  const ask = () => db()('memberships').count();
  expect(await turnsOf(() => askFor(500, ask))).toBeGreaterThan(5);
  const inTransaction = () =>
    strapi.db.transaction(({ trx }) => askFor(500, () => trx('memberships').count()));
  expect(await turnsOf(inTransaction)).toBeGreaterThan(5);
});

test('a statement that is kept sees what has become of its table', async () => {
  await db().schema.createTable('kept', (table) => table.increments('id'));
  await db()('kept').insert({ id: 1 });
  const read = () => db()('kept').select('*');
  expect([await read(), await read()]).toEqual([[{ id: 1 }], [{ id: 1 }]]);
  await db().schema.alterTable('kept', (table) => table.string('name'));
  expect(await read()).toEqual([{ id: 1, name: null }]);
  await db().schema.dropTable('kept');
  // By its words: what the driver throws is of the realm of the first test file of the process.
  const said = await read().then(String, ({ message }: Error) => message);
  expect(said).toMatch(/no such table/);
  await db().schema.createTable('kept', (table) => table.string('other'));
  await db()('kept').insert({ other: 'new' });
  expect(await read()).toEqual([{ other: 'new' }]);
});

test('a statement is compiled once, unless its text is long or tells a table to change', async () => {
  const { client } = db();
  const connection = await client.acquireConnection();
  await client.releaseConnection(connection);
  const short = 'select 1 as one';
  expect(connection.prepare(short)).toBe(connection.prepare(short));
  const long = `select '${'x'.repeat(20_000)}' as one`;
  expect(connection.prepare(long)).not.toBe(connection.prepare(long));
  expect(connection.prepare('pragma user_version')).not.toBe(
    connection.prepare('pragma user_version'),
  );
});

test('what is kept is bounded', async () => {
  const { client } = db();
  const connection = await client.acquireConnection();
  await client.releaseConnection(connection);
  const first = connection.prepare('select 0 as number');
  for (let number = 1; number < 1_000; number += 1)
    connection.prepare(`select ${number} as number`);
  expect(connection.prepare('select 0 as number')).not.toBe(first);
});
