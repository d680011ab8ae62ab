import type { Core } from '@strapi/strapi';
import { presentAssociation } from '../../helpers/association';
import { contentManager, loginAs, type Admin } from '../../helpers/admin';
import { CSV_COLUMNS, csvOf } from '../../helpers/bank/statements';
import { applicationBody } from '../../helpers/applications';
import { PLAN } from '../../helpers/assembly';
import { manyYears } from '../../helpers/many';
import { atOneInstant } from '../../helpers/one-instant';
import { pdfOf } from '../../helpers/member-papers';
import { publishOccasion } from '../../helpers/participation';
import { makeWebhook } from '../../helpers/receiver';
import { boot, stop } from '../../helpers/strapi';
import {
  peopleOf,
  tidySubmission,
} from '../../../src/plugins/membership-lifecycle/server/src/applications/rules/submission';
import { DEFAULT_WORKFLOW } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import {
  BENEFIT_UID,
  MEMBERSHIP_UID,
  OFFER_UID,
  ORGANISATION_UID,
  PLUGIN_ID,
  TIER_UID,
} from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';

/**
 * What the pages of the admin ask the database, with few members and with many: as many queries, and
 * lists of a page's length. A GET route of the admin that is not in the table below fails.
 */

const TODAY = '2026-11-25';
const SOON = '2027-01-31';
const FEW = 20;
/** No answer holds a list of rows that is longer than a page may be. */
const LONGEST_PAGE = 100;
const MANY = LONGEST_PAGE + 20;

interface Known {
  application: string;
  assembly: string;
  /** An assembly whose roll is not frozen. */
  draft: string;
  member: string;
  /** A member that another may be merged into. */
  standing: string;
  right: string;
  message: string;
  paper: string;
  given: string;
  person: string;
  body: string;
  offer: string;
  tier: string;
  benefit: string;
  planned: string;
  file: string;
  occasion: string;
  webhook: string;
  /** A closed period of the books. */
  closing: string;
}

const BASE = `/${PLUGIN_ID}`;

