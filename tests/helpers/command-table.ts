import type { Core } from '@strapi/strapi';
import type { RuleName } from '../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import type { Facts } from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { presentAssociation } from './association';
import { makeBenefit, makeOffer, makeTier } from './content';
import { inOrder } from './json';

/** A year and more of a member, command by command, and what each leaves in the tables. */

const PRICE = 500_000;

type Input = Record<string, unknown>;
export type Stored = Record<string, Record<string, unknown>[]>;

export const standing = ({ terms }: Facts) =>
  terms.filter(({ state }) => state !== 'void').at(-1)?.id;
export const call = ({ dues }: Facts) =>
  dues.filter(({ cancelledOn }) => cancelledOn === null).at(-1)?.id;
export const line = ({ payments }: Facts) => payments.at(-1)?.id;
const moved = ({ payments }: Facts) => payments.find(({ kind }) => kind === 'moved-in')?.id;
const rejected = ({ payments }: Facts) => payments.find(({ kind }) => kind === 'rejection')?.id;
const restored = (facts: Facts) =>
  facts.payments.find(({ reversesId }) => reversesId === rejected(facts))?.id;
/** The grant with an end of its own. */
const grant = ({ entitlements }: Facts) =>
  entitlements.flatMap(({ grants }) => grants ?? []).find(({ endsOn }) => endsOn !== null)?.id;
const reason = 'Parce que';

