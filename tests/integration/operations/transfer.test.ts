import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { ACTIVITY_TABLE } from '../../../src/plugins/membership-lifecycle/server/src/kernel/tables/shared';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { catalogueOf, type Catalogue } from '../../helpers/catalogue';
import { expectConstraints, rowOf } from '../../helpers/constraints';
import { pdfOf } from '../../helpers/member-papers';
import { accountOf } from '../../helpers/member-space';
import { giveRight, rights } from '../../helpers/rights';
import { boot, listen } from '../../helpers/strapi';
import {
  createDatabase,
  currentDatabase,
  reading,
  type TestDatabase,
} from '../../helpers/test-database';
import {
  beginImport,
  carriedRows,
  environmentOf,
  expectCarried,
  expectMoved,
  fillEmptyTables,
  importBroken,
  installation,
  strapiCommand,
} from '../../helpers/transfer';

/**
 * An association moves by Strapi's own commands: `strapi export` where it is, `strapi import` where
 * it goes. Every row is compared, and the guards of the database are tried afterwards.
 */

const STAFF = { type: 'admin' as const, id: '1' };
const SITE = { type: 'api-token' as const, id: '1' };
const HALF_WAY = 60;
const LONG = process.env.TRANSFER_LONG;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'adhesions-transfer-'));
const at = (...parts: string[]): string => path.join(folder, ...parts);
const ARCHIVE = at('archive.tar');
const PICTURE = path.join('public', 'uploads', 'logo.png');

let source: TestDatabase;
let target: TestDatabase;
let strapi: Core.Strapi | undefined;
let members: string[];
let webhook: string;
let secret: string;
let account: number;
let gone: number;
let lastCall: string;
let lives: MembershipView[];
let offer: object;

const service = (name: string) =>
  (strapi as Core.Strapi).plugin('membership-lifecycle').service(name);
const view = (id: string): Promise<MembershipView> => service('memberships').view(id);
const run = (id: string, name: string, input: object = {}) =>
  service('commands').run(id, name, input, STAFF);
const settingsOf = (database: TestDatabase, side: 'from' | 'to') =>
  environmentOf(database, at(side, 'files'));
const start = async (database: TestDatabase, side: 'from' | 'to'): Promise<void> => {
  strapi = await boot(JOINED_ON, settingsOf(database, side), database);
};
const end = async (): Promise<void> => {
  const running = strapi;
  strapi = undefined;
  await running?.destroy();
};

const publicOffer = () =>
  request((strapi as Core.Strapi).server.httpServer)
    .get('/api/offers/current')
    .expect(200);

const issueAndPay = async (id: string, amount: number): Promise<void> => {
  const { terms } = await view(id);
  await run(id, 'issue-call', { termId: terms[0].id });
  const [call] = (await view(id)).dues;
  await run(id, 'record-payment', { duesId: call.id, amount, on: JOINED_ON });
};

const mergeTwo = async (): Promise<void> => {
  const body = await (strapi as Core.Strapi).documents('api::organisation.organisation').create({
    data: { name: 'Commune nouvelle du Val', contacts: [] } as never,
  });
  const input = { organisationId: body.documentId, tierCode: 'publics' };
  const into: string = await service('commands').register(input, STAFF);
  await run(members[4], 'merge-into', { intoMembershipId: into, reason: 'Commune nouvelle' });
};

/** A contact that is taken out of the form again; its number, which names nobody any more. */
const loseContact = async (): Promise<number> => {
  const organisations = (strapi as Core.Strapi).documents('api::organisation.organisation');
  const { organisation } = await view(members[3]);
  const { documentId } = organisation;
  const save = (contacts: object[]) =>
    organisations.update({ documentId, data: { contacts } as never });
  const known = (await organisations.findOne({
    documentId,
    populate: ['contacts'],
  })) as unknown as {
    contacts: { id: number }[];
  };
  await save([
    ...known.contacts,
    { name: 'Claude', email: 'claude@example.org', role: 'representative' },
  ]);
  const after = (await organisations.findOne({
    documentId,
    populate: ['contacts'],
  })) as unknown as {
    contacts: { id: number; name: string }[];
  };
  const { id } = after.contacts.find(({ name }) => name === 'Claude') as { id: number };
  await save(known.contacts);
  return id;
};

