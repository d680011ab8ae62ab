/** @databases It keeps and restores a database. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { presentAssociation } from '../../helpers/association';
import { contentsOf, filesIn, follow, missingTools } from '../../helpers/backup';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { giveRight, rights } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';
import { createDatabase, reading, wipe, type TestDatabase } from '../../helpers/test-database';

/** What `docs/production.md` says of backups is done: saved while it runs, wiped, restored, gone on with. */

const STAFF = { type: 'admin' as const, id: '1' };
const UPLOAD = path.join('public', 'uploads', 'affiche.png');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'adhesions-backup-'));
const at = (...parts: string[]): string => path.join(folder, ...parts);
const papers = at('data', 'files');

let database: TestDatabase;
let environment: Record<string, string>;
let strapi: Core.Strapi | undefined;
let members: string[];

const service = (name: string) =>
  (strapi as Core.Strapi).plugin('membership-lifecycle').service(name);
const view = (id: string): Promise<MembershipView> => service('memberships').view(id);
const run = (id: string, name: string, input: object = {}) =>
  service('commands').run(id, name, input, STAFF);
/** Issues the call of a member, with its paper; the number that it was given. */
const call = async (id: string): Promise<string> => {
  const { terms } = await view(id);
  await run(id, 'issue-call', { termId: terms[0].id });
  return (await view(id)).dues[0].number as string;
};
const start = async () => {
  strapi = await boot(JOINED_ON, environment);
};
const end = async () => {
  const running = strapi;
  strapi = undefined;
  await stop(running);
};
const highest = async (table: string): Promise<number> => {
  const [{ most }] = await (strapi as Core.Strapi).db.connection(table).max({ most: 'id' });
  return Number(most);
};

it('finds the tools of the database on this machine', () => {
  expect(missingTools()).toEqual([]);
});

describe('an association that loses its machine', () => {
  let before: Awaited<ReturnType<typeof contentsOf>>;
  let filesBefore: { papers: Record<string, string>; uploads: Record<string, string> };
  let lastNumber: string;
  let lastId: number;

  const filesNow = () => ({
    papers: filesIn(papers),
    uploads: filesIn(at('public', 'uploads')),
  });

  beforeAll(async () => {
    fs.mkdirSync(at('backup'));
    fs.mkdirSync(path.dirname(at(UPLOAD)), { recursive: true });
    fs.writeFileSync(at(UPLOAD), 'a picture');
    database = await createDatabase();
    environment = { ...database.environment, PRIVATE_FILES: papers };
    await start();
    await presentAssociation(strapi as Core.Strapi);
    members = await manyMembers(strapi as Core.Strapi, 5);
    for (const member of members.slice(0, 3)) lastNumber = await call(member);
    await giveRight(strapi as Core.Strapi, members[0], { granted: 4 });
    const use = { benefit: 'compagnonnage', quantity: 3, person: 'Élodie N’Guyen' };
    await rights(strapi as Core.Strapi).consume(members[0], use, { actor: STAFF });
  });
  afterAll(async () => {
    await end();
    await database.remove();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('saved it while the application ran', async () => {
    const filename = environment.DATABASE_FILENAME;
    const variables = {
      ...process.env,
      ...environment,
      ...(filename ? { DATABASE_FILENAME: path.resolve(filename) } : {}),
      BACKUP: at('backup'),
    };
    // By the same connection as afterwards: Strapi's has its own ways of reading days.
    before = await reading(database, contentsOf);
    filesBefore = filesNow();
    lastId = await highest('memberships');
    follow('backup', folder, variables);
    expect(Object.keys(filesBefore.papers)).toHaveLength(3);
    expect(Object.keys(filesBefore.uploads)).toHaveLength(1);

    await end();
    await wipe(database);
    fs.rmSync(at('data'), { recursive: true });
    fs.rmSync(at('public'), { recursive: true });
    follow('restore', folder, variables);
  });

  it('makes no backup of a database that is not there, nor takes it for an empty one', () => {
    const nowhere = { DATABASE_FILENAME: at('nowhere.db'), DATABASE_NAME: 'adhesions_nowhere' };
    const backup = () =>
      follow('backup', folder, { ...process.env, ...environment, ...nowhere, BACKUP: folder });
    expect(backup).toThrow();
    expect(fs.existsSync(at('nowhere.db'))).toBe(false);
  });

  it('has every row, number and guard again, and every file byte for byte', async () => {
    const after = await reading(database, contentsOf);
    expect(Object.keys(before.tables).length).toBeGreaterThan(50);
    expect(after).toEqual(before);
    expect(filesNow()).toEqual(filesBefore);
  });

  it('counts the rights from the ledger as they stand', async () => {
    await start();
    expect(await service('verification').verify(() => {})).toMatchObject({ differences: 0 });
    const found = await rights(strapi as Core.Strapi).find(members[0]);
    expect(found).toContainEqual(
      expect.objectContaining({ benefitCode: 'compagnonnage', granted: 4, used: 3 }),
    );
  });

  it('reads the papers that were issued', async () => {
    const [paper] = await (strapi as Core.Strapi).db.connection('adh_paper').select('document_id');
    const { bytes } = await service('papers').read(paper.document_id);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('goes on: a new member, and the number after the last', async () => {
    const organisation = await (strapi as Core.Strapi)
      .documents('api::organisation.organisation')
      .create({
        data: {
          name: 'Commune nouvelle',
          contacts: [{ name: 'Claire', email: 'c@example.org', role: 'representative' }],
        } as never,
      });
    const id: string = await service('commands').register(
      { organisationId: organisation.documentId, tierCode: 'publics' },
      STAFF,
    );
    await run(id, 'approve');
    const number = await call(id);
    const [value, last] = [number, lastNumber].map((text) => Number(/\d+$/.exec(text)?.[0]));
    expect(value).toBe(last + 1);
    expect(await highest('memberships')).toBe(lastId + 1);
    expect(Object.keys(filesIn(papers))).toHaveLength(4);
  });

  it('still refuses what the ledger forbids', async () => {
    const change = (strapi as Core.Strapi).db.connection('adh_usage').update({ used_delta: 1 });
    await expect(change).rejects.toMatchObject({ message: expect.stringContaining('usage') });
  });
});