/** Day by day: what is run, with its input from what the member then is, and a refusal if expected. */
export const TABLE: [
  day: string,
  command: RuleName,
  input: (facts: Facts) => Input,
  refused?: string,
][] = [
  ['2021-01-04', 'propose-term', () => ({}), 'not-approved'],
  ['2021-01-04', 'approve', () => ({ decidedOn: '2021-01-04', reason })],
  ['2021-01-04', 'approve', () => ({}), 'already-approved'],
  ['2021-01-05', 'issue-call', (facts) => ({ termId: standing(facts), serviceCode: 'SVC' })],
  ['2021-01-05', 'reissue-call', (facts) => ({ duesId: call(facts), serviceCode: 'S', reason })],
  ['2021-01-05', 'make-call-paper', (facts) => ({ duesId: call(facts) }), 'no-call-without-paper'],
  [
    '2021-01-06',
    'record-payment',
    ({ dues }) => ({ duesId: dues[0].id, amount: 1_000 }),
    'payment-unusual',
  ],
  [
    '2021-01-06',
    'record-payment',
    ({ dues }) => ({ duesId: dues[0].id, amount: 1_000, confirmed: true }),
  ],
  ['2021-01-06', 'allocate-credit', (facts) => ({ duesId: call(facts), amount: 1_000 })],
  ['2021-01-06', 'reject-payment', (facts) => ({ paymentId: moved(facts), on: '2021-01-06' })],
  [
    '2021-01-06',
    'hold-call',
    (facts) => ({ duesId: call(facts), cause: 'agreed', until: '2021-01-31', reason }),
  ],
  [
    '2021-01-06',
    'remind-call',
    (facts) => ({ duesId: call(facts), template: 'dues-reminder' }),
    'call-held',
  ],
  ['2021-01-06', 'release-call', (facts) => ({ duesId: call(facts) })],
  ['2021-01-06', 'remind-call', (facts) => ({ duesId: call(facts), template: 'dues-reminder' })],
  ['2021-01-07', 'reverse-payment', (facts) => ({ paymentId: rejected(facts), reason })],
  ['2021-01-07', 'reprice', (facts) => ({ termId: standing(facts), amount: 400_000, reason })],
  ['2021-01-08', 'reverse-payment', (facts) => ({ paymentId: restored(facts), reason })],
  [
    '2021-01-08',
    'record-payment',
    (facts) => ({ duesId: call(facts), amount: 450_000, on: '2021-01-07' }),
    'payment-unusual',
  ],
  [
    '2021-01-08',
    'record-payment',
    (facts) => ({ duesId: call(facts), amount: 450_000, on: '2021-01-07', confirmed: true }),
  ],
  ['2021-01-08', 'refund-payment', () => ({ amount: 50_000, reason })],
  ['2021-01-08', 'refund-payment', () => ({ amount: 50_000, reason }), 'refund-exceeds-paid'],
  ['2021-01-09', 'record-payment', () => ({ amount: 100_000 }), 'payment-unusual'],
  ['2021-01-09', 'record-payment', () => ({ amount: 100_000, confirmed: true })],
  ['2021-02-01', 'grant-right', () => ({ benefit: 'compagnonnage', quantity: 2, reason })],
  ['2021-02-01', 'grant-right', () => ({ benefit: 'x', quantity: 2, reason }), 'benefit-unknown'],
  [
    '2021-02-01',
    'grant-right',
    () => ({ benefit: 'compagnonnage', quantity: 1, until: '2021-01-31', reason }),
    'date-in-past',
  ],
  [
    '2021-02-02',
    'grant-right',
    () => ({ benefit: 'compagnonnage', quantity: 5, until: '2021-03-31', reason }),
  ],
  ['2021-02-03', 'withdraw-grant', (facts) => ({ grantId: grant(facts), reason })],
  ['2021-02-03', 'withdraw-grant', () => ({ grantId: 'x', reason }), 'grant-unknown'],
  ['2021-03-01', 'change-tier', () => ({ tier: 'petites', when: 'now', reason })],
  ['2021-03-02', 'change-tier', () => ({ tier: 'publics', when: 'now', reason })],
  ['2021-03-03', 'allocate-credit', (facts) => ({ duesId: call(facts), amount: 1 }), 'no-credit'],
  ['2021-04-01', 'suspend', () => ({ reason })],
  ['2021-04-02', 'reinstate', () => ({ reason })],
  ['2021-04-03', 'override-status', () => ({ status: 'grace', until: '2021-04-30', reason })],
  ['2021-04-04', 'clear-override', () => ({ reason })],
  ['2021-04-05', 'mute', () => ({ until: '2021-04-30', reason })],
  ['2021-04-06', 'unmute', () => ({})],
  ['2021-05-01', 'correct-date', () => ({ field: 'member-since', date: '2015-01-01', reason })],
  [
    '2021-05-01',
    'correct-date',
    (facts) => ({ field: 'term-ends-on', id: standing(facts), date: '2021-12-30', reason }),
  ],
  ['2021-10-02', 'open-renewal', () => ({ decidedOn: '2021-10-02' })],
  ['2021-10-02', 'open-renewal', () => ({}), 'renewal-open'],
  ['2021-10-02', 'assign-renewal', () => ({ ownerId: '1' })],
  ['2021-10-02', 'assign-renewal', () => ({})],
  ['2021-10-02', 'note-renewal', () => ({ note: 'À rappeler' })],
  ['2021-10-03', 'move-renewal', () => ({ stageId: 'proposed' })],
  ['2021-11-03', 'send-reminder', () => ({ reminderId: 'before-60' })],
  ['2021-11-03', 'send-reminder', () => ({ reminderId: 'before-60' }), 'reminder-done'],
  ['2021-11-03', 'skip-reminder', () => ({ reminderId: 'before-30' })],
  ['2021-11-03', 'skip-reminder', () => ({ reminderId: 'before-30' }), 'reminder-done'],
  ['2021-11-04', 'change-tier', () => ({ tier: 'petites', when: 'renewal', reason })],
  ['2021-11-05', 'decline-renewal', () => ({ reason })],
  ['2021-11-06', 'reopen-renewal', () => ({ stageId: 'proposed', reason })],
  ['2021-11-07', 'lose-renewal', () => ({ reason })],
  ['2021-11-08', 'reopen-renewal', () => ({ stageId: 'to-prepare', reason })],
  [
    '2021-11-09',
    'accept-renewal',
    () => ({ deliberationOn: '2021-11-08', engagementNumber: 'EJ-1' }),
  ],
  ['2021-11-10', 'move-renewal', () => ({ stageId: 'call-issued' })],
  ['2021-11-11', 'win-renewal', () => ({}), 'not-settled'],
  [
    '2021-11-11',
    'write-off-call',
    (facts) => ({ duesId: call(facts), writtenOffAs: 'difference', reason }),
    'difference-too-large',
  ],
  [
    '2021-11-11',
    'write-off-call',
    (facts) => ({ duesId: call(facts), writtenOffAs: 'loss', reason }),
  ],
  ['2021-11-11', 'undo-write-off', (facts) => ({ duesId: call(facts), reason })],
  ['2021-11-12', 'waive-dues', (facts) => ({ termId: standing(facts), reason })],
  ['2021-11-13', 'void-term', (facts) => ({ termId: standing(facts), reason })],
  ['2021-11-14', 'withdraw', () => ({ lastDay: '2021-11-29', reason })],
  ['2021-11-15', 'reinstate', () => ({ reason })],
  ['2021-11-16', 'exclude', () => ({ lastDay: '2021-11-15', reason })],
  ['2021-11-17', 'apply', () => ({}), 'term-exists'],
  ['2022-01-05', 'apply', () => ({ tier: 'petites' })],
  ['2022-01-06', 'refuse', () => ({ reason })],
  ['2022-01-07', 'apply', () => ({})],
  ['2022-01-08', 'approve', () => ({ startsOn: '2022-02-01' })],
  ['2022-01-08', 'void-term', (facts) => ({ termId: standing(facts), reason })],
  ['2022-01-09', 'propose-term', () => ({ tier: 'petites' })],
  ['2022-01-10', 'issue-term', (facts) => ({ termId: standing(facts) })],
];

