/** @databases A merger is undone once, and contacts get their ids back. */
import type { Core } from '@strapi/strapi';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { CommandPlan } from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { boot, setToday, stop } from '../../helpers/strapi';

/** A merger by mistake is taken back while nothing followed, and refused with what did. */

const STAFF = { type: 'admin' as const, id: '1' };
const DAY = '2021-03-01';
const reason = 'Erreur de fiche';

let strapi: Core.Strapi;
let staff: Admin;
let members: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const view = (id: string): Promise<MembershipView> => service('memberships').view(id);
const run = (id: string, name: string, input: object, shown = {}) =>
  service('commands').run(id, name, input, STAFF, shown);
const undo = (id: string, shown = {}) => run(id, 'undo-merge', { reason }, shown);
const at = (id: string) => `/membership-lifecycle/memberships/${id}/commands/undo-merge`;
const planOf = async (id: string): Promise<CommandPlan> =>
  (await staff.post(`${at(id)}/plan`, {}).expect(200)).body.data;
const merge = (from: string, into: string) =>
  run(from, 'merge-into', { intoMembershipId: into, reason: 'Fusion' });

const organisations = () => strapi.documents('api::organisation.organisation');
const bodyOf = async (id: string) => {
  const { organisation } = await view(id);
  const { documentId } = organisation;
  const body = await organisations().findOne({ documentId, populate: ['contacts', 'address'] });
  const {
    updatedAt: _,
    publishedAt: __,
    ...rest
  } = body as unknown as Record<string, unknown> & {
    contacts: { id: number; name: string; email: string }[];
  };
  return rest;
};
const change = async (id: string, data: object): Promise<void> => {
  const { documentId } = await bodyOf(id);
  await organisations().update({ documentId: String(documentId), data: data as never });
};
const candidate = async (data: object): Promise<string> => {
  const { documentId } = await organisations().create({ data: data as never });
  return service('commands').register({ organisationId: documentId, tierCode: 'publics' }, STAFF);
};
const refusalOf = async (promise: Promise<unknown>) => {
  try {
    await promise;
  } catch (error) {
    return error as Error & { reason?: string; text: { fr: string } };
  }
  throw new Error('Nothing was refused');
};
const person = (name: string, more: object = {}) => ({
  name,
  email: `${name.toLowerCase()}@example.org`,
  role: 'billing',
  ...more,
});

/** The rows of a table, without what every write changes. */
const rowsOf = async (table: string) => {
  const rows: Record<string, unknown>[] = await strapi.db.connection(`adh_${table}`);
  return rows.map(({ updated_at: _, ...row }) => row).sort((a, b) => Number(a.id) - Number(b.id));
};
const TABLES = [
  ...['term', 'dues', 'renewal', 'entitlement', 'entitlement_person', 'usage', 'paper', 'effect'],
  ...['former_identity', 'consent', 'registration', 'member_access', 'scheduled_command', 'note'],
  ...['merger_record', 'payment', 'credit_note', 'message'],
];
const stored = async () =>
  Object.fromEntries(
    await Promise.all(TABLES.map(async (table) => [table, await rowsOf(table)] as const)),
  );
const seen = async (id: string) => {
  const { version: _, ...rest } = await view(id);
  return { ...rest, body: await bodyOf(id) };
};
const countedYear = async () => (await service('statistics').year(2021)).movements;

/** Two members of the same name and year, of whom nothing is paid. */
let pairs = 0;
const pair = async (): Promise<[string, string]> => {
  pairs += 1;
  const [from, into] = [members.pop()!, members.pop()!];
  await change(from, { contacts: [person(`Ana${pairs}`), person(`Bob${pairs}`)] });
  return [from, into];
};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 32);
  staff = await loginAs(strapi, 'membership-staff');
  setToday(strapi, DAY);
});
afterAll(() => stop(strapi));