/** Each GET route of the plugin's admin, with the call that a page makes of it. */
const CALLS: Record<string, (known: Known) => string> = {
  '/applications': () => '/applications?state=all&pageSize=100',
  '/applications/:id': ({ application }) => `/applications/${application}`,
  '/applications/settings': () => '/applications/settings',
  '/assemblies': () => '/assemblies?pageSize=100',
  '/assemblies/:id': ({ assembly }) => `/assemblies/${assembly}`,
  '/assemblies/:id/activities': ({ assembly }) => `/assemblies/${assembly}/activities?pageSize=100`,
  '/assemblies/:id/alternatives': ({ draft }) => `/assemblies/${draft}/alternatives?pageSize=100`,
  '/assemblies/:id/convocation': ({ assembly }) =>
    `/assemblies/${assembly}/convocation?pageSize=100`,
  '/assemblies/:id/late': ({ assembly }) => `/assemblies/${assembly}/late?pageSize=100`,
  '/assemblies/:id/proxies': ({ assembly }) => `/assemblies/${assembly}/proxies?pageSize=100`,
  '/assemblies/:id/roll': ({ assembly }) => `/assemblies/${assembly}/roll?pageSize=100`,
  '/assemblies/:id/roll/:membershipId/contacts': ({ assembly, member }) =>
    `/assemblies/${assembly}/roll/${member}/contacts`,
  '/assemblies/:id/sheet': ({ assembly }) => `/assemblies/${assembly}/sheet`,
  '/benefits': () => '/benefits',
  '/colleagues': () => '/colleagues',
  '/calls': () => '/calls?pageSize=100',
  '/calls/deposit-plan': () => '/calls/deposit-plan?deposit=to-deposit',
  '/calls/selection': () => '/calls/selection?deposit=to-deposit',
  '/accounting': () => '/accounting',
  '/accounting/settings': () => '/accounting/settings',
  '/accounting/balance': () => '/accounting/balance?from=2000-01-01&to=2100-12-31',
  '/accounting/file': () => '/accounting/file?from=2000-01-01&to=2100-12-31',
  '/accounting/closings/plan': () => '/accounting/closings/plan?through=2025-12-31',
  '/accounting/closings/:id/file': ({ closing }) => `/accounting/closings/${closing}/file`,
  '/exports/entries': () => '/exports/entries?from=2000-01-01&to=2100-12-31',
  '/payments': () => '/payments?pageSize=100',
  '/treasury': () => '/treasury',
  '/dues/late': () => '/dues/late',
  '/counters': () => '/counters?pageSize=100',
  '/counters/benefits': () => '/counters/benefits',
  '/counters/years': () => '/counters/years',
  '/daily': () => '/daily',
  '/dues': () => '/dues?pageSize=100',
  '/dues/to-issue': () => '/dues/to-issue',
  '/events': () => '/events?pageSize=100',
  '/events/webhooks': () => '/events/webhooks',
  '/events/webhooks/:id/secret': ({ webhook }) => `/events/webhooks/${webhook}/secret`,
  '/exports/assemblies/:id': ({ assembly }) => `/exports/assemblies/${assembly}`,
  '/exports/bank-lines': () => '/exports/bank-lines',
  '/exports/calls': () => '/exports/calls',
  '/exports/deposit-folder': () => '/exports/deposit-folder?deposit=to-deposit',
  '/exports/payments': () => '/exports/payments',
  '/exports/treasury': () => '/exports/treasury',
  '/exports/late-dues': () => '/exports/late-dues',
  '/exports/members': () => '/exports/members',
  '/members/selection': () => '/members/selection',
  '/exports/counters': () => '/exports/counters',
  '/exports/dues': () => '/exports/dues',
  '/exports/events': () => '/exports/events',
  '/exports/history': () => '/exports/history',
  '/exports/members/:documentId': ({ member }) => `/exports/members/${member}`,
  '/exports/memberships': () => '/exports/memberships',
  '/exports/messages': () => '/exports/messages',
  '/exports/organisations': () => '/exports/organisations',
  '/exports/registrations': () => '/exports/registrations',
  '/exports/renewals': () => '/exports/renewals',
  '/bank/statements': () => '/bank/statements',
  '/bank/lines': () => '/bank/lines?pageSize=100',
  '/bank/members/:documentId': ({ member }) => `/bank/members/${member}`,
  '/bank/sure': () => '/bank/sure',
  '/imports': () => '/imports',
  '/imports/:id': ({ file }) => `/imports/${file}`,
  '/imports/:id/lines': ({ file }) => `/imports/${file}/lines?pageSize=100`,
  '/imports/:id/progress': ({ file }) => `/imports/${file}/progress`,
  '/members': () => '/members?search=commune&pageSize=100',
  '/members/alike': () => '/members/alike?name=commune',
  '/members/organisations/:id': ({ body }) => `/members/organisations/${body}`,
  '/members/names': () => '/members/names?search=commune',
  '/members/tiers': () => '/members/tiers',
  '/memberships/:documentId': ({ member }) => `/memberships/${member}`,
  '/memberships/:documentId/activities': ({ member }) =>
    `/memberships/${member}/activities?pageSize=100`,
  '/memberships/:documentId/entitlements/:entitlementId/usages': ({ member, right }) =>
    `/memberships/${member}/entitlements/${right}/usages`,
  '/member-papers/:id/file': ({ given }) => `/member-papers/${given}/file`,
  '/memberships/:documentId/member-papers': ({ member }) => `/memberships/${member}/member-papers`,
  '/memberships/:documentId/merge/:into': ({ member, standing }) =>
    `/memberships/${member}/merge/${standing}`,
  '/memberships/:documentId/organisation': ({ member }) => `/memberships/${member}/organisation`,
  '/memberships/:documentId/papers': ({ member }) => `/memberships/${member}/papers`,
  '/memberships/:documentId/attestations': ({ member }) => `/memberships/${member}/attestations`,
  '/members-parts/:uid/choices': () => '/members-parts/api::resource.resource/choices',
  '/messages': () => '/messages?pageSize=100',
  '/messages/:id': ({ message }) => `/messages/${message}`,
  '/occasions': () => '/occasions?pageSize=100',
  '/occasions/:id': ({ occasion }) => `/occasions/${occasion}`,
  '/occasions/:id/calendar.ics': ({ occasion }) => `/occasions/${occasion}/calendar.ics`,
  '/occasions/:id/eligibility': ({ occasion, member }) =>
    `/occasions/${occasion}/eligibility?membership=${member}`,
  '/occasions/rights': () => '/occasions/rights',
  '/offers/published': () => '/offers/published',
  '/offers/:documentId': ({ offer }) => `/offers/${offer}`,
  '/offers/:documentId/next-year': ({ offer }) => `/offers/${offer}/next-year`,
  '/offers/:documentId/sheet': ({ offer }) => `/offers/${offer}/sheet`,
  '/offers/benefits/:documentId': ({ benefit }) => `/offers/benefits/${benefit}`,
  '/offers/tiers/:documentId': ({ tier }) => `/offers/tiers/${tier}`,
  '/onboarding': () => '/onboarding',
  '/operations': () => '/operations',
  '/papers/:id/file': ({ paper }) => `/papers/${paper}/file`,
  '/registrations': () => '/registrations?pageSize=100',
  '/consent-texts': () => '/consent-texts',
  '/memberships/:documentId/consents': ({ member }) => `/memberships/${member}/consents`,
  '/memberships/:documentId/notes': ({ member }) => `/memberships/${member}/notes`,
  '/memberships/:documentId/member-access': ({ member }) => `/memberships/${member}/member-access`,
  '/privacy/people': () => '/privacy/people?search=example',
  '/privacy/person': ({ person }) => `/privacy/person?email=${person}`,
  '/privacy/person/file': ({ person }) => `/privacy/person/file?email=${person}`,
  '/privacy/register': () => '/privacy/register',
  '/privacy/register/file': () => '/privacy/register/file',
  '/privacy/retention': () => '/privacy/retention',
  '/renewals': () => '/renewals?pageSize=100',
  '/renewals/selection': () => '/renewals/selection',
  '/renewals/stages': () => '/renewals/stages',
  '/schedule': () => `/schedule?from=${TODAY}&to=${SOON}&pageSize=100`,
  '/schedule/letter': ({ planned }) => `/schedule/letter?${planned}`,
  '/settings/identity': () => '/settings/identity',
  '/settings/templates': () => '/settings/templates',
  '/settings/templates/:code/preview': () => '/settings/templates/call-issued/preview',
  '/settings/workflows': () => '/settings/workflows',
  '/settings/workflows/:id': () => `/settings/workflows/${DEFAULT_WORKFLOW.id}`,
  '/statistics/today': () => '/statistics/today',
  '/statistics/year': () => '/statistics/year?year=2026',
  '/statistics/year/export': () => '/statistics/year/export?year=2026',
  '/tiers': () => '/tiers',
};

