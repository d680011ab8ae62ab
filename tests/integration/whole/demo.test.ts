import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { compiled } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';
import type { AssemblyRow } from '../../../src/plugins/membership-lifecycle/shared/assemblies/assemblies';
import type { DepositPlan } from '../../../src/plugins/membership-lifecycle/shared/core/deposits';

interface Account {
  role: string;
  email: string;
  password: string;
}
interface Demo {
  loadDemo: (
    strapi: Core.Strapi,
    file: string,
  ) => Promise<{ outcome: string; siteUrl: string | null; accounts: Account[] }>;
}

const TODAY = '2024-02-29';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'adhesions-'));
const file = path.join(folder, 'demo-accounts.json');
const warnings: string[] = [];

let strapi: Core.Strapi;
const load = async () => {
  setToday(strapi, TODAY);
  const report = await (require('../../../dist/lab/demo') as Demo).loadDemo(strapi, file);
  setToday(strapi, TODAY);
  return report;
};
const rows = (table: string): Promise<Record<string, unknown>[]> =>
  strapi.db.query(`plugin::membership-lifecycle.${table}` as never).findMany({});
const counts = async () => ({
  users: await strapi.db.query('admin::user').count(),
  offers: await strapi.db.query('api::offer.offer').count(),
  organisations: await strapi.db.query('api::organisation.organisation').count(),
  memberships: await strapi.db.query('api::membership.membership').count(),
  terms: (await rows('term')).length,
  activities: (await rows('activity')).length,
  messages: (await rows('message')).length,
  occasions: (await rows('occasion')).length,
  registrations: (await rows('registration')).length,
  assemblies: (await rows('assembly')).length,
  applications: (await rows('application')).length,
});
const distinct = (list: Record<string, unknown>[], field: string) =>
  [...new Set(list.map((row) => String(row[field])))].sort();

beforeAll(async () => {
  strapi = await boot(TODAY);
  jest.spyOn(strapi.log, 'warn').mockImplementation(((text: string) => {
    warnings.push(text);
    return strapi.log;
  }) as never);
});
afterAll(async () => {
  await stop(strapi);
  fs.rmSync(folder, { recursive: true });
});