describe('an undone merger', () => {
  let from: string;
  let into: string;

  beforeAll(async () => {
    from = members.pop()!;
    await change(from, {
      siret: '35600000049837',
      contacts: [
        person('Ana', { phone: '0102030405', locale: 'en' }),
        person('Bob'),
        person('Zoé', { name: 'Zoé D.', email: 'ZOE@example.org' }),
      ],
    });
    await run(from, 'change-identity', { name: 'Vieuxbourg', on: '2021-02-01', reason });
    into = await candidate({
      name: 'Commune nouvelle du Val',
      siret: '99000010100016',
      contacts: [person('Ana'), person('Zoé', { email: 'zoe@example.org' })],
    });
    const { terms } = await view(from);
    await run(from, 'issue-call', { termId: terms[0].id });
    const [call] = (await view(from)).dues;
    const paid = { duesId: call.id, amount: call.amount.amount + 5_000, on: DAY, confirmed: true };
    await run(from, 'record-payment', paid);
    await service('entitlements').consume(
      from,
      { benefit: 'centre', quantity: 1, person: 'Bob' },
      { actor: STAFF, key: 'use-of-bob' },
    );
  });

  test('gives everything back, rows and contacts with their ids, and is told on both', async () => {
    const [one, other] = [await seen(from), await seen(into)];
    const [rows, counted] = [await stored(), await countedYear()];
    await merge(from, into);
    expect(await seen(from)).not.toEqual(one);
    const merged = await view(from);
    expect(merged.commands.map(({ name }) => name)).toContain('undo-merge');

    const plan = await planOf(from);
    expect(plan).toMatchObject({
      refusal: null,
      messages: [],
      status: { before: 'ended', after: one.status },
      undone: {
        from: { organisation: 'Vieuxbourg' },
        into: { organisation: 'Commune nouvelle du Val', status: { after: other.status } },
        terms: [{ startsOn: one.terms[0].startsOn }],
        paid: { amount: one.dues[0].paid },
        credit: { amount: 5_000 },
        contacts: ['Ana', 'Bob', 'Zoé D.'],
      },
    });
    expect(await view(from)).toEqual(merged);

    // The counted status of a new day changes nothing that was decided.
    setToday(strapi, '2021-03-02');
    await service('daily').run();
    setToday(strapi, DAY);
    const again = () =>
      staff
        .post(at(from), { reason, seal: plan.seal })
        .set('If-Match', `"${merged.version}"`)
        .set('Idempotency-Key', 'undone-once')
        .expect(200);
    await again();
    expect((await again()).headers['idempotent-replayed']).toBe('true');

    const told = async (id: string, was: typeof one) => {
      const { account, dues, ...now } = await seen(id);
      const { account: before, dues: calls, ...rest } = was;
      expect(now).toEqual(rest);
      // Money came back by lines of its own.
      expect({ ...account, payments: [] }).toEqual({ ...before, payments: [] });
      expect(dues.map(({ paid, state }) => [paid, state])).toEqual(
        calls.map(({ paid, state }) => [paid, state]),
      );
      const { data } = await service('memberships').activities(id, { page: 1, pageSize: 1 });
      expect(data[0]).toMatchObject({ command: 'undo-merge', reason });
    };
    await told(from, one);
    await told(into, other);
    const { payment, ...after } = await stored();
    const { payment: lines, ...before } = rows;
    expect(after).toEqual(before);
    expect(payment!.slice(0, lines!.length)).toEqual(lines);
    expect(await countedYear()).toEqual(counted);
  });

  test('can be merged again, and taken back again', async () => {
    const before = await seen(from);
    await merge(from, into);
    await undo(from);
    expect((await seen(from)).body).toEqual(before.body);
    expect((await refusalOf(undo(from))).reason).toBe('membership-not-merged');
  });
});

test('two who ask at once: one undoes it, and the other is refused', async () => {
  const [from, into] = await pair();
  await merge(from, into);
  const answers = await Promise.allSettled([undo(from), undo(from), undo(from)]);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = answers.flatMap((one) =>
    one.status === 'rejected' ? [(one.reason as { reason: string }).reason] : [],
  );
  expect(new Set(refused)).toEqual(new Set(['membership-not-merged']));
  expect((await bodyOf(from)).contacts).toHaveLength(2);
});

test('a command at the same time is refused by nothing, or the undoing by it', async () => {
  const [from, into] = await pair();
  const before = await seen(from);
  await merge(from, into);
  const [undone] = await Promise.allSettled([
    undo(from),
    run(into, 'mute', { until: '2021-03-31', reason }),
  ]);
  if (undone.status === 'fulfilled') expect(await seen(from)).toEqual(before);
  else expect((undone.reason as { reason: string }).reason).toBe('merge-followed');
  expect((await view(into)).muted).not.toBeNull();
});

