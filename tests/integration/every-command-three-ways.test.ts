import type { Core } from '@strapi/strapi';
import type { RuleName } from '../../src/plugins/membership-lifecycle/server/src/domain/commands';
import type { Facts } from '../../src/plugins/membership-lifecycle/server/src/domain/types';
import { presentAssociation } from '../helpers/association';
import { loginAs, type Admin } from '../helpers/admin';
import { makeBenefit, makeOffer, makeTier } from '../helpers/content';
import { compiled } from '../helpers/rights';
import { boot, setToday, stop } from '../helpers/strapi';

/**
 * One table of commands, run on three members: through the admin API, from code, and as the daily
 * run writes its steps. The rows and the journal that they leave must be the same.
 */

const PLUGIN = 'membership-lifecycle';
const SYSTEM = { type: 'system' as const, id: 'daily' };
const PRICE = 500_000;

type Input = Record<string, unknown>;
type Decide = typeof import('../../src/plugins/membership-lifecycle/server/src/domain/decide');
type Recording =
  typeof import('../../src/plugins/membership-lifecycle/server/src/services/recording');
type Memberships =
  typeof import('../../src/plugins/membership-lifecycle/server/src/repositories/memberships');

const standing = ({ terms }: Facts) => terms.filter(({ state }) => state !== 'void').at(-1)?.id;
const call = ({ dues }: Facts) => dues.filter(({ cancelledOn }) => cancelledOn === null).at(-1)?.id;
const line = ({ payments }: Facts) => payments.at(-1)?.id;
const reason = 'Parce que';

/** Day by day: what is run, with its input from what the member then is, and a refusal if expected. */
const TABLE: [day: string, command: RuleName, input: (facts: Facts) => Input, refused?: string][] =
  [
    ['2021-01-04', 'propose-term', () => ({}), 'not-approved'],
    ['2021-01-04', 'approve', () => ({ decidedOn: '2021-01-04', reason })],
    ['2021-01-04', 'approve', () => ({}), 'already-approved'],
    ['2021-01-05', 'issue-call', (facts) => ({ termId: standing(facts), serviceCode: 'SVC' })],
    ['2021-01-05', 'reissue-call', (facts) => ({ duesId: call(facts), serviceCode: 'S', reason })],
    [
      '2021-01-05',
      'make-call-paper',
      (facts) => ({ duesId: call(facts) }),
      'no-call-without-paper',
    ],
    ['2021-01-06', 'record-payment', (facts) => ({ duesId: call(facts), amount: 1_000 })],
    ['2021-01-06', 'waive-dues', (facts) => ({ termId: standing(facts), reason }), 'partly-paid'],
    ['2021-01-06', 'reverse-payment', (facts) => ({ paymentId: line(facts), reason })],
    ['2021-01-07', 'reprice', (facts) => ({ termId: standing(facts), amount: 400_000, reason })],
    [
      '2021-01-08',
      'record-payment',
      (facts) => ({ duesId: call(facts), amount: 450_000, on: '2021-01-07' }),
    ],
    ['2021-01-08', 'refund-payment', (facts) => ({ duesId: call(facts), amount: 50_000, reason })],
    ['2021-02-01', 'grant-right', () => ({ benefit: 'compagnonnage', quantity: 2, reason })],
    ['2021-02-01', 'grant-right', () => ({ benefit: 'x', quantity: 2, reason }), 'benefit-unknown'],
    ['2021-03-01', 'change-tier', () => ({ tier: 'petites', when: 'now', reason })],
    ['2021-03-02', 'change-tier', () => ({ tier: 'publics', when: 'now', reason })],
    ['2021-03-03', 'record-payment', (facts) => ({ duesId: call(facts), amount: 100_000 })],
    ['2021-04-01', 'suspend', () => ({ reason })],
    ['2021-04-02', 'reinstate', () => ({ reason })],
    ['2021-04-03', 'override-status', () => ({ status: 'grace', until: '2021-04-30', reason })],
    ['2021-04-04', 'clear-override', () => ({ reason })],
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
    ['2021-11-12', 'waive-dues', (facts) => ({ termId: standing(facts), reason })],
    ['2021-11-13', 'void-term', (facts) => ({ termId: standing(facts), reason })],
    ['2021-11-14', 'withdraw', () => ({ on: '2021-11-30', reason })],
    ['2021-11-15', 'reinstate', () => ({ reason })],
    ['2021-11-16', 'exclude', () => ({ on: '2021-11-16', reason })],
    ['2021-11-17', 'apply', () => ({}), 'term-exists'],
    ['2022-01-05', 'apply', () => ({ tier: 'petites' })],
    ['2022-01-06', 'refuse', () => ({ reason })],
    ['2022-01-07', 'apply', () => ({})],
    ['2022-01-08', 'approve', () => ({ startsOn: '2022-02-01' })],
    ['2022-01-08', 'void-term', (facts) => ({ termId: standing(facts), reason })],
    ['2022-01-09', 'propose-term', () => ({ tier: 'petites' })],
    ['2022-01-10', 'issue-term', (facts) => ({ termId: standing(facts) })],
  ];

