import type { Core } from '@strapi/strapi';
import type {
  DuesView,
  PaymentView,
} from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { RenewalRow } from '../../../src/plugins/membership-lifecycle/shared/renewals/renewals';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { boot, setToday, stop } from '../../helpers/strapi';

/** Two people act on the same member: the second is told, and nothing of theirs is recorded. */

const LIFECYCLE = '/membership-lifecycle';
const IN_CAMPAIGN = '2021-10-03';

let strapi: Core.Strapi;
let first: Admin;
let second: Admin;
let members: string[];

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 3);
  setToday(strapi, IN_CAMPAIGN);
  await strapi.plugin('membership-lifecycle').service('daily').run({});
  first = await loginAs(strapi, 'membership-staff');
  second = await loginAs(strapi, 'membership-staff');
});
afterAll(() => stop(strapi));

const view = async (id: string) =>
  (await first.get(`${LIFECYCLE}/memberships/${id}`).expect(200)).body.data;

const command = (who: Admin, id: string, name: string, input: object, version?: unknown) => {
  const call = who.post(`${LIFECYCLE}/memberships/${id}/commands/${name}`, input);
  return version === undefined ? call : call.set('If-Match', String(version));
};

const note = (text: string) => ({ note: text });
const lines = async (id: string): Promise<number> =>
  Number(
    (await strapi.db.connection('adh_activity').where('membership_id', id).count({ total: '*' }))[0]
      .total,
  );

test('a command on the state that was seen runs, and answers the next version', async () => {
  const [id] = members;
  const { version } = await view(id);
  const { body } = await command(first, id, 'note-renewal', note('A'), `"${version}"`).expect(200);
  expect(body.data.version).toBeGreaterThan(version);
  expect(body.data.renewal.notes).toBe('A');
});

test('the second person is told who did what, and nothing is written', async () => {
  const [id] = members;
  const { version } = await view(id);
  await command(first, id, 'note-renewal', note('B'), version).expect(200);
  const before = await lines(id);
  const { body } = await command(second, id, 'lose-renewal', { reason: 'x' }, version).expect(409);
  expect(await lines(id)).toBe(before);
  const { reason, by, activities, version: now, text } = body.error.details;
  expect(reason).toBe('changed-meanwhile');
  expect(by.fr).toBe('Test membership-staff');
  expect(text.fr).toContain('Test membership-staff');
  expect(activities).toMatchObject([
    { command: 'note-renewal', actor: { type: 'admin', id: String(first.userId) } },
  ]);
  // Having read it, they confirm on what they were told.
  await command(second, id, 'lose-renewal', { reason: 'x' }, now).expect(200);
});

test('the use of a right makes no form stale, and asks for no version', async () => {
  const [, id] = members;
  const { version } = await view(id);
  await command(first, id, 'consume', { benefit: 'centre', quantity: 1 }).expect(200);
  expect((await view(id)).version).toBe(version);
  await command(second, id, 'note-renewal', note('C'), version).expect(200);
  await command(first, id, 'consume', { benefit: 'centre', quantity: 1 }, version).expect(200);
});

test('a command on the organisation is held to the same rule', async () => {
  const [, id] = members;
  const { version } = await view(id);
  await command(first, id, 'note-renewal', note('D'), version).expect(200);
  const input = { name: 'Autre nom', reason: 'Fusion' };
  await command(second, id, 'change-identity', input, version).expect(409);
  await command(second, id, 'change-identity', input).expect(200);
});

test.each(['abc', '-1', '1.5', '99999999999', 'W/"1"', '*'])(
  'a version that is no version is refused: %s',
  async (version) => {
    const { body } = await command(first, members[1], 'note-renewal', note('E'), version);
    expect(body.error).toMatchObject({ status: 400, details: { reason: 'version-invalid' } });
  },
);

