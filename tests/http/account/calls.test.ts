import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type {
  OwnCall,
  OwnEvent,
  OwnPaper,
} from '../../../src/plugins/membership-lifecycle/shared/access/content-api';
import type { ListedCall } from '../../../src/plugins/membership-lifecycle/shared/account/calls';
import type { ListedPayment } from '../../../src/plugins/membership-lifecycle/shared/account/payments';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { IssuedPaperView } from '../../../src/plugins/membership-lifecycle/shared/papers/papers';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { call } from '../../helpers/callers';
import { csvRows, take } from '../../helpers/exports';
import { userOf } from '../../helpers/member-space';
import { boot, setToday, stop } from '../../helpers/strapi';

/** Calls and credit notes as one list, and the papers of cancelled calls. */

const LIFECYCLE = '/membership-lifecycle';
const PRICE = 500_000;

let strapi: Core.Strapi;
let staff: Admin;
let reader: Admin;
let members: string[];

const view = async (id: string): Promise<MembershipView> =>
  (await staff.get(`${LIFECYCLE}/memberships/${id}`).expect(200)).body.data;
const run = (id: string, name: string, input: object) =>
  staff.post(`${LIFECYCLE}/memberships/${id}/commands/${name}`, input).expect(200);
const listed = async (question = ''): Promise<ListedCall[]> =>
  (await reader.get(`${LIFECYCLE}/calls?pageSize=100${question}`).expect(200)).body.data;
const numbers = async (question: string) =>
  (await listed(question)).map(({ number }) => number).sort();
const papersOf = async (id: string): Promise<IssuedPaperView[]> =>
  (await reader.get(`${LIFECYCLE}/memberships/${id}/papers`).expect(200)).body.data;
const download = async (id: string) => {
  const file = await reader.get(`${LIFECYCLE}/papers/${id}/file`).buffer(true).expect(200);
  return {
    name: String(file.headers['content-disposition']),
    digest: createHash('sha256').update(file.body).digest('hex'),
  };
};

/** The file of the first call before anything was cancelled. */
let before: Awaited<ReturnType<typeof download>>;

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 6);
  setToday(strapi, '2021-02-01');
  staff = await loginAs(strapi, 'membership-staff');
  reader = await loginAs(strapi, 'reader');
  for (const [index, id] of members.entries()) {
    const dueOn = index === 4 ? '2021-02-10' : '2021-03-01';
    await run(id, 'issue-call', { termId: (await view(id)).terms[0].id, dueOn });
  }
  const [corrected, waived, voided, paid] = members;
  const duesOf = async (id: string) => (await view(id)).dues[0].id;
  const termOf = async (id: string) => (await view(id)).terms[0].id;
  before = await download((await papersOf(corrected))[0].id);
  setToday(strapi, '2021-02-15');
  await run(waived, 'record-payment', { duesId: await duesOf(waived), amount: 100_000 });
  await run(paid, 'record-payment', { duesId: await duesOf(paid), amount: PRICE });
  await run(corrected, 'reissue-call', {
    duesId: await duesOf(corrected),
    engagementNumber: 'EJ-7',
    reason: 'Nouvel engagement',
  });
  await run(waived, 'waive-dues', { termId: await termOf(waived), reason: 'Partenaire' });
  await run(voided, 'void-term', { termId: await termOf(voided), reason: 'Erreur' });
});
afterAll(() => stop(strapi));