test('a call that the merger cancelled stays so, its term stands, and another call is issued', async () => {
  const [from, into] = await pair();
  const [term] = (await view(into)).terms;
  await run(into, 'issue-call', { termId: term.id });
  await run(from, 'issue-call', { termId: (await view(from)).terms[0].id });
  const [call] = (await view(from)).dues;
  await run(from, 'record-payment', { duesId: call.id, amount: call.amount.amount, on: DAY });
  await merge(from, into);
  const plan = await planOf(from);
  const [cancelled] = (await view(into)).dues.filter(({ state }) => state === 'cancelled');
  expect(plan.undone?.restored).toMatchObject([{ side: 'into', call: cancelled.number }]);
  await undo(from);
  const after = await view(into);
  expect(after.terms).toMatchObject([{ id: term.id, state: 'issued' }]);
  expect(after.dues).toMatchObject([{ state: 'cancelled' }]);
  await run(into, 'issue-call', { termId: term.id });
});

describe('a merger that something followed is kept, and what followed is told', () => {
  const FOLLOWERS: [
    what: string,
    follow: (from: string, into: string) => Promise<unknown>,
    expected: string,
  ][] = [
    ['a command', (_, into) => run(into, 'mute', { until: DAY, reason }), 'merge-followed'],
    [
      'a use of a right',
      (_, into) =>
        service('entitlements').consume(
          into,
          { benefit: 'centre', quantity: 1 },
          { actor: STAFF, key: `use-${into}` },
        ),
      'merge-followed',
    ],
    [
      'a payment',
      (_, into) => run(into, 'record-payment', { amount: 100, on: DAY, confirmed: true }),
      'merge-followed',
    ],
    [
      'a change of identity',
      (_, into) => run(into, 'change-identity', { name: 'Autre', reason }),
      'merge-followed',
    ],
    ['a later merger', (_, into) => merge(into, members.pop()!), 'merge-followed'],
    [
      'an anonymised person',
      async (_, into) => {
        const [{ id }] = (await bodyOf(into)).contacts;
        await run(into, 'anonymise-contact', { contactId: String(id), reason });
        const left = (await rowsOf('merger_record')).map((row) => row.other_membership_id);
        expect(left).not.toContain(into);
      },
      'merge-followed',
    ],
    [
      'an edited contact',
      async (_, into) => {
        const { contacts } = await bodyOf(into);
        const [first, ...rest] = contacts as [object];
        await change(into, { contacts: [{ ...first, name: 'Autre nom' }, ...rest] });
      },
      'merge-contacts-changed',
    ],
    [
      'a number that another body took',
      async (from) => {
        await strapi.db
          .connection('organisations')
          .where({ document_id: (await bodyOf(from)).documentId })
          .update({ siret: '35600000000048' });
        await strapi.db
          .connection('organisations')
          .where({ document_id: (await bodyOf(members[0]!)).documentId })
          .update({ siret: '35600000000048' });
      },
      'merge-number-taken',
    ],
    [
      'an earlier version, which kept nothing',
      (from) => strapi.db.connection('adh_merger_record').where({ membership_id: from }).delete(),
      'merge-not-kept',
    ],
    [
      'a row that was changed by nobody that is known',
      (_, into) =>
        strapi.db.connection('memberships').where({ document_id: into }).update({
          imported_since: '2001-01-01',
        }),
      'merge-not-as-left',
    ],
  ];

  test.each(FOLLOWERS)('%s', async (_, follow, expected) => {
    const [from, into] = await pair();
    await merge(from, into);
    await follow(from, into);
    const before = await stored();
    const { refusal } = await planOf(from);
    expect(refusal?.reason).toBe(expected);
    const refused = await refusalOf(undo(from));
    expect(refused.reason).toBe(expected);
    expect(await stored()).toEqual(before);
    await service('daily').run();
    const kept = await strapi.db.connection('adh_merger_record').where({ membership_id: from });
    // What only the facts show is found when staff ask.
    expect(kept).toHaveLength(expected === 'merge-not-as-left' ? 1 : 0);
  });
});

test('a renewal goes over with all that was sent for it, and comes back with it', async () => {
  const [from] = await pair();
  const into = await candidate({ name: 'Communauté du Val', contacts: [person('Lou')] });
  setToday(strapi, '2021-10-02');
  await service('daily').run();
  setToday(strapi, '2021-11-05');
  await service('daily').run();
  const [before, one] = [await stored(), await seen(from)];
  expect(one.renewal?.reminders.map(({ state }) => state)).toContain('done');
  await merge(from, into);
  expect((await view(into)).renewal?.reminders).toEqual(one.renewal?.reminders);
  expect((await rowsOf('effect')).length).toBeGreaterThan(before.effect!.length);
  await undo(from);
  expect(await stored()).toEqual(before);
  expect(await seen(from)).toEqual(one);
});
