import type { Core } from '@strapi/strapi';
import { COMMAND_NAMES } from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import type {
  EntitlementView,
  LegalCommand,
  MembershipView,
  UnavailableCommand,
} from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { presentAssociation } from '../../helpers/association';
import { contentManager, loginAs, type Admin } from '../../helpers/admin';
import { makeBenefit, makeOffer, makeTier } from '../../helpers/content';
import { atOneInstant } from '../../helpers/one-instant';
import { giveRight, makeMember } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';

const LIFECYCLE = '/membership-lifecycle';
const ORGANISATION = 'api::organisation.organisation';
const MEMBERSHIP = 'api::membership.membership';

let strapi: Core.Strapi;
let staff: Admin;
let member: string;

const view = async (id = member): Promise<MembershipView> => {
  const { body } = await staff.get(`${LIFECYCLE}/memberships/${id}`).expect(200);
  return body.data;
};
const run = (name: string, values: object = {}) =>
  staff.post(`${LIFECYCLE}/memberships/${member}/commands/${name}`, values);
const names = (commands: (LegalCommand | UnavailableCommand)[]) => commands.map(({ name }) => name);
const why = async (name: string) =>
  (await view()).unavailable.find((command) => command.name === name);

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  await presentAssociation(strapi);
  staff = await loginAs(strapi, 'membership-staff');
  const vote = await makeBenefit(strapi, { code: 'voix', kind: 'vote', title: 'Une voix' });
  const quota = await makeBenefit(strapi, { code: 'ateliers', kind: 'quota', unit: 'atelier' });
  const access = await makeBenefit(strapi, { code: 'centre', kind: 'access' });
  const tier = await makeTier(strapi, {
    code: 'publics',
    allowances: [
      { benefit: vote, quantity: 1 },
      { benefit: quota, quantity: 4 },
      { benefit: access },
    ],
  });
  await makeOffer(strapi, { tiers: [tier], benefits: [vote, quota, access] });
  const organisation = await staff.post(contentManager(ORGANISATION), {
    name: 'Commune de Vaux',
    siret: '21690123100011',
    contacts: [{ name: 'Ada', email: 'ada@example.org', role: 'representative', locale: 'fr' }],
  });
  const created = await staff.post(contentManager(MEMBERSHIP), {
    organisation: { connect: [{ documentId: organisation.body.data.documentId }] },
    tierCode: 'publics',
  });
  member = created.body.data.documentId;
});
afterAll(() => stop(strapi));

it('says of every command whether it can be run now, and why not, in both languages', async () => {
  const { commands, unavailable } = await view();
  expect([...names(commands), ...names(unavailable)].sort()).toEqual([...COMMAND_NAMES].sort());
  for (const { reason, text } of unavailable) {
    expect(reason).toMatch(/^[a-z-]+$/);
    expect(text.fr).not.toBe(reason);
    expect(text.en).not.toBe(text.fr);
    expect(`${text.fr}${text.en}`).not.toMatch(/[{}]|undefined/);
  }
  expect(await why('refund-payment')).toMatchObject({ group: 'dues', reason: 'nothing-paid' });
  expect(await why('consume')).toMatchObject({ group: 'rights', reason: 'not-active' });
});

it('refuses what it said to be unavailable with the same reason', async () => {
  const said = (await why('propose-term'))?.reason;
  const { body } = await run('propose-term').expect(409);
  expect(body.error.details.reason).toBe(said);
});

it('offers a command as soon as it makes sense', async () => {
  await run('approve').expect(200);
  const [term] = (await view()).terms;
  await run('issue-call', { termId: term.id }).expect(200);
  const seen = await view();
  expect(names(seen.commands)).toEqual(expect.arrayContaining(['record-payment', 'consume']));
  expect(await why('record-payment')).toBeUndefined();
  expect(await why('reverse-payment')).toMatchObject({ reason: 'nothing-paid' });
  expect(seen.organisation).toMatchObject({ name: 'Commune de Vaux', siret: '21690123100011' });
});