describe('the demonstration', () => {
  it('loads every life to its end, the 29th of February included', async () => {
    expect((await load()).outcome).toBe('loaded');
    expect(warnings.filter((text) => text.startsWith('Demo'))).toEqual([]);
    const failures = (await rows('run')).flatMap((run) => run.failures);
    expect(failures.filter(Boolean)).toEqual([]);
  });

  it('shows about forty members in every status, and every state of their dues', async () => {
    const members = await strapi.db.query('api::membership.membership').findMany({});
    expect(members).toHaveLength(40);
    expect(distinct(members, 'membershipStatus')).toEqual(
      ['active', 'applied', 'ended', 'grace', 'lapsed', 'pending', 'refused', 'suspended'].sort(),
    );
    expect(distinct(members, 'duesState')).toEqual([
      'none',
      'open',
      'overdue',
      'paid',
      'uncalled',
      'waived',
    ]);
  });

  it('shows calls that wait for their deposit on Chorus Pro, as an invoice and by hand', async () => {
    const folder = compiled('account/deposit-folder') as {
      depositFolderIn: (of: Core.Strapi) => {
        plan: (question: object) => Promise<DepositPlan>;
      };
    };
    const { lines } = await folder.depositFolderIn(strapi).plan({ deposit: 'to-deposit' });
    expect(lines.map(({ organisation, why }) => [organisation, why]).sort()).toEqual([
      ['Ville de Laroque-d’Aune', null],
      ['Ville de Montferrand-sur-Loir', null],
    ]);
  });

  it('shows two applications of bodies that are there, for staff to deal with', async () => {
    const applications = await rows('application');
    expect(applications.map(({ state, knownBy }) => [state, knownBy])).toEqual([
      ['waiting', 'siret'],
      ['waiting', 'name'],
    ]);
  });

  it('shows renewals at every stage and counters partly used', async () => {
    expect(distinct(await rows('renewal'), 'stageId')).toEqual(
      [
        'awaiting-decision',
        'call-issued',
        'not-renewed',
        'payment-order',
        'proposed',
        'settled',
        'to-prepare',
      ].sort(),
    );
    const quotas = (await rows('entitlement')).filter(({ kind }) => kind === 'quota');
    const partly = quotas.filter(
      ({ used, granted }) => Number(used) > 0 && Number(used) < Number(granted),
    );
    expect(partly.length).toBeGreaterThan(8);
    expect(quotas.some(({ granted }) => granted === 8)).toBe(true);
  });

  it('shows events and programmes in every state, with those who take part', async () => {
    expect(distinct(await rows('occasion'), 'state')).toEqual(['cancelled', 'draft', 'published']);
    const registrations = await rows('registration');
    expect(distinct(registrations, 'state')).toEqual(['cancelled', 'registered']);
    expect(distinct(registrations, 'attendance')).toEqual(['absent', 'came', 'null']);
    const full = (await rows('occasion')).filter(({ taken, capacity }) => taken === capacity);
    expect(full.length).toBeGreaterThan(0);
  });

  it('shows an assembly that was held with its quorum, and one that is being prepared', async () => {
    const assemblies = (await rows('assembly')) as unknown as AssemblyRow[];
    expect(assemblies.map(({ state }) => state).sort()).toEqual(['closed', 'drafted']);
    const held = assemblies.find(({ state }) => state === 'closed');
    expect(held?.result?.quorum.reached).toBe(true);
    expect(held?.result?.tally.members.represented).toBeGreaterThan(0);
    expect((await rows('voter')).length).toBeGreaterThan(10);
  });

  it('publishes the offer of 2021, still open, in both languages', async () => {
    const { body } = await request(strapi.server.httpServer).get('/api/offers/current').expect(200);
    expect(body.data).toMatchObject({
      slug: 'adhesions-2021',
      year: 2021,
      closesOn: null,
      availableLocales: ['fr', 'en'],
    });
    const kinds = body.data.benefits.map((benefit: { kind: string }) => benefit.kind);
    expect(kinds).toEqual(['quota', 'access', 'access', 'vote', 'priority']);
    expect(body.data.tiers[0].price).toEqual({ amount: 500_000, currency: 'EUR' });
  });

  it('makes nine accounts that can log in, in a file that only its owner reads', async () => {
    const accounts: Account[] = JSON.parse(fs.readFileSync(file, 'utf8'));
    expect(accounts.map(({ role }) => role)).toEqual([
      'administrator',
      'communications',
      'membership-staff',
      'reader',
      'treasurer',
      'sessions',
      'dpo',
      'assembly',
      'member',
    ]);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    for (const { email, password } of accounts.slice(0, 8)) {
      await request(strapi.server.httpServer)
        .post('/admin/login')
        .send({ email, password })
        .expect(200);
    }
    const { email, password } = accounts[8];
    const { body } = await request(strapi.server.httpServer)
      .post('/api/auth/local')
      .send({ identifier: email, password })
      .expect(200);
    const own = await request(strapi.server.httpServer)
      .get('/api/me/memberships')
      .set('Authorization', `Bearer ${body.jwt}`);
    const [first] = own.body.data as { entitlements: { used: number }[] }[];
    expect(first.entitlements.some(({ used }) => used > 0)).toBe(true);
  });

  it('loads nothing twice, and keeps the passwords', async () => {
    const before = await counts();
    const accounts = fs.readFileSync(file, 'utf8');
    const { outcome, siteUrl } = await load();
    expect(outcome).toBe('already-loaded');
    expect(siteUrl).toMatch(/^http:.+\/$/);
    expect(await counts()).toEqual(before);
    expect(fs.readFileSync(file, 'utf8')).toBe(accounts);
  });

  it('names no address of a site that is turned off', async () => {
    const chain = strapi.config.get('middlewares') as {
      name?: string;
      config?: { enabled: boolean };
    }[];
    const site = chain.find(({ name }) => name === 'global::site')!.config!;
    site.enabled = false;
    expect((await load()).siteUrl).toBeNull();
    site.enabled = true;
  });

  it('gives new passwords when the file is lost', async () => {
    const old: Account[] = JSON.parse(fs.readFileSync(file, 'utf8'));
    fs.rmSync(file);
    const { accounts } = await load();
    expect(accounts[2].password).not.toBe(old[2].password);
    const { email, password } = accounts[2];
    await request(strapi.server.httpServer)
      .post('/admin/login')
      .send({ email, password })
      .expect(200);
  });

  it('is refused in production', async () => {
    process.env.NODE_ENV = 'production';
    await expect(load()).rejects.toMatchObject({ message: expect.stringContaining('production') });
    process.env.NODE_ENV = 'test';
  });

  it('adds nothing to a database that something else has filled', async () => {
    await strapi.store({ type: 'core', name: 'adhesions-demo' }).delete({ key: 'state' });
    const before = await counts();
    expect(await load()).toMatchObject({ outcome: 'foreign', accounts: [] });
    expect(await counts()).toEqual(before);
  });
});