/** Files hold all that there is, which is read in pages. */
const FILES = Object.keys(CALLS).filter((call) => /^\/exports\/(?!members\/)/.test(call));
/** What a file asks beside its pages, and the fewest lines that a page's queries are for. */
const BESIDE_PAGES = 30;
const LINES_A_QUERY = 20;

/** They answer all that is asked for: what an action on many would touch. */
const WHOLE = ['/renewals/selection', '/members/selection'];

/** The lists of the Content Manager that staff work in. */
const CONTENT = [MEMBERSHIP_UID, ORGANISATION_UID, OFFER_UID, TIER_UID, BENEFIT_UID].map((uid) =>
  contentManager(uid),
);

const documentOf = async (strapi: Core.Strapi, uid: string, where = {}): Promise<string> => {
  const row = await strapi.db.query(uid).findOne({ where, orderBy: 'id' });
  return row.documentId;
};

/** An event to which everybody who may sends somebody. */
const gather = async (strapi: Core.Strapi): Promise<string> => {
  const span = { startsOn: SOON, endsOn: SOON };
  const occasion = await publishOccasion(strapi, span);
  const members = await strapi.db.query(MEMBERSHIP_UID).findMany({ select: ['documentId'] });
  const registrations = strapi.plugin(PLUGIN_ID).service('registrations');
  for (const { documentId: membershipId } of members) {
    const by = { actor: { type: 'admin', id: '1' } };
    await registrations.register(occasion, { membershipId, name: 'Ana' }, by).catch(() => null);
  }
  return occasion;
};

/** An application of each member, which was attached to it. */
const applyAll = async (strapi: Core.Strapi): Promise<string> => {
  const members: { document_id: string; organisation_id: string }[] = await strapi.db
    .connection('memberships')
    .orderBy('id')
    .select('document_id', 'organisation_id');
  const said = tidySubmission(applicationBody());
  for (const { document_id: id, organisation_id: organisation } of members) {
    await strapi.db.connection('adh_application').insert({
      document_id: `application${id}`.slice(0, 36),
      reference: `DEM-${id}`,
      state: 'attached',
      tier_code: said.tierCode,
      organisation: JSON.stringify(said.organisation),
      contacts: JSON.stringify(said.contacts),
      people: peopleOf(said),
      membership_id: id,
      known_organisation_id: organisation,
      known_by: 'name',
      received_on: TODAY,
      received_at: Date.parse(TODAY),
      confirmed: true,
      digest: id,
      once_key: id,
    });
  }
  return `application${members[0].document_id}`.slice(0, 36);
};

