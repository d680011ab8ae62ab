import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import config from '../../../config/database';
import forTests from '../../../config/env/test/database';

/** How the file of SQLite is opened: it says itself what it was told. */

interface Sqlite {
  pragma: (name: string, options?: { simple: true }) => unknown;
  exec: (sql: string) => void;
  close: () => void;
}

// The driver brings no types.
const Driver = require('better-sqlite3') as new (file: string) => Sqlite;

type Tune = (connection: Sqlite, done: (error: Error | null) => void) => void;

const env = Object.assign((_name: string, otherwise?: string) => otherwise, {
  int: (_name: string, otherwise?: number) => otherwise,
  bool: (_name: string, otherwise?: boolean) => otherwise,
}) as never;

const tuneOf = (made: object): Tune =>
  (made as { connection: { pool: { afterCreate: Tune } } }).connection.pool.afterCreate;

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'adhesions-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** What a second connection to a file says of itself: the first one makes it a file with a log. */
const opened = (tune: Tune): Record<string, unknown> => {
  const open = () => {
    const db = new Driver(path.join(folder, 'data.db'));
    tune(db, (error) => expect(error).toBeNull());
    db.exec('create table if not exists rows (id integer)');
    return db;
  };
  open().close();
  const db = open();
  const said = (name: string) => db.pragma(name, { simple: true });
  const says = { journal: said('journal_mode'), synchronous: said('synchronous') };
  db.close();
  return says;
};

it('waits for the disk at each commit, so that what was answered outlives a power cut', () => {
  expect(opened(tuneOf(config({ env })))).toEqual({ journal: 'wal', synchronous: 2 });
});

it('does not wait in tests, which pull no plug', () => {
  expect(opened(tuneOf(forTests({ env })))).toEqual({ journal: 'wal', synchronous: 0 });
});

it.each([
  ['as it is made', () => undefined],
  [
    'of an installation that is there, with what a crash left beside it',
    () => {
      for (const ending of ['', '-wal', '-shm', '-boot']) {
        fs.writeFileSync(path.join(folder, `data.db${ending}`), '', { mode: 0o644 });
      }
    },
  ],
])('keeps the file to its owner, %s', (_, prepare) => {
  prepare();
  const db = new Driver(path.join(folder, 'data.db'));
  tuneOf(config({ env }))(db, (error) => expect(error).toBeNull());
  db.exec('create table if not exists rows (id integer)');
  const modes = fs
    .readdirSync(folder)
    .map((name) => [name, (fs.statSync(path.join(folder, name)).mode & 0o777).toString(8)]);
  db.close();
  expect(modes.length).toBeGreaterThanOrEqual(3);
  expect(modes).toEqual(modes.map(([name]) => [name, '600']));
});
