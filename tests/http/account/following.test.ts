import type { Core } from '@strapi/strapi';
import type {
  DuesView,
  MembershipView,
} from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type {
  BulkPlan,
  PlannedLine,
} from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';
import type { UnpaidCall } from '../../../src/plugins/membership-lifecycle/shared/statistics/statistics';
import { loginAs, type Admin } from '../../helpers/admin';
import { ASSOCIATION, presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { csvRows, take } from '../../helpers/exports';
import { boot, setToday, stop } from '../../helpers/strapi';

/** Unpaid calls are followed from their list: reminded of together, held, and told. */

const LIFECYCLE = '/membership-lifecycle';
const TEMPLATE = 'dues-second-reminder';

let strapi: Core.Strapi;
let treasurer: Admin;
let reader: Admin;
let members: string[];
let calls: string[];

const callOf = async (id: string): Promise<DuesView> => {
  const view: MembershipView = (await treasurer.get(`${LIFECYCLE}/memberships/${id}`).expect(200))
    .body.data;
  return view.dues[0];
};
const run = (at: number, name: string, input: object, status = 200) =>
  treasurer
    .post(`${LIFECYCLE}/memberships/${members[at]}/commands/${name}`, {
      duesId: calls[at],
      ...input,
    })
    .expect(status);
const listed = async (): Promise<UnpaidCall[]> =>
  (await reader.get(`${LIFECYCLE}/dues?pageSize=100`).expect(200)).body.data;
const planned = async (duesIds: string[]): Promise<PlannedLine[]> =>
  (
    await treasurer
      .post(`${LIFECYCLE}/dues/remind/plan`, { duesIds, template: TEMPLATE })
      .expect(200)
  ).body.data.lines;
const remind = async (duesIds: string[], versions: Record<string, number> = {}) =>
  (
    await treasurer
      .post(`${LIFECYCLE}/dues/remind`, { duesIds, template: TEMPLATE, versions })
      .expect(200)
  ).body.data;

/** Their member 0 is to be reminded, 1 is held, 2 has paid, 3 is not there, 4 changed meanwhile. */
beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 5);
  const staff = await loginAs(strapi, 'membership-staff');
  treasurer = await loginAs(strapi, 'treasurer');
  reader = await loginAs(strapi, 'reader');
  for (const id of members) {
    const { terms } = (await staff.get(`${LIFECYCLE}/memberships/${id}`).expect(200)).body.data;
    const input = { termId: terms[0].id };
    await staff.post(`${LIFECYCLE}/memberships/${id}/commands/issue-call`, input).expect(200);
  }
  calls = await Promise.all(members.map(async (id) => (await callOf(id)).id));
  setToday(strapi, '2021-02-10');
  await run(1, 'hold-call', { cause: 'payment-order', until: '2021-03-15', reason: 'Mairie' });
  await run(2, 'record-payment', { amount: 500_000 }, 200);
});
afterAll(() => stop(strapi));

describe('calls that are reminded of together', () => {
  test('are told beforehand, each with its message or why there is none', async () => {
    const lines = await planned([...calls.slice(0, 3), 'none']);
    expect(lines.map(({ id, refusal }) => [calls.indexOf(id), refusal?.reason ?? null])).toEqual([
      [0, null],
      [1, 'call-held'],
      [2, 'no-call-owed'],
    ]);
    expect(lines[0]).toMatchObject({
      organisation: 'Commune 0',
      plan: { messages: [{ ok: true, template: TEMPLATE, paper: true }], notices: [] },
    });
  });

  test('are reminded of once: others stay as they are, with why', async () => {
    const versions = { [calls[4]]: 1 };
    const result = await remind([calls[0], calls[1], calls[2], 'none', calls[4]], versions);
    const said = (lines: { id: string; reason?: string }[]) =>
      lines.map(({ id, reason }) => [calls.indexOf(id), reason ?? null]);
    expect(said(result.done)).toEqual([[0, null]]);
    expect(said(result.skipped)).toEqual([
      [2, 'no-call-owed'],
      [4, 'changed-meanwhile'],
    ]);
    expect(said(result.failed)).toEqual([
      [1, 'call-held'],
      [-1, 'dues-unknown'],
    ]);
    const again = await remind([calls[0]]);
    expect(said(again.skipped)).toEqual([[0, 'reminder-done']]);
    expect((await callOf(members[0])).reminded).toEqual([
      expect.objectContaining({ template: TEMPLATE, on: '2021-02-10' }),
    ]);
  });

  test('are not reminded of by who only reads, nor by what is no reminder', async () => {
    const asked = { duesIds: [calls[0]], template: TEMPLATE };
    await reader.post(`${LIFECYCLE}/dues/remind/plan`, asked).expect(403);
    await reader.post(`${LIFECYCLE}/dues/remind`, asked).expect(403);
    const wrong = { ...asked, template: 'renewal-proposal' };
    await treasurer.post(`${LIFECYCLE}/dues/remind`, wrong).expect(400);
  });
});

