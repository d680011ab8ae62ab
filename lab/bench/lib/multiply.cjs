'use strict';

/**
 * Many members out of a few, by SQL alone: every row of theirs is copied so many times, and whatever
 * names one of them names the copy. A file that the application filled becomes one that would have
 * taken it hours to fill.
 */
const Database = require('better-sqlite3');

const ID = /[a-z][a-z0-9]{23}/g;
/** The end of an id says which copy it belongs to, as no id ends by itself. */
const copied = (id, copy) => `${id.slice(0, 20)}_${String(copy).padStart(3, '0')}`;

/** Tables of members, with the columns that hold the numbers of rows of other tables, or their own. */
const TABLES = {
  organisations: ['id'],
  organisations_cmps: ['id', 'entity_id', 'cmp_id'],
  components_organisation_addresses: ['id'],
  components_organisation_contacts: ['id'],
  memberships: ['id'],
  memberships_organisation_lnk: ['id', 'membership_id', 'organisation_id'],
  ...Object.fromEntries(
    ['term', 'dues', 'payment', 'renewal', 'entitlement', 'usage', 'message', 'activity', 'effect'].map(
      (name) => [`adh_${name}`, ['id']],
    ),
  ),
};
/** What must differ in each copy, and is no id. */
const UNIQUE = {
  memberships: ['reference'],
  adh_dues: ['number'],
  adh_message: ['message_id'],
  organisations: ['name'],
};

const columnsOf = (db, table) =>
  db
    .prepare(`select name, type from pragma_table_info(?)`)
    .all(table)
    .map(({ name, type }) => ({ name, isText: /char|text/i.test(type) }));

/** Columns whose texts name a member's row; messages and journals are copied as they are. */
const namingColumns = (db, table, columns, own) =>
  columns
    .filter(({ isText }) => isText)
    .map(({ name }) => name)
    .filter((name) => {
      const found = db.prepare(`select "${name}" as value from ${table} where "${name}" is not null limit 50`).all();
      return found.some(({ value }) => (String(value).match(ID) ?? []).some((id) => own.has(id)));
    });

/** Makes of a file's members `times` as many. The file must be nobody's meanwhile. */
exports.multiply = (file, times) => {
  const db = new Database(file);
  // A log would hold the ten gigabytes once more; what is only added to a file needs no copy.
  db.pragma('journal_mode = DELETE');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -4194304');
  const own = new Set(
    Object.keys(TABLES).flatMap((table) =>
      columnsOf(db, table).some(({ name }) => name === 'document_id')
        ? db.prepare(`select document_id as id from ${table}`).all().map(({ id }) => id)
        : [],
    ),
  );
  db.function('copied', { deterministic: true }, (text, copy) =>
    text === null ? null : text.replace(ID, (id) => (own.has(id) ? copied(id, copy) : id)),
  );
  db.exec('begin');
  for (const [table, numbers] of Object.entries(TABLES)) {
    const columns = columnsOf(db, table);
    const naming = namingColumns(db, table, columns, own);
    const unique = UNIQUE[table] ?? [];
    const { last, base } = db
      .prepare(`select coalesce(max(id), 0) as last, count(*) as base from ${table}`)
      .get();
    if (base === 0) continue;
    // Numbers of rows move by as much in every table, so that links still meet.
    const step = 10_000_000;
    if (last >= step) throw new Error(`${table} has too many rows to be copied.`);
    const values = columns.map(({ name }) => {
      if (numbers.includes(name)) return `"${name}" + copy * ${step}`;
      if (naming.includes(name)) return `copied("${name}", copy)`;
      if (unique.includes(name)) return `"${name}" || '-' || copy`;
      return `"${name}"`;
    });
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    // Copies are made of the rows of the beginning, not of copies.
    db.exec(`create temp table first_rows as select * from ${table}`);
    db.prepare(
      `insert into ${table} (${names})
       with recursive copies(copy) as (select 1 union all select copy + 1 from copies where copy < ?)
       select ${values.join(', ')} from copies cross join temp.first_rows order by copy, id`,
    ).run(times - 1);
    db.exec('drop table temp.first_rows');
  }
  db.exec('commit');
  db.exec('analyze');
  db.pragma('journal_mode = WAL');
  db.close();
};