const live = async (): Promise<void> => {
  const app = strapi as Core.Strapi;
  const db = app.db.connection;
  await presentAssociation(app);
  members = await manyMembers(app, 5);
  await issueAndPay(members[0], 1_000);
  await issueAndPay(members[1], 2_500);
  await giveRight(app, members[0], { granted: 4 });
  const use = { benefit: 'compagnonnage', quantity: 3, person: 'Élodie N’Guyen' };
  await rights(app).consume(members[0], use, { actor: SITE, key: 'use-1' });
  const paper = { name: 'Délibération.pdf', bytes: pdfOf('Commune 0') };
  await service('memberPapers').add(members[0], paper, { kind: 'deliberation' }, STAFF);
  await mergeTwo();
  gone = await loseContact();
  const line = { ...rowOf(ACTIVITY_TABLE), actor_type: 'link', actor_id: String(gone) };
  await db(ACTIVITY_TABLE.collection).insert(line);
  account = (await accountOf(app, 'c0@example.org')).id;
  const hooks = app.get('webhookStore') as unknown as {
    createWebhook: (data: object) => Promise<{ id: number }>;
    deleteWebhook: (id: number) => Promise<unknown>;
  };
  const made = {
    name: 'Compta',
    url: 'https://example.org/hook',
    headers: {},
    events: ['dues.paid'],
  };
  // The first is gone, so that numbers given anew would be others.
  const first = await hooks.createWebhook({ ...made, isEnabled: false });
  webhook = String((await hooks.createWebhook({ ...made, isEnabled: true })).id);
  await hooks.deleteWebhook(first.id);
  secret = (await service('webhookSecrets').show(webhook)).secret;
  const picture = { name: 'logo.png', url: '/uploads/logo.png', hash: 'logo', ext: '.png' };
  const { id: logo } = await app.db.query('plugin::upload.file').create({
    data: { ...picture, mime: 'image/png', size: 1, provider: 'local', folderPath: '/' },
  });
  await presentAssociation(app, { logoId: logo });
  await fillEmptyTables(db);
  lives = await Promise.all(members.map(view));
  offer = (await publicOffer()).body;
  lastCall = lives[1].dues[0].number as string;
};

beforeAll(async () => {
  installation(at('from'));
  installation(at('to'));
  fs.writeFileSync(at('from', PICTURE), 'a picture');
  strapi = await boot(JOINED_ON, { PRIVATE_FILES: at('from', 'files') });
  source = currentDatabase();
  target = await createDatabase();
  await live();
  await end();
});
afterAll(async () => {
  await end();
  await source?.remove();
  await target?.remove();
  fs.rmSync(folder, { recursive: true, force: true });
});

it('is exported whole by Strapi’s command', async () => {
  const name = ARCHIVE.replace(/\.tar$/, '');
  const options = ['--no-encrypt', '--no-compress', '--file', name];
  await expectMoved(at('from'), settingsOf(source, 'from'), 'export', ...options);
  expect(fs.existsSync(ARCHIVE)).toBe(true);
});

it('leaves nothing half done, and every guard, of an import that fails or is killed', async () => {
  // Strapi writes its own settings anew at each boot.
  const seen = async () => {
    const { strapi_core_store_settings: _ofStrapi, ...rows } = await reading(target, carriedRows);
    return rows;
  };
  const guards = (): Promise<Catalogue> => reading(target, catalogueOf);
  const [rows, before] = [await seen(), await guards()];
  const { output } = await importBroken(settingsOf(target, 'to'), ARCHIVE, HALF_WAY);
  expect(JSON.parse(output)).toEqual({
    error: expect.stringMatching(/unique|duplicate/i),
    payments: 0,
  });
  expect(await seen()).toEqual(rows);
  expect(await guards()).toEqual(before);
});

it('is imported whole into an installation that nobody used', async () => {
  await expectMoved(
    at('to'),
    settingsOf(target, 'to'),
    ...['import', '--force', '--file', ARCHIVE],
  );
  await expectCarried(source, target);
  expect(fs.readFileSync(at('to', PICTURE), 'utf8')).toBe('a picture');
});