describe('the list of unpaid calls', () => {
  test('says which are on hold, and which reminder left last', async () => {
    const rows = new Map((await listed()).map((row) => [row.id, row]));
    expect(rows.has(calls[2])).toBe(false);
    expect(rows.get(calls[1])).toMatchObject({
      held: { cause: 'payment-order', until: '2021-03-15' },
      reminded: null,
    });
    // Without a mail server the message is kept: nothing has left.
    expect(rows.get(calls[0])).toMatchObject({
      held: null,
      reminded: { template: TEMPLATE, isSent: false },
    });
    await strapi.db.query('plugin::membership-lifecycle.message').updateMany({
      where: { template: TEMPLATE },
      data: { state: 'sent', sentAt: '1613034000000' },
    });
    const [sent] = (await listed()).filter(({ id }) => id === calls[0]);
    expect(sent.reminded).toEqual({
      template: TEMPLATE,
      at: '2021-02-11T09:00:00.000Z',
      isSent: true,
    });
  });

  test('says it in a file too', async () => {
    const [headings, ...rows] = csvRows(await take(strapi, reader.token, 'dues?locale=fr'));
    const told = rows.map((row) => Object.fromEntries(headings.map((name, at) => [name, row[at]])));
    expect(told.find(({ Appel }) => Appel === '2021-0001')).toMatchObject({
      'Dernière relance': 'Seconde relance d’un appel de cotisation',
    });
    expect(told.find(({ Appel }) => Appel === '2021-0002')).toMatchObject({
      'Relances suspendues au': '15/03/2021',
      Motif: 'Mandatement en cours',
    });
  });
});

test('a payment order of a renewal, with its day, holds its call', async () => {
  const staff = await loginAs(strapi, 'membership-staff');
  const post = (name: string, input: object, status = 200) =>
    staff.post(`${LIFECYCLE}/memberships/${members[2]}/commands/${name}`, input).expect(status);
  setToday(strapi, '2021-10-05');
  await post('open-renewal', {});
  await post('accept-renewal', {});
  await post('move-renewal', { stageId: 'call-issued' });
  const refusal = await post(
    'move-renewal',
    { stageId: 'payment-order', expectedOn: '2021-10-01' },
    400,
  );
  expect(refusal.body.error.details).toMatchObject({ reason: 'date-in-past', field: 'expectedOn' });
  await post('move-renewal', { stageId: 'payment-order', expectedOn: '2021-12-01' });
  expect((await callOf(members[2])).held).toEqual({ cause: 'payment-order', until: '2021-12-01' });
  setToday(strapi, '2021-12-02');
  expect((await callOf(members[2])).held).toBeNull();
});

test('the call of who has left stays on the list, and somebody may remind of it', async () => {
  const staff = await loginAs(strapi, 'membership-staff');
  const at = `${LIFECYCLE}/memberships/${members[3]}/commands/withdraw`;
  const input = { lastDay: '2021-10-01', reason: 'Dissolution' };
  await staff.post(at, input).expect(200);
  expect((await listed()).map(({ id }) => id)).toContain(calls[3]);
  const [line] = await planned([calls[3]]);
  expect(line).toMatchObject({
    refusal: null,
    plan: { notices: [], messages: [{ template: TEMPLATE }] },
  });
});

describe('after the association has another bank account', () => {
  const NEW = 'FR7699999000010000009876558';
  const asText = (iban: string) => iban.replace(/(.{4})(?=.)/g, '$1\u00a0');
  const told = async (duesIds: string[]) => {
    const [{ plan }] = await planned(duesIds);
    const [message] = plan.messages;
    return message.ok ? message.text.replace(/[ \u202f]/g, '\u00a0') : '';
  };
  const elsewhere = async (account: string): Promise<string[]> => {
    const question = `${LIFECYCLE}/dues?account=${account}&pageSize=100`;
    const { body } = await reader.get(question).expect(200);
    return body.data.map(({ id }: UnpaidCall) => id);
  };

  test('how many calls are out with the old one is known before it is saved', async () => {
    expect(await elsewhere('present')).toEqual([]);
    const [before, listedBefore] = [await elsewhere(NEW), await listed()];
    expect(before).toEqual(listedBefore.map(({ id }) => id));
    await presentAssociation(strapi, { iban: NEW });
    expect(await elsewhere('present')).toEqual(before);
    expect(await elsewhere(ASSOCIATION.iban)).toEqual([]);
  });

  test('a reminder names the account of the call that it joins, and a new call the new one', async () => {
    expect(await told([calls[3]])).toContain(asText(ASSOCIATION.iban));
    expect(await told([calls[3]])).not.toContain(asText(NEW));
    const { body } = await treasurer
      .post(`${LIFECYCLE}/dues/reissue/plan`, { duesIds: [calls[3]] })
      .expect(200);
    const { lines }: BulkPlan = body.data;
    const [message] = lines[0].plan.messages.filter(
      ({ template }) => template !== 'credit-note-issued',
    );
    expect(message.ok && message.text.replace(/[ \u202f]/g, '\u00a0')).toContain(asText(NEW));
  });

  test('the calls that are out are corrected in one go, and none names the old one any more', async () => {
    const out = await elsewhere('present');
    const { lines }: BulkPlan = (
      await treasurer.post(`${LIFECYCLE}/dues/reissue/plan`, { duesIds: out }).expect(200)
    ).body.data;
    const ready = lines.filter(({ refusal }) => refusal === null);
    const { body } = await treasurer
      .post(`${LIFECYCLE}/dues/reissue`, {
        duesIds: ready.map(({ id }) => id),
        versions: Object.fromEntries(ready.map(({ id, version }) => [id, version])),
        reason: 'Nouveau compte bancaire',
      })
      .set('Idempotency-Key', 'new-account')
      .expect(200);
    expect(body.data.done).toHaveLength(ready.length);
    expect(await elsewhere('present')).toHaveLength(lines.length - ready.length);
  });
});
