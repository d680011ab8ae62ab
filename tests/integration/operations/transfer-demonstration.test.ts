import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { expectConstraints } from '../../helpers/constraints';
import { boot, setToday } from '../../helpers/strapi';
import {
  CLIENT,
  createDatabase,
  currentDatabase,
  type TestDatabase,
} from '../../helpers/test-database';
import {
  archived,
  environmentOf,
  expectCarried,
  expectMoved,
  installation,
} from '../../helpers/transfer';

/** The demonstration, which has lived with everything that there is, moves by Strapi's own commands. */

const TODAY = '2024-02-29';
/** The long form keeps here an archive of each kind of database, and imports those of the other kinds. */
const ARCHIVES = process.env.TRANSFER_LONG;
const KIND = `${CLIENT}.tar`;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'adhesions-demonstration-'));
const at = (...parts: string[]): string => path.join(folder, ...parts);
const UNPACKED = ['--no-encrypt', '--no-compress'];

const databases: TestDatabase[] = [];
const another = async (): Promise<TestDatabase> => {
  databases.push(await createDatabase());
  return databases.at(-1) as TestDatabase;
};
const settingsOf = (database: TestDatabase) => environmentOf(database, at('files'));
const exported = async (database: TestDatabase, name: string): Promise<string> => {
  await expectMoved(at(), settingsOf(database), 'export', ...UNPACKED, '--file', at(name));
  return at(`${name}.tar`);
};
const imported = async (archive: string): Promise<TestDatabase> => {
  const to = await another();
  await expectMoved(at(), settingsOf(to), 'import', '--force', '--file', archive);
  return to;
};

beforeAll(() => installation(at()));
afterAll(async () => {
  for (const database of databases) await database.remove();
  fs.rmSync(folder, { recursive: true, force: true });
});

it('is carried whole', async () => {
  const strapi = await boot(TODAY, { PRIVATE_FILES: at('files') });
  setToday(strapi, TODAY);
  const { loadDemo } = require('../../../dist/lab/demo') as {
    loadDemo: (app: Core.Strapi, file: string) => Promise<{ outcome: string }>;
  };
  const { outcome } = await loadDemo(strapi, at('accounts.json'));
  expect(outcome).toBe('loaded');
  const source = currentDatabase();
  await strapi.destroy();
  const archive = await exported(source, 'demonstration');
  await expectCarried(source, await imported(archive));
  if (ARCHIVES) fs.copyFileSync(archive, path.join(ARCHIVES, KIND));
});

const others = ARCHIVES ? fs.readdirSync(ARCHIVES).filter((name) => name !== KIND) : [];
if (ARCHIVES && others.length > 0) {
  it.each(others)('carries what comes from another kind of database: %s', async (name) => {
    const archive = path.join(ARCHIVES, name);
    const to = await imported(archive);
    const back = await exported(to, 'back');
    expect(archived(back)).toEqual(archived(archive, { expected: true }));
    const strapi = await boot(TODAY, settingsOf(to), to);
    const { verify } = strapi.plugin('membership-lifecycle').service('verification');
    expect(await verify(() => {})).toMatchObject({ differences: 0 });
    await expectConstraints(strapi.db.connection);
    await strapi.destroy();
  });
}