describe('one table of commands', () => {
  let strapi: Core.Strapi;
  let admin: Admin;
  const members: Record<string, string> = {};

  const service = (name: string) => strapi.plugin(PLUGIN).service(name);

  /** Answers the reason of a refusal, or null. */
  type Path = (id: string, command: RuleName, input: Input) => Promise<string | null>;

  const throughTheApi: Path = async (id, command, input) => {
    const url = `/${PLUGIN}/memberships/${id}/commands/${command}`;
    const { status, body } = await admin.post(url, input);
    if (status === 200) return null;
    expect([400, 404, 409]).toContain(status);
    return body.error.details.reason;
  };

  /** The reason with which something is refused, or null when it is done. */
  const refusedWith = (doing: Promise<unknown>): Promise<string | null> =>
    doing.then(
      () => null,
      (error: { reason?: string }) => {
        if (!error.reason) throw error;
        return error.reason;
      },
    );

  const fromCode: Path = (id, command, input) =>
    refusedWith(service('commands').run(id, command, input, { type: 'admin', id: '1' }));

  const asTheDailyRun: Path = async (id, command, input) => {
    const { decide } = compiled('domain/decide') as Decide;
    const { createRecorder } = compiled('services/recording') as Recording;
    const { lockMemberships } = compiled('repositories/memberships') as Memberships;
    const today = service('clock').today();
    const recorder = await createRecorder(strapi, SYSTEM, today);
    const surroundings = await service('facts').surroundings();
    let n = 0;
    const newId = () => `daily${id.slice(0, 8)}${today}${command}${(n += 1)}`;
    const writing = strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, [id]);
      const [{ facts, organisationName }] = await service('facts').loadMany(
        [id],
        surroundings,
        trx,
      );
      const decision = decide(facts, command, input, { today, newId });
      if (!decision.ok) throw Object.assign(new Error(decision.reason), decision);
      const { outcome } = decision;
      await recorder.record(trx, [{ command, input, before: facts, outcome, organisationName }]);
    });
    return refusedWith(writing);
  };

  const PATHS: Record<string, Path> = { throughTheApi, fromCode, asTheDailyRun };

  beforeAll(async () => {
    strapi = await boot('2021-01-04');
    await presentAssociation(strapi);
    admin = await loginAs(strapi, 'administrator');
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
    for (const name of Object.keys(PATHS)) {
      const organisation = await strapi.documents('api::organisation.organisation').create({
        data: {
          name: 'Commune',
          contacts: [
            { name: 'Ana', email: 'ana@example.org', role: 'representative', locale: 'fr' },
            { name: 'Bob', email: 'bob@example.org', role: 'billing', locale: 'en' },
          ],
        } as never,
      });
      members[name] = await service('commands').register(
        { organisationId: organisation.documentId, tierCode: 'publics' },
        SYSTEM,
      );
    }
  });
  afterAll(() => stop(strapi));

  const TABLES = [
    'adh_term',
    'adh_dues',
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
  const stored = async (id: string): Promise<Record<string, Record<string, unknown>[]>> => {
    const db = strapi.db.connection;
    const dues = db('adh_dues').where('membership_id', id).select('document_id');
    const rows: Record<string, Record<string, unknown>[]> = {
      membership: await db('memberships').where('document_id', id),
    };
    for (const table of TABLES) {
      const query = db(table).orderBy('id');
      rows[table] =
        table === 'adh_payment'
          ? await query.whereIn('dues_id', dues)
          : await query.where('membership_id', id);
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

  /** Rows in which every id, number and reference is replaced by the place where it first stands. */
  const normalised = (rows: Record<string, Record<string, unknown>[]>): string => {
    const names = new Map<string, string>();
    for (const [table, list] of Object.entries(rows)) {
      list.forEach((row, index) => {
        names.set(String(row.document_id), `${table}#${index}`);
        if (table === 'adh_dues' && row.number) names.set(String(row.number), `number#${index}`);
        if (table !== 'membership') return;
        names.set(String(row.reference), 'reference');
        names.set(String(row.organisation_id), 'organisation');
      });
    }
    const kept = Object.fromEntries(
      Object.entries(rows).map(([table, list]) => [
        table,
        list.map((row) =>
          Object.fromEntries(
            Object.entries(row).filter(([name]) => table === 'adh_payment' || !FREE.includes(name)),
          ),
        ),
      ]),
    );
    for (const row of kept.adh_payment)
      for (const name of FREE) if (name !== 'reference') delete row[name];
    let text = JSON.stringify(kept, null, 1);
    for (const [id, name] of names) text = text.replaceAll(id, name);
    return text;
  };

  it.each(
    TABLE.map(
      ([day, command, input, refused = null], index) =>
        [index + 1, day, command, input, refused] as const,
    ),
  )(
    'line %i: on %s, %s leaves the same rows and journal in three ways',
    async (_line, day, command, input, refused) => {
      setToday(strapi, day);
      const after: string[] = [];
      for (const [name, run] of Object.entries(PATHS)) {
        const facts: Facts = await service('facts').load(members[name]);
        const before = normalised(await stored(members[name]));
        expect([name, await run(members[name], command, input(facts))]).toEqual([name, refused]);
        const rows = normalised(await stored(members[name]));
        if (refused) expect(rows).toBe(before);
        else expect(rows).not.toBe(before);
        after.push(rows);
      }
      expect(after[1]).toBe(after[0]);
      expect(after[2]).toBe(after[0]);
    },
  );

  it('named in its journal who did it: the administrator, the code, the daily run', async () => {
    const actors = await Promise.all(
      Object.values(members).map(async (id) => {
        const lines = await strapi.db
          .connection('adh_activity')
          .where('membership_id', id)
          .orderBy('id');
        return [...new Set(lines.slice(1).map((one) => `${one.actor_type} ${one.actor_id}`))];
      }),
    );
    expect(actors).toEqual([[`admin ${admin.userId}`], ['admin 1'], ['system daily']]);
  });

  it('ran every command that a membership decides alone', () => {
    const { RULES } = compiled('domain/commands') as {
      RULES: Record<string, unknown>;
    };
    // Run by the daily run, and by the saving of a workflow whose stage goes.
    const ofTheSystem = ['mark-reminder', 'carry-rights', 'refresh-status', 'relocate-renewal'];
    const ran = new Set(TABLE.filter(([, , , refused]) => !refused).map(([, command]) => command));
    expect(
      Object.keys(RULES).filter(
        (name) => !ran.has(name as RuleName) && !ofTheSystem.includes(name),
      ),
      // Every call is issued on paper: none is left to be put on one.
    ).toEqual(['make-call-paper', 'win-renewal']);
  });
});