/** An association with two tiers, as the table asks for. */
export const prepareTable = async (strapi: Core.Strapi): Promise<void> => {
  await presentAssociation(strapi);
  const quota = await makeBenefit(strapi, {
    code: 'compagnonnage',
    kind: 'quota',
    unit: 'séance',
  });
  const centre = await makeBenefit(strapi, { code: 'centre', kind: 'access' });
  const tier = (code: string, price: number, quantity: number) =>
    makeTier(strapi, {
      code,
      price,
      name: `Formule ${code}`,
      termKind: 'calendar-year',
      allowances: [{ benefit: quota, quantity, carryOverCap: 2 }, { benefit: centre }],
    });
  const tiers = [await tier('publics', PRICE, 6), await tier('petites', 200_000, 3)];
  await makeOffer(strapi, { slug: 'offre', tiers, benefits: [quota, centre] });
};

/** A candidate, always of the same name and people. */
export const newCandidate = async (
  strapi: Core.Strapi,
  actor = { type: 'system', id: 'daily' },
): Promise<string> => {
  const organisation = await strapi.documents('api::organisation.organisation').create({
    data: {
      name: 'Commune',
      contacts: [
        { name: 'Ana', email: 'ana@example.org', role: 'representative', locale: 'fr' },
        { name: 'Bob', email: 'bob@example.org', role: 'billing', locale: 'en' },
      ],
    } as never,
  });
  return strapi
    .plugin('membership-lifecycle')
    .service('commands')
    .register({ organisationId: organisation.documentId, tierCode: 'publics' }, actor);
};

const TABLES = [
  'adh_term',
  'adh_dues',
  'adh_credit_note',
  'adh_payment',
  'adh_paper',
  'adh_renewal',
  'adh_entitlement',
  'adh_usage',
  'adh_effect',
  'adh_message',
  'adh_activity',
];

/** Everything that is stored of a member. */
export const stored = async (strapi: Core.Strapi, id: string): Promise<Stored> => {
  const db = strapi.db.connection;
  const dues = db('adh_dues').where('membership_id', id).select('document_id');
  const rows: Stored = {
    membership: await db('memberships').where('document_id', id),
  };
  for (const table of TABLES) {
    const query = db(table).orderBy('id');
    if (table === 'adh_credit_note') query.whereIn('dues_id', dues);
    else if (table === 'adh_payment')
      query.where((its) => its.whereIn('dues_id', dues).orWhere('credit_of', id));
    else query.where('membership_id', id);
    rows[table] = await query;
  }
  return rows;
};

/** Names of columns that tell one member, one actor or one instant from another, and nothing else. */
const FREE = [
  'id',
  'created_at',
  'updated_at',
  'actor_type',
  'actor_id',
  'message_id',
  // A paper names its member and its call.
  'digest',
  'size',
  'organisation_id',
  'reference',
  'created_by_id',
  'updated_by_id',
];

/** What a column says: text that is JSON, as what it means. */
const said = (value: unknown): unknown =>
  typeof value === 'string' && /^[{[]/.test(value) ? JSON.parse(value) : value;

/** The ids of grants, which stand inside rights and the journal, in the order in which they are seen. */
const grantIds = (value: unknown): string[] => {
  const meant = said(value);
  if (typeof meant !== 'object' || meant === null) return [];
  return Object.entries(meant).flatMap(([key, one]) =>
    key === 'grants' ? ((said(one) ?? []) as { id: string }[]).map(({ id }) => id) : grantIds(one),
  );
};

/**
 * Rows in which every id, number and reference is replaced by the place where it first stands.
 * PostgreSQL keeps the keys of a JSON object in their own order, which random ids change.
 */
export const normalised = (rows: Stored): string => {
  const names = new Map<string, string>();
  for (const [table, list] of Object.entries(rows)) {
    list.forEach((row, index) => {
      names.set(String(row.document_id), `${table}#${index}`);
      const isNumbered = table === 'adh_dues' || table === 'adh_credit_note';
      if (isNumbered && row.number) names.set(String(row.number), `${table}-number#${index}`);
      if (table !== 'membership') return;
      names.set(String(row.reference), 'reference');
      names.set(String(row.organisation_id), 'organisation');
    });
  }
  const grants = Object.values(rows).flatMap((list) => list.flatMap(grantIds));
  [...new Set(grants)].forEach((id, index) => names.set(id, `grant#${index}`));
  const kept = Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [
      table,
      list.map((row) =>
        Object.fromEntries(
          Object.entries(row)
            .filter(([name]) => table === 'adh_payment' || !FREE.includes(name))
            .map(([name, value]) => [name, said(value)]),
        ),
      ),
    ]),
  );
  for (const row of kept.adh_payment)
    for (const name of FREE) if (name !== 'reference') delete row[name];
  let text = JSON.stringify(kept);
  // The longest first: the ids of a counter begin like each other.
  const longest = [...names].sort(([a], [b]) => b.length - a.length);
  for (const [id, name] of longest) text = text.replaceAll(id, name);
  return inOrder(JSON.parse(text), 1);
};