/** The same lives at both sizes: the first member told, and what it has. */
const lookAround = async (strapi: Core.Strapi, admin: Admin): Promise<Known> => {
  const member = await documentOf(strapi, MEMBERSHIP_UID, { organisation: { id: 1 } });
  const view = await admin.get(`${BASE}/memberships/${member}`).expect(200);
  await presentAssociation(strapi);
  // These lives were written as rows, and their calls have no paper yet.
  const call = view.body.data.dues.find(({ state }: { state: string }) => state !== 'cancelled');
  const made = await admin
    .post(`${BASE}/memberships/${member}/commands/make-call-paper`, { duesId: call.id })
    .expect(200);
  // Of one kind: a message with a personal link asks for more than one without.
  const messages = await admin.get(`${BASE}/messages?template=payment-received`).expect(200);
  const schedule = await admin.get(`${BASE}/schedule?from=${TODAY}&to=2027-11-25`).expect(200);
  const line = schedule.body.data.find((one: { letter: unknown }) => one.letter !== null);
  const planned = new URLSearchParams({
    membership: line.membershipId,
    on: line.on,
    key: line.key,
  });
  const bytes = Buffer.from('Nom;Formule;Du;Au\nX;Y;2019-01-01;2019-12-31');
  const actor = { type: 'admin', id: String(admin.userId) };
  const file = await strapi.plugin(PLUGIN_ID).service('imports').read({ name: 'h', bytes }, actor);
  await readBank(strapi, actor);
  const given = await strapi
    .plugin(PLUGIN_ID)
    .service('memberPapers')
    .add(member, { name: 'd.pdf', bytes: pdfOf('given') }, { kind: 'order' }, actor);
  const plan = { ...PLAN, heldOn: SOON, cutOffOn: TODAY };
  const assemblies = strapi.plugin(PLUGIN_ID).service('assemblies');
  const { id: assembly } = await assemblies.create(plan, actor);
  const { id: draft } = await assemblies.create(plan, actor);
  const commands = `${BASE}/assemblies/${assembly}/commands`;
  await admin.post(`${commands}/freeze-roll`, {}).expect(200);
  // Of half of the members, nobody is told any more: they come late.
  const [{ middle }] = await strapi.db.connection('adh_voter').avg({ middle: 'id' });
  await strapi.db
    .connection('adh_voter')
    .where('id', '>', Math.floor(Number(middle)))
    .delete();
  const { document_id: standing } = await strapi.db
    .connection('memberships')
    .whereNull('ended_on')
    .whereNull('refused_on')
    .whereNot('document_id', member)
    .orderBy('id')
    .first('document_id');
  const through = '2024-12-31';
  const books = `${BASE}/accounting/closings`;
  const closePlan = await admin.get(`${books}/plan?through=${through}`).expect(200);
  const { seal } = closePlan.body.data;
  const closed = await admin.post(books, { through, seal }).expect(200);
  return {
    closing: closed.body.data.closings[0].id,
    application: await applyAll(strapi),
    standing: String(standing),
    given: given.paper.id,
    assembly,
    draft,
    occasion: await gather(strapi),
    person: encodeURIComponent(view.body.data.contacts[0].email),
    body: view.body.data.organisation.documentId,
    file: file.id,
    member,
    right: view.body.data.entitlements[0].id,
    message: messages.body.data[0].id,
    paper: made.body.data.dues.find(({ id }: { id: string }) => id === call.id).papers[0].id,
    offer: await documentOf(strapi, OFFER_UID),
    tier: await documentOf(strapi, TIER_UID),
    benefit: await documentOf(strapi, BENEFIT_UID),
    planned: String(planned),
    webhook: await makeWebhook(strapi, 'https://example.org/hook', []),
  };
};