describe('the installation to which it moved', () => {
  beforeAll(async () => {
    // The papers travel beside the archive.
    fs.cpSync(at('from', 'files'), at('to', 'files'), { recursive: true });
    await start(target, 'to');
  });

  it('shows each member as it was, and its papers', async () => {
    const now = await Promise.all(members.map(view));
    const what = ({ status, dues, terms, entitlements }: MembershipView) => ({
      status,
      dues,
      terms,
      entitlements,
    });
    const told = JSON.stringify(now.map(what)).replace(/"former:/g, '"');
    expect(JSON.parse(told)).toEqual(JSON.parse(JSON.stringify(lives.map(what))));
    const db = (strapi as Core.Strapi).db.connection;
    const papers = await db('adh_paper').where({ kind: 'call' }).pluck('document_id');
    expect(papers).toHaveLength(2);
    for (const id of papers) {
      const { bytes } = await service('papers').read(id);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  it('shows the public the same offer', async () => {
    expect((await publicOffer()).body).toEqual(offer);
  });

  it('counts every right as its ledger does, and knows a use that is sent again', async () => {
    expect(await service('verification').verify(() => {})).toMatchObject({ differences: 0 });
    const use = { benefit: 'compagnonnage', quantity: 3, person: 'Élodie N’Guyen' };
    await rights(strapi as Core.Strapi).consume(members[0], use, { actor: SITE, key: 'use-1' });
    const found = await rights(strapi as Core.Strapi).find(members[0]);
    expect(found).toContainEqual(
      expect.objectContaining({ benefitCode: 'compagnonnage', granted: 4, used: 3 }),
    );
  });

  it('knows the members’ accounts, its webhooks and what signs for them', async () => {
    const app = strapi as Core.Strapi;
    const user = await app.db
      .query('plugin::users-permissions.user')
      .findOne({ where: { id: account }, populate: ['role'] });
    expect(user).toMatchObject({ email: 'c0@example.org', role: { type: 'authenticated' } });
    const signIn = { identifier: 'c0@example.org', password: 'Some-password-1' };
    await request(app.server.httpServer).post('/api/auth/local').send(signIn).expect(200);
    expect(await service('webhookSecrets').show(webhook)).toEqual({ secret });
    expect(await service('settings').identityView()).toMatchObject({ logo: { name: 'logo.png' } });
  });

  it('sends nothing by itself that the other may have sent', async () => {
    const states = (table: string): Promise<string[]> =>
      (strapi as Core.Strapi).db.connection(table).distinct('state').pluck('state');
    for (const table of ['adh_message', 'adh_event']) {
      expect(await states(table)).not.toEqual(expect.arrayContaining(['queued']));
      expect(await states(table)).not.toEqual(expect.arrayContaining(['sending']));
    }
  });

  it('takes nobody here for who did it there', async () => {
    await (strapi as Core.Strapi).db.query('admin::user').create({
      data: { id: 1, firstname: 'Nouvelle', email: 'nouvelle@example.org', isActive: true },
    });
    const journal = await service('memberships').activities(members[0], { page: 1, pageSize: 50 });
    expect(journal.data.length).toBeGreaterThan(3);
    expect(JSON.stringify(journal)).not.toContain('Nouvelle');
  });

  it('goes on: the day, the number after the last, and numbers that name nobody else', async () => {
    const day = await service('daily').run({ on: JOINED_ON });
    expect(day.failures).toEqual([]);
    const { terms } = await view(members[2]);
    await run(members[2], 'issue-call', { termId: terms[0].id });
    const { number } = (await view(members[2])).dues[0];
    const [value, last] = [number, lastCall].map((text) => Number(/\d+$/.exec(text ?? '')?.[0]));
    expect(value).toBe(last + 1);
    expect(await loseContact()).toBeGreaterThan(gone);
  });

  it('refuses another import, which would delete what may not be, and changes nothing', async () => {
    const app = strapi as Core.Strapi;
    const before = await carriedRows(app.db.connection);
    await expect(beginImport(app)).rejects.toThrow(/in use.*Nothing was changed/s);
    expect(await carriedRows(app.db.connection)).toEqual(before);
    expect(fs.existsSync(at('to', PICTURE))).toBe(true);
  });

  it('has every guard, and each holds', () =>
    expectConstraints((strapi as Core.Strapi).db.connection));
});

/** The long form, which needs the admin built: a server hands it out at the address where it is asked. */
(LONG ? describe : describe.skip)('in its long form', () => {
  const databases: TestDatabase[] = [];
  const another = async (): Promise<TestDatabase> => {
    databases.push(await createDatabase());
    return databases.at(-1) as TestDatabase;
  };
  const tokenFor = async (permission: 'push' | 'pull'): Promise<string> => {
    const tokens = (strapi as Core.Strapi).service('admin::transfer').token;
    const options = {
      name: permission,
      description: '',
      permissions: [permission],
      lifespan: null,
    };
    return (await tokens.create(options)).accessKey;
  };

  beforeAll(() => end());
  afterEach(() => end());
  afterAll(async () => {
    for (const database of databases) await database.remove();
  });

  it('pushes to a server that runs, which refuses a second time', async () => {
    const to = await another();
    await start(to, 'to');
    const address = `${await listen(strapi as Core.Strapi)}/admin`;
    const options = ['--to', address, '--to-token', await tokenFor('push'), '--force'];
    const push = ['transfer', ...options, '--exclude', 'files'];
    await expectMoved(at('to'), settingsOf(source, 'to'), ...push);
    await expectCarried(source, to);
    const again = await strapiCommand(at('to'), settingsOf(source, 'to'), ...push);
    expect(again).toEqual({ code: 1, output: expect.stringContaining('in use') });
    await expectCarried(source, to);
    await expectConstraints((strapi as Core.Strapi).db.connection);
  });

  it('pulls from a server that runs', async () => {
    const to = await another();
    await start(source, 'from');
    const address = `${await listen(strapi as Core.Strapi)}/admin`;
    const options = ['--from', address, '--from-token', await tokenFor('pull'), '--force'];
    await expectMoved(at('to'), settingsOf(to, 'to'), 'transfer', ...options, '--exclude', 'files');
    await end();
    await expectCarried(source, to);
  });
});