describe('the list of calls and credit notes', () => {
  test('has every number of both sequences, once, the last issued first', async () => {
    const rows = await listed();
    expect(rows.map(({ number }) => number)).toEqual([
      ...['2021-0007', 'AV2021-0003', 'AV2021-0002', 'AV2021-0001'],
      ...['2021-0006', '2021-0005', '2021-0004', '2021-0003', '2021-0002', '2021-0001'],
    ]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test('sums up what the filters keep, calls and credit notes apart, whatever the page', async () => {
    const sumsOf = async (question: string) =>
      (await reader.get(`${LIFECYCLE}/calls?pageSize=1&${question}`).expect(200)).body.meta.sums;
    expect(await sumsOf('')).toEqual({ calls: 7 * PRICE, creditNotes: 3 * PRICE });
    expect(await sumsOf('kind=credit-note')).toEqual({ calls: 0, creditNotes: 3 * PRICE });
    expect(await sumsOf('state=overdue')).toEqual({ calls: PRICE, creditNotes: 0 });
    expect(await sumsOf('search=nobody')).toEqual({ calls: 0, creditNotes: 0 });
  });

  test.each([
    ['calls', 'from', 'to'],
    ['calls', 'dueFrom', 'dueTo'],
    ['payments', 'from', 'to'],
  ])('%s of a period upside down (%s, %s) are refused at its last day', async (list, from, to) => {
    const ask = (first: string, last: string) =>
      reader.get(`${LIFECYCLE}/${list}?${from}=${first}&${to}=${last}`);
    await ask('2021-02-01', '2021-02-01').expect(200);
    const { error } = (await ask('2021-02-02', '2021-02-01').expect(400)).body;
    expect(error.details.errors).toMatchObject([{ path: [to], reason: 'period-upside-down' }]);
  });

  test('says who cancels, replaces and was replaced', async () => {
    const rows = new Map((await listed()).map((row) => [row.number, row]));
    expect(rows.get('2021-0001')).toMatchObject({
      kind: 'call',
      state: 'cancelled',
      amount: PRICE,
      left: 0,
      cancelledOn: '2021-02-15',
      cancelledBy: 'AV2021-0001',
      cancels: null,
      replaces: null,
      replacedBy: '2021-0007',
      organisation: 'Commune 0',
      startsOn: '2021-01-04',
      endsOn: '2021-12-31',
    });
    expect(rows.get('AV2021-0001')).toMatchObject({
      kind: 'credit-note',
      issuedOn: '2021-02-15',
      amount: -PRICE,
      state: null,
      dueOn: null,
      paid: null,
      left: null,
      cancelledBy: null,
      cancels: '2021-0001',
      replaces: null,
      replacedBy: '2021-0007',
    });
    expect(rows.get('2021-0007')).toMatchObject({
      state: 'open',
      left: PRICE,
      cancelledBy: null,
      replaces: '2021-0001',
      replacedBy: null,
    });
    expect(rows.get('2021-0003')).toMatchObject({ cancelledBy: 'AV2021-0003', replacedBy: null });
    const called = [...rows.values()].reduce((sum, { amount }) => sum + amount, 0);
    expect(called).toBe(4 * PRICE);
  });

  test.each([
    ['open', ['2021-0006', '2021-0007']],
    ['overdue', ['2021-0005']],
    ['paid', ['2021-0004']],
    ['waived', ['2021-0002']],
    ['cancelled', ['2021-0001', '2021-0003']],
  ] as [string, string[]][])('keeps the calls that are %s', async (state, expected) => {
    const rows = await listed(`&state=${state}`);
    expect(rows.map(({ number }) => number).sort()).toEqual(expected);
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set([state]));
    expect(await numbers(`&state=${state}&kind=call`)).toEqual(expected);
    expect(await numbers(`&state=${state}&kind=credit-note`)).toEqual([]);
  });

  test('is filtered by kind, days, number and member, and paged', async () => {
    expect(await numbers('&kind=credit-note')).toEqual([
      ...['AV2021-0001', 'AV2021-0002', 'AV2021-0003'],
    ]);
    expect(await listed('&kind=call')).toHaveLength(7);
    expect(await numbers('&from=2021-02-15')).toHaveLength(4);
    expect(await numbers('&to=2021-02-14')).toHaveLength(6);
    expect(await numbers('&from=2022-01-01')).toEqual([]);
    // A number finds the call, and the credit note on it.
    expect(await numbers('&search=2021-0003')).toEqual([...['2021-0003', 'AV2021-0003']]);
    expect(await numbers('&search=AV2021-0002')).toEqual(['2021-0002', 'AV2021-0002']);
    expect(await numbers('&search=commune 0')).toEqual([
      ...['2021-0001', '2021-0007', 'AV2021-0001'],
    ]);
    const paged = await reader.get(`${LIFECYCLE}/calls?pageSize=4&page=3`).expect(200);
    expect(paged.body.data.map((row: ListedCall) => row.number)).toEqual([
      ...['2021-0002', '2021-0001'],
    ]);
    expect(paged.body.meta.pagination).toMatchObject({ total: 10, pageCount: 3 });
    await reader.get(`${LIFECYCLE}/calls?state=none`).expect(400);
    await reader.get(`${LIFECYCLE}/calls?from=2021-02-30`).expect(400);
  });

  test('is a file for the auditor, in the order of the numbers, with the same filters', async () => {
    const file = await take(strapi, reader.token, 'calls');
    expect(file.status).toBe(200);
    const [headings, ...rows] = csvRows(file);
    const under = (heading: string) => rows.map((row) => row[headings.indexOf(heading)]);
    const calls = under('Numéro').filter((number) => !number.startsWith('AV'));
    expect(calls).toEqual([1, 2, 3, 4, 5, 6, 7].map((value) => `2021-000${value}`));
    expect(under('Numéro').filter((number) => number.startsWith('AV'))).toEqual([
      ...['AV2021-0001', 'AV2021-0002', 'AV2021-0003'],
    ]);
    expect(under('Nature')[0]).toBe('Appel de cotisation');
    expect(under('Annulé par')[0]).toBe('AV2021-0001');
    const some = csvRows(await take(strapi, reader.token, 'calls?kind=credit-note'));
    expect(some).toHaveLength(4);
  });

  test('is not for those who do not read members', async () => {
    const { token } = await loginAs(strapi, 'communications');
    expect((await take(strapi, token, 'calls')).status).toBe(403);
  });
});

describe('the list of payments', () => {
  const lines = async (question = '') => {
    const { body } = await reader.get(`${LIFECYCLE}/payments?pageSize=100${question}`).expect(200);
    const rows: ListedPayment[] = body.data;
    // What only moved came before: it adds nothing to what was received.
    const cash = rows.filter(({ kind }) => !kind.startsWith('moved'));
    expect(cash.reduce((sum, { amount }) => sum + amount, 0)).toBe(body.meta.sum);
    return rows;
  };
  const told = (rows: readonly ListedPayment[]) =>
    rows.map(({ kind, amount, call: number }) => [kind, amount, number]);

  test('has each line of all accounts, and tells what came from what only moved', async () => {
    // The waived call lost its payment to the credit.
    expect(told(await lines())).toEqual([
      ['moved-in', 100_000, null],
      ['moved-out', -100_000, '2021-0002'],
      ['received', PRICE, '2021-0004'],
      ['received', 100_000, '2021-0002'],
    ]);
    // A move has two days, and a period that holds one of them counts the money once.
    const { body } = await reader.get(`${LIFECYCLE}/payments?to=2021-02-15`).expect(200);
    expect(body.meta.sum).toBe(100_000 + PRICE);
    const [first] = await lines('&kind=received&search=commune 1');
    expect(first).toMatchObject({ organisation: 'Commune 1', on: '2021-02-15', reason: null });
  });

  test('is filtered, and adds refunds and what was cancelled to their kind', async () => {
    const [, waived, , paid] = members;
    await run(waived, 'refund-payment', { amount: 40_000, reason: 'Trop versé' });
    const { dues } = await view(paid);
    const refund = { duesId: dues[0].id, amount: 10_000, reason: 'Erreur', reference: 'VIR 8' };
    await run(paid, 'refund-payment', refund);
    const [{ id }] = (await lines('&search=VIR 8')).filter(({ kind }) => kind === 'refund');
    await run(paid, 'reverse-payment', { paymentId: id, reason: 'Rejet' });
    expect(told(await lines('&kind=out'))).toEqual([
      ['reversal', 10_000, '2021-0004'],
      ['refund', -10_000, '2021-0004'],
      ['refund', -40_000, null],
    ]);
    // What the bank rejected, and its rejection taken back, stay with the money that came in.
    const [came] = (await lines('&search=2021-0004')).filter(({ kind }) => kind === 'received');
    await run(paid, 'reject-payment', { paymentId: came.id, on: '2021-02-15' });
    const [gone] = await lines('&kind=rejection');
    expect(gone).toMatchObject({ on: '2021-02-15', amount: -PRICE, call: '2021-0004' });
    const all = async () => (await lines('&kind=in')).reduce((sum, { amount }) => sum + amount, 0);
    expect(await all()).toBe(100_000);
    await run(paid, 'reverse-payment', { paymentId: gone.id, on: '2021-02-15', reason: 'x' });
    expect(await all()).toBe(100_000 + PRICE);
    expect(await lines('&kind=out')).toHaveLength(3);
    expect(await lines('&kind=moved')).toHaveLength(2);
    expect(await lines('&kind=reversal')).toHaveLength(2);
    expect(await lines('&search=2021-0004')).toHaveLength(5);
    expect(await lines('&to=2021-02-14')).toEqual([]);
    expect(await lines('&from=2021-02-15&method=cash')).toEqual([]);
    for (const wrong of ['kind=x', 'method=x', 'from=2021-02-30']) {
      await reader.get(`${LIFECYCLE}/payments?${wrong}`).expect(400);
    }
  });

  test('is a file, the first day first, whose column adds up', async () => {
    const [headings, ...rows] = csvRows(await take(strapi, reader.token, 'payments?kind=out'));
    const at = headings.indexOf('Montant');
    expect(rows.map((row) => [row[0], row[at]])).toEqual([
      ['Remboursement', '-400,00'],
      ['Remboursement', '-100,00'],
      ['Annulation', '100,00'],
    ]);
    expect(rows[0][headings.indexOf('Appel')]).toBe('Crédit du compte');
  });

  test('leads figures to the calls that fall due between two days', async () => {
    expect(await numbers('&dueFrom=2021-02-10&dueTo=2021-02-10')).toEqual(['2021-0005']);
    expect(await numbers('&dueFrom=2021-03-01')).toEqual([
      ...['2021-0004', '2021-0006', '2021-0007'],
    ]);
    expect(await numbers('&dueTo=2021-03-01&kind=credit-note')).toEqual([]);
  });
});

describe('the paper of a cancelled call', () => {
  test('says so by its name, and keeps its bytes', async () => {
    const [corrected] = members;
    const papers = await papersOf(corrected);
    const [cancelled] = papers.filter(({ cancelled }) => cancelled !== null);
    expect(papers.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      'call Appel de cotisation 2021-0001 (annulé).pdf',
      'call Appel de cotisation 2021-0007.pdf',
      'credit-note Avoir AV2021-0001.pdf',
    ]);
    expect(cancelled.cancelled).toEqual({ on: '2021-02-15', creditNote: 'AV2021-0001' });
    const after = await download(cancelled.id);
    expect(after.digest).toBe(before.digest);
    expect(before.name).toContain('2021-0001.pdf');
    expect(after.name).toContain("UTF-8''Appel%20de%20cotisation%202021-0001%20%28annul%C3%A9%29");
  });

  test('is marked in the messages that carried it, and in the file of the member', async () => {
    const [corrected] = members;
    const { body } = await staff.get(`${LIFECYCLE}/messages?membership=${corrected}`).expect(200);
    const names: (string | undefined)[] = [];
    for (const { id } of body.data) {
      const message = await staff.get(`${LIFECYCLE}/messages/${id}`).expect(200);
      names.push(message.body.data.attachment?.name);
    }
    expect(names.filter(Boolean).sort()).toEqual([
      'Appel de cotisation 2021-0001 (annulé).pdf',
      'Appel de cotisation 2021-0007.pdf',
      'Avoir AV2021-0001.pdf',
    ]);
    const { token } = await loginAs(strapi, 'administrator');
    const file = await take(strapi, token, `members/${corrected}`);
    const whole = file.content.toString('utf8');
    expect(whole).toContain('Appel de cotisation 2021-0001 (annulé).pdf');
    expect(whole).toContain('Appel corrigé');
  });

  test('is called in the language of the paper', async () => {
    await strapi.db.connection('adh_paper').where('locale', 'fr').update({ locale: 'en' });
    const names = (await papersOf(members[0])).map(({ name }) => name);
    await strapi.db.connection('adh_paper').where('locale', 'en').update({ locale: 'fr' });
    expect(names).toContain('Appel de cotisation 2021-0001 (cancelled).pdf');
  });

  test('is not an attestation that can be sent, nor is a credit note', async () => {
    for (const { id } of await papersOf(members[0])) {
      const { body } = await staff.post(`${LIFECYCLE}/papers/${id}/send`).expect(404);
      expect(body.error.details.reason).toBe('paper-unknown');
    }
  });
});

test('a member reads which credit note cancels a call, in its calls, papers and history', async () => {
  const user = await userOf(strapi, 'c0@example.org');
  const own = (path = '') =>
    call(strapi, 'GET', `/api/me/memberships/${members[0]}${path}`, user).expect(200);
  const { calls } = (await own()).body.data as { calls: OwnCall[] };
  expect(calls.map(({ number, state, creditNote }) => [number, state, creditNote]).sort()).toEqual([
    ['2021-0001', 'cancelled', { number: 'AV2021-0001', issuedOn: '2021-02-15' }],
    ['2021-0007', 'open', null],
  ]);
  const papers: OwnPaper[] = (await own('/papers')).body.data;
  const cancelled = { on: '2021-02-15', creditNote: 'AV2021-0001' };
  expect(papers.find(({ name }) => name.includes('(annulé)'))).toMatchObject({
    kind: 'call',
    call: '2021-0001',
    cancelled,
  });
  expect(papers.find(({ kind }) => kind === 'credit-note')).toMatchObject({
    title: 'Avoir',
    name: 'Avoir AV2021-0001.pdf',
    call: '2021-0001',
    cancelled: null,
  });
  const told: OwnEvent[] = (await own('/history')).body.data;
  expect(told.map(({ text }) => text)).toContain(
    'Appel de cotisation corrigé, n° 2021-0001. Appel annulé par l’avoir n° AV2021-0001. Nouvel appel, n° 2021-0007.',
  );
});

test('a call that a merger moves is still listed once, under the member that stays', async () => {
  const [from, into] = [members[3], members[5]];
  const merged = { intoMembershipId: into, reason: 'Commune nouvelle' };
  const { token } = await loginAs(strapi, 'administrator');
  await call(strapi, 'POST', `${LIFECYCLE}/memberships/${from}/commands/merge-into`, token)
    .set('Idempotency-Key', 'merger')
    .send(merged)
    .expect(200);
  const rows = await listed();
  expect(rows.filter(({ number }) => number === '2021-0004')).toMatchObject([
    { membershipId: into, state: 'paid' },
  ]);
  expect(rows.filter(({ number }) => number === '2021-0006')).toMatchObject([
    { membershipId: into, state: 'cancelled', cancelledBy: 'AV2021-0004' },
  ]);
  expect(rows).toHaveLength(11);
});

test('a call that the credit of its account pays whole is late nowhere', async () => {
  const id = members[4];
  const [{ id: duesId, number }] = (await view(id)).dues;
  const lateIn = async (path: string): Promise<string[]> =>
    (await reader.get(`${LIFECYCLE}/${path}`).expect(200)).body.data.map(
      (call: { number: string }) => call.number,
    );
  expect(await numbers('&state=overdue')).toContain(number);
  expect(await lateIn('dues?overdue=true')).toContain(number);
  const { data: before } = (await reader.get(`${LIFECYCLE}/dues/late`).expect(200)).body;
  await run(id, 'record-payment', { duesId, amount: PRICE });
  const [{ id: paymentId }] = (await view(id)).dues[0].payments;
  const back = { paymentId, amount: PRICE, reason: 'À affecter', confirmed: true };
  await run(id, 'move-payment', back);
  expect((await view(id)).dues[0]).toMatchObject({ state: 'open', credit: PRICE });
  expect(await numbers('&state=overdue')).not.toContain(number);
  expect(await numbers('&state=open')).toContain(number);
  expect(await lateIn('dues?overdue=true')).not.toContain(number);
  const { data: late } = (await reader.get(`${LIFECYCLE}/dues/late`).expect(200)).body;
  expect(late.calls).toBe(before.calls - 1);
  const { data } = (await reader.get(`${LIFECYCLE}/dues?search=${number}`).expect(200)).body;
  expect(data).toMatchObject([{ number, left: 0, credit: PRICE, daysLate: 0 }]);
  const file = csvRows(await take(strapi, reader.token, 'dues?overdue=true'));
  expect(file.flat()).not.toContain(number);
});
