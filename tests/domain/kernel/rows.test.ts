import knex from 'knex';
import type { Executor } from '../../../src/plugins/membership-lifecycle/server/src/kernel/store/database';
import { pagesByKey } from '../../../src/plugins/membership-lifecycle/server/src/kernel/store/key-pages';
import {
  countListed,
  findListed,
  findListedAfter,
  type StoredList,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/store/lists';
import {
  columnsOf,
  COUNT,
  greatest,
  isAny,
  or,
  orNull,
  pick,
  pickCount,
  pickFirst,
  pickOne,
  selectionOf,
  sum,
  typed,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/store/rows';
import { table } from '../../../src/plugins/membership-lifecycle/server/src/kernel/tables/define';

const CAT = table('cat', {
  name: 'string',
  ownerId: 'string',
  age: 'integer',
  tame: 'boolean',
  likes: 'json',
});
const OWNER = table('owner', { name: 'string' });

const cats = columnsOf(CAT, 'c');
const owner = columnsOf(OWNER, 'o').name;

let db: Executor;

beforeAll(async () => {
  db = knex({
    client: 'better-sqlite3',
    connection: { filename: ':memory:' },
    useNullAsDefault: true,
  }) as Executor;
  await db.raw('create table adh_owner (id integer primary key, document_id text, name text)');
  await db.raw(
    'create table adh_cat (id integer primary key, document_id text, name text, owner_id text, age integer, tame integer, likes text)',
  );
  await db('adh_owner').insert({ document_id: 'o1', name: 'Ada' });
  // Document ids fall while the numbers of rows rise, so that the two orders differ.
  await db('adh_cat').insert([
    { document_id: 'z', name: 'Tom', owner_id: 'o1', age: 3, tame: 1, likes: '["milk"]' },
    { document_id: 'y', name: 'Zoe', owner_id: null, age: 3, tame: 0, likes: null },
    { document_id: 'x', name: null, owner_id: 'o1', age: 1, tame: null, likes: '[]' },
  ]);
});

afterAll(() => db.destroy());

const all = () =>
  db({ c: 'adh_cat' }).leftJoin({ o: 'adh_owner' }, 'o.document_id', 'c.owner_id').orderBy('c.id');

describe('rows of several tables', () => {
  it('have the values of their columns, as the kinds of these say', async () => {
    const likes = or(typed<string[]>(cats.likes), []);
    const choice = {
      id: cats.id,
      name: orNull(cats.name),
      owner: or(owner, ''),
      tame: orNull(cats.tame),
      likes,
    };
    expect(await pick(all(), choice)).toEqual([
      { id: 'z', name: 'Tom', owner: 'Ada', tame: true, likes: ['milk'] },
      { id: 'y', name: 'Zoe', owner: '', tame: false, likes: [] },
      { id: 'x', name: null, owner: 'Ada', tame: null, likes: [] },
    ]);
  });

  it('are sorted by a column of the table, not by a name that was given to another', async () => {
    expect(await pickOne(db('adh_cat').orderBy('id'), columnsOf(CAT).id)).toEqual(['z', 'y', 'x']);
    const { id } = columnsOf(CAT);
    expect(await pick(db('adh_cat').orderBy('id'), { id })).toEqual([
      { id: 'z' },
      { id: 'y' },
      { id: 'x' },
    ]);
  });

  it('are counted and summed', async () => {
    const query = db({ c: 'adh_cat' }).groupBy('c.owner_id').orderBy('c.owner_id');
    const choice = { cats: COUNT, age: sum(cats.age), last: greatest(cats.rowId) };
    expect(await pick(query, choice)).toEqual([
      { cats: 1, age: 3, last: 2 },
      { cats: 2, age: 4, last: 3 },
    ]);
    expect(await pickCount(db('adh_cat'))).toBe(3);
  });

  it('may be none', async () => {
    const none = () => db({ c: 'adh_cat' }).where('c.age', '>', 9);
    expect(await pickFirst(none(), cats.name)).toBeNull();
    expect(await isAny(db('adh_cat').where('age', '>', 9))).toBe(false);
    expect(await isAny(db('adh_cat'))).toBe(true);
    expect(await pickCount(none())).toBe(0);
  });
});

describe('a list', () => {
  const { columns, read } = selectionOf({ id: cats.id, owner: or(owner, '') });
  const CATS: StoredList<{ least: number }, { id: string; owner: string }> = {
    matching: (on, { least }) => on({ c: 'adh_cat' }).where('c.age', '>=', least),
    order: () => [
      ['c.age', 'desc'],
      ['c.id', 'asc'],
    ],
    columns: ['c.id', 'c.document_id', 'c.age', 'c.owner_id'],
    named: (on, page) =>
      on
        .from(page.as('c'))
        .leftJoin({ o: 'adh_owner' }, 'o.document_id', 'c.owner_id')
        .select(columns),
    read,
  };
  const ROWS = [
    { id: 'z', owner: 'Ada' },
    { id: 'y', owner: '' },
    { id: 'x', owner: 'Ada' },
  ];

  it('is read by page and counted', async () => {
    expect(await findListed(db, CATS, { least: 1 }, { page: 2, pageSize: 2 })).toEqual(
      ROWS.slice(2),
    );
    expect(await countListed(db, CATS, { least: 1 })).toBe(3);
    expect(await countListed(db, CATS, { least: 2 })).toBe(2);
  });

  it.each([1, 2, 3, 4])('is read as a whole, %d rows at once, in the same order', async (limit) => {
    const rows = [];
    const pages = pagesByKey(limit, (slice) => findListedAfter(db, CATS, { least: 1 }, slice));
    for await (const page of pages) rows.push(...page);
    expect(rows).toEqual(ROWS);
  });
});