test('of two commands at once on one version, one runs', async () => {
  const [, , id] = members;
  const { version } = await view(id);
  const answers = await Promise.all(
    [first, second].map((who) => command(who, id, 'note-renewal', note('F'), version)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('a bulk move leaves what changed after it was seen, with the reason', async () => {
  const [, changed, same] = members;
  const { body } = await first.get(`${LIFECYCLE}/renewals`).expect(200);
  const rows: RenewalRow[] = body.data;
  const versions = Object.fromEntries(rows.map(({ id, version }) => [id, version]));
  const renewalIds = [changed, same].map(
    (member) => rows.find(({ membershipId }) => membershipId === member)?.id,
  );
  await command(second, changed, 'note-renewal', note('G')).expect(200);
  const input = { renewalIds, stageId: 'awaiting-decision', versions };
  const moved = await first.post(`${LIFECYCLE}/renewals/move`, input).expect(200);
  expect(moved.body.data.done).toMatchObject([{ membershipId: same }]);
  expect(moved.body.data.skipped).toMatchObject([
    { membershipId: changed, reason: 'changed-meanwhile' },
  ]);
});

test.each([[{ a: 'b' }], [{ a: -1 }], [[1]], ['x'], [{ a: 1e12 }]])(
  'versions that are none are refused: %j',
  async (versions) => {
    const input = { renewalIds: ['of-nobody'], stageId: 'awaiting-decision', versions };
    await first.post(`${LIFECYCLE}/renewals/move`, input).expect(400);
  },
);

describe('what is recorded once', () => {
  const PEOPLE = 20;
  let id: string;
  let duesId: string;
  beforeAll(async () => {
    [, , id] = members;
    const { terms } = await view(id);
    const { body } = await command(first, id, 'issue-call', { termId: terms[0].id }).expect(200);
    duesId = body.data.dues[0].id;
  });

  const once = (who: Admin, name: string, input: object, key: string) =>
    command(who, id, name, input).set('Idempotency-Key', key);
  const paid = async (): Promise<number> => (await view(id)).dues[0].paid;

  test('a payment whose request is sent again, though its form is stale by then', async () => {
    const before = await paid();
    const payment = { duesId, amount: 1_000, reference: 'VIR-1' };
    const { version } = await view(id);
    const send = () =>
      once(first, 'record-payment', payment, 'form-1').set('If-Match', `${version}`);
    expect((await send().expect(200)).headers['idempotent-replayed']).toBeUndefined();
    expect((await send().expect(200)).headers['idempotent-replayed']).toBe('true');
    expect(await paid()).toBe(before + 1_000);
    const { body } = await once(
      first,
      'record-payment',
      { ...payment, amount: 2 },
      'form-1',
    ).expect(422);
    expect(body.error.details.reason).toBe('idempotency-key-reused');
    // The key of one person is nothing to another.
    await once(second, 'record-payment', { ...payment, reference: 'VIR-2' }, 'form-1').expect(200);
  });

  test('a payment that is sent many times at once under one key', async () => {
    const before = await paid();
    const payment = { duesId, amount: 3_000, reference: 'VIR-3' };
    const answers = await Promise.all(
      Array.from({ length: PEOPLE }, () => once(first, 'record-payment', payment, 'form-3')),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await paid()).toBe(before + 3_000);
  });

  test('a payment that many people record at once: all but one are asked', async () => {
    const before = await paid();
    const payment = { duesId, amount: 4_000, reference: 'VIR-4' };
    const answers = await Promise.all(
      Array.from({ length: PEOPLE }, (_, n) =>
        once(n % 2 ? first : second, 'record-payment', payment, `of-${n}`),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await paid()).toBe(before + 4_000);
    const { body } = await once(first, 'record-payment', payment, 'again').expect(409);
    const { reason, text } = body.error.details;
    expect(reason).toBe('payment-looks-recorded');
    expect(text.fr).toMatch(
      /déjà enregistrée sur ce compte, le .* 20\d\d par Test membership-staff/,
    );
    await once(first, 'record-payment', { ...payment, confirmed: true }, 'again').expect(200);
    expect(await paid()).toBe(before + 8_000);
  });

  test('a use and an edition of a call, under their keys', async () => {
    const asked = async (name: string, input: object) => {
      const send = () => once(first, name, input, `${name}-key`).expect(200);
      const [{ body: one }, { body: two, headers }] = [await send(), await send()];
      expect(headers['idempotent-replayed']).toBe('true');
      expect(two.data.entitlements).toEqual(one.data.entitlements);
      expect(two.data.dues).toEqual(one.data.dues);
    };
    await asked('consume', { benefit: 'centre', quantity: 1 });
    await asked('reissue-call', { duesId, reason: 'x' });
  });

  test('nothing that would be done twice is run without a key', async () => {
    const { body } = await command(first, id, 'record-payment', { duesId, amount: 1 })
      .unset('Idempotency-Key')
      .expect(400);
    expect(body.error.details.reason).toBe('idempotency-key-required');
    await command(first, id, 'suspend', { reason: 'x' }).unset('Idempotency-Key').expect(200);
    await command(first, id, 'reinstate', { reason: 'x' }).unset('Idempotency-Key').expect(200);
  });

  test('a payment goes to the call of another member once it was said whose it is', async () => {
    const [, other] = members;
    const { terms } = await view(other);
    await command(first, other, 'issue-call', { termId: terms[0].id }).expect(200);
    const { dues, organisation, reference } = await view(other);
    const [call] = (await view(id)).dues;
    const move = {
      paymentId: call.payments[0].id,
      intoMembershipId: other,
      toDuesId: dues[0].id,
      reason: 'x',
    };
    const { body } = await command(first, id, 'move-payment', move).expect(409);
    expect(body.error.details).toMatchObject({
      reason: 'payment-moves-elsewhere',
      organisation: organisation.name,
      reference,
    });
    await command(first, id, 'move-payment', { ...move, confirmed: true }).expect(200);
    const sent = (await view(id)).dues
      .flatMap(({ payments }: DuesView) => payments)
      .find(({ reversesId }: PaymentView) => reversesId === move.paymentId);
    const got = (await view(other)).dues[0].payments.at(-1);
    expect([sent.other?.documentId, got.other?.documentId]).toEqual([other, id]);
    expect(sent.other).toMatchObject({ organisation: organisation.name, reference });
    const names = {
      fromName: (await view(id)).organisation.name,
      intoName: organisation.name,
    };
    for (const one of [id, other]) {
      const { data } = await strapi
        .plugin('membership-lifecycle')
        .service('memberships')
        .activities(one, { page: 1, pageSize: 1 });
      expect(data).toMatchObject([{ command: 'move-payment', input: names }]);
    }
  });
});