/** Statements whose lines are matched, sure, and neither. */
const readBank = async (strapi: Core.Strapi, actor: { type: string; id: string }) => {
  const bank = strapi.plugin('membership-lifecycle').service('bank');
  const { data } = await bank.list({ page: 1, pageSize: 1 });
  expect(data).toEqual([]);
  const calls = await strapi.db
    .connection('adh_dues as d')
    .whereNull('d.cancelled_on')
    .whereRaw(
      '(select coalesce(sum(p.amount), 0) from adh_payment p where p.dues_id = d.document_id) = 0',
    )
    .select('d.document_id', 'd.membership_id', 'd.number', 'd.amount')
    .limit(40);
  const movements = calls.map(({ number, amount }, at) => ({
    on: '2026-11-20' as const,
    amount: Number(amount),
    label: at % 3 === 2 ? `VIR ${at}` : `VIR ${number}`,
  }));
  await bank.read(
    { name: 'a.csv', bytes: Buffer.from(csvOf({ movements })), columns: CSV_COLUMNS },
    actor,
  );
  await bank.read(
    { name: 'b.csv', bytes: Buffer.from(csvOf({ movements })), columns: null },
    actor,
  );
  const { lines } = await bank.sure();
  await bank.confirmSure(lines.slice(0, Math.floor(lines.length / 2)), actor);
};

/** The GET routes of the plugin's admin in the running application. */
const routesOf = (strapi: Core.Strapi): string[] =>
  strapi.server
    .listRoutes()
    .filter(({ methods, path }) => methods.includes('GET') && path.startsWith(`${BASE}/`))
    .map(({ path }) => path.slice(BASE.length));

/** The length of the longest list of rows in an answer. */
const longestList = (value: unknown): number => {
  if (Array.isArray(value)) return Math.max(value.length, ...value.map(longestList));
  return value !== null && typeof value === 'object'
    ? Math.max(0, ...Object.values(value).map(longestList))
    : 0;
};

interface Measured {
  queries: number;
  longest: number;
  /** Lines of a file. */
  lines: number;
}

/**
 * What each call costs: the least of so many times after a first one, or that of the first alone. The
 * server asks something of its own now and then, which is no query of the page.
 */
const measure = async (
  strapi: Core.Strapi,
  admin: Admin,
  url: string,
  times = 3,
): Promise<Measured> => {
  let queries: number[] = [];
  let longest = 0;
  let lines = 0;
  const count = () => {
    queries[0] += 1;
  };
  strapi.db.connection.on('query', count);
  await atOneInstant(async () => {
    for (let time = 0; time <= times; time += 1) {
      queries = [0, ...queries];
      const { body, text = '' } = await admin.get(url).expect(200);
      longest = longestList(body);
      lines = text.split('\n').length;
    }
  });
  strapi.db.connection.removeListener('query', count);
  return { queries: Math.min(...queries), longest, lines };
};

describe('the pages of the admin', () => {
  let strapi: Core.Strapi | undefined;
  let routes: string[];
  const measures: Record<number, Record<string, Measured>> = { [FEW]: {}, [MANY]: {} };

  beforeAll(async () => {
    for (const members of [FEW, MANY]) {
      strapi = await boot(TODAY);
      await manyYears(strapi, members);
      const admin = await loginAs(strapi, 'administrator');
      const known = await lookAround(strapi, admin);
      routes = routesOf(strapi);
      for (const route of Object.keys(CALLS).filter((one) => routes.includes(one))) {
        // A file is held to a bound, which a query more does not reach.
        const times = FILES.includes(route) ? 0 : 3;
        const url = `${BASE}${CALLS[route](known)}`;
        measures[members][route] = await measure(strapi, admin, url, times);
      }
      for (const url of CONTENT) {
        measures[members][url] = await measure(strapi, admin, `${url}?page=1&pageSize=100`);
      }
      await stop(strapi);
      strapi = undefined;
    }
    // Each page four times, in two associations.
  }, 900_000);
  afterAll(() => stop(strapi));

  it('are all measured', () => {
    expect([...routes].sort()).toEqual(Object.keys(CALLS).sort());
  });

  it.each([...Object.keys(CALLS).filter((call) => !FILES.includes(call)), ...CONTENT])(
    'ask as many queries with many members as with few: %s',
    (call) => {
      expect(measures[MANY][call]?.queries).toBe(measures[FEW][call]?.queries);
      expect(measures[FEW][call]?.queries).toBeGreaterThan(0);
    },
  );

  it.each(FILES)('read a file in pages, whatever its length: %s', (call) => {
    const { queries, lines } = measures[MANY][call];
    expect(queries).toBeLessThanOrEqual(BESIDE_PAGES + lines / LINES_A_QUERY);
  });

  const paged = [...Object.keys(CALLS), ...CONTENT].filter((call) => !WHOLE.includes(call));
  it.each(paged)('send no more rows than a page holds: %s', (call) => {
    expect(measures[MANY][call]?.longest).toBeLessThanOrEqual(LONGEST_PAGE);
  });
});