it('gives rights in the order of the offer, with their ledger', async () => {
  const { entitlements } = await view();
  expect(entitlements.map(({ benefit }) => benefit)).toEqual(['voix', 'ateliers', 'centre']);
  await run('consume', { benefit: 'ateliers', quantity: 2 }).expect(200);
  const [, workshops] = (await view()).entitlements;
  expect(workshops.usages?.map(({ kind }) => kind)).toEqual(['grant', 'consume']);
  const used = await run('consume', { benefit: 'ateliers', quantity: 2 }).expect(200);
  await run('reverse-usage', {
    usageId: (used.body.data as MembershipView).entitlements[1].usages?.at(-1)?.id,
    reason: 'Reporté',
  }).expect(200);
});

const ledger = (id: string, right: string) =>
  staff.get(`${LIFECYCLE}/memberships/${id}/entitlements/${right}/usages`);

it('reads the ledger of a right that has ended on demand', async () => {
  const [, { id }] = (await view()).entitlements;
  setToday(strapi, '2030-01-01');
  const ended = (await view()).entitlements.find((right) => right.id === id);
  expect(ended).toMatchObject({ usages: null, used: 2 });
  const { body } = await ledger(member, id).expect(200);
  expect(body.data).toMatchObject([
    { kind: 'grant', grantedDelta: 4 },
    { kind: 'consume', reversed: false },
    { kind: 'consume', reversed: true },
    { kind: 'reverse', reason: 'Reporté', actor: { name: 'Test membership-staff' } },
  ]);
  setToday(strapi, '2021-06-01');
});

it('shows nobody the ledger of another member’s right', async () => {
  const other = await makeMember(strapi);
  const [, { id }] = (await view()).entitlements;
  const { body } = await ledger(other.membership, id).expect(404);
  expect(body.error.details.reason).toBe('entitlement-unknown');
  await ledger(member, 'nothing').expect(404);
});

it('lists what may be granted in the order of the offer', async () => {
  const { body } = await staff.get(`${LIFECYCLE}/benefits`).expect(200);
  expect(body.data.map(({ code }: { code: string }) => code)).toEqual([
    'voix',
    'ateliers',
    'centre',
  ]);
  expect(body.data[0].names.fr).toBe('Une voix');
  expect(body.data[0].tiers).toEqual(['publics']);
});

it('says what is missing once the only term is void, whatever starts the rights', async () => {
  setToday(strapi, '2021-06-02');
  const [term] = (await view()).terms;
  await run('void-term', { termId: term.id, reason: 'Saisie deux fois' }).expect(200);
  expect((await view()).because).toMatchObject({
    rule: 'awaiting-term',
    text: { fr: 'Acceptée le 1er juin 2021\u00a0; aucune période n’est préparée.' },
  });
});

it('asks as many questions for ten years as for one', async () => {
  const count = async (id: string): Promise<number> => {
    let queries = 0;
    const seen = () => {
      queries += 1;
    };
    strapi.db.connection.on('query', seen);
    const { entitlements } = await strapi
      .plugin('membership-lifecycle')
      .service('memberships')
      .view(id);
    strapi.db.connection.removeListener('query', seen);
    expect((entitlements as EntitlementView[]).length).toBeGreaterThan(0);
    return queries;
  };
  // The server may ask something of its own meanwhile: that is no question of the page.
  const fewest = async (id: string) => Math.min(await count(id), await count(id), await count(id));
  const organisation = '21690123100029';
  const short = await makeMember(strapi);
  await giveRight(strapi, short.membership);
  const long = await makeMember(strapi, organisation);
  for (let year = 2012; year <= 2021; year += 1) {
    const term = { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` } as const;
    for (const benefit of ['ateliers', 'centre', 'voix']) {
      await giveRight(strapi, long.membership, { ...term, benefit });
    }
  }
  await atOneInstant(async () =>
    expect(await fewest(long.membership)).toBe(await fewest(short.membership)),
  );
});

test('why it is suspended is told as staff noted it, until it is reinstated', async () => {
  expect((await view()).decidedWhy).toBeNull();
  await run('suspend', { reason: 'Convention non signée' }).expect(200);
  expect((await view()).decidedWhy).toBe('Convention non signée');
  await run('reinstate', { reason: 'Signée' }).expect(200);
  expect(await view()).toMatchObject({ decidedWhy: null, emptySeats: [] });
});
