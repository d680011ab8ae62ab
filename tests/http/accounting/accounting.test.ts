/** @databases It waits for the lock of the books, and reads their sums. */
import type { Core } from '@strapi/strapi';
import type {
  AccountingSettings,
  AccountingView,
  BalanceView,
  ClosingPlan,
} from '../../../src/plugins/membership-lifecycle/shared/accounting/accounting';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { csvRows, take } from '../../helpers/exports';
import { boot, setToday, stop } from '../../helpers/strapi';

/** The books over HTTP: their settings, their files, and periods that are closed for good. */

const LIFECYCLE = '/membership-lifecycle';
const BOOKS = `${LIFECYCLE}/accounting`;
const PRICE = 500_000;
const YEAR = 'from=2021-01-01&to=2021-12-31';
const reason = 'Erreur';

let strapi: Core.Strapi;
let treasurer: Admin;
let members: string[];

const view = async (id: string): Promise<MembershipView> =>
  (await treasurer.get(`${LIFECYCLE}/memberships/${id}`).expect(200)).body.data;
const run = (id: string, name: string, input: object) =>
  treasurer.post(`${LIFECYCLE}/memberships/${id}/commands/${name}`, input).expect(200);
const books = async (): Promise<AccountingView> =>
  (await treasurer.get(BOOKS).expect(200)).body.data;
const balance = async (question = YEAR): Promise<BalanceView> =>
  (await treasurer.get(`${BOOKS}/balance?${question}`).expect(200)).body.data;
const sumsOf = ({ totals }: Pick<BalanceView, 'totals'>) =>
  Object.fromEntries(
    totals.accounts.map(({ account, debit, credit }) => [account, debit - credit]),
  );
const textAt = async (path: string) => {
  const { headers, text } = await treasurer.get(`${BOOKS}/${path}`).expect(200);
  const name = /filename="([^"]+)"/.exec(String(headers['content-disposition']))?.[1];
  return { name, type: headers['content-type'], text };
};
const plan = async (through: string): Promise<ClosingPlan> =>
  (await treasurer.get(`${BOOKS}/closings/plan?through=${through}`).expect(200)).body.data;
const refusedBy = ({ body }: { body: { error?: { details?: { reason?: string } } } }) =>
  body.error?.details?.reason;

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 5);
  setToday(strapi, '2021-03-01');
  treasurer = await loginAs(strapi, 'treasurer');
  for (const id of members.slice(0, 4)) {
    await run(id, 'issue-call', { termId: (await view(id)).terms[0].id });
  }
  setToday(strapi, '2021-04-01');
  const duesOf = async (id: string) => (await view(id)).dues[0].id;
  const [paid, overpaid, waived] = members;
  await run(paid, 'record-payment', {
    duesId: await duesOf(paid),
    amount: PRICE,
    reference: 'VIR 1',
  });
  const too = { duesId: await duesOf(overpaid), amount: PRICE + 7, confirmed: true };
  await run(overpaid, 'record-payment', too);
  await run(waived, 'waive-dues', { termId: (await view(waived)).terms[0].id, reason });
});
afterAll(() => stop(strapi));

describe('the settings', () => {
  const settings = async () => (await treasurer.get(`${BOOKS}/settings`).expect(200)).body.data;
  const save = (values: object, version?: number) => {
    const sent = treasurer.put(`${BOOKS}/settings`, values);
    return version === undefined ? sent : sent.set('If-Match', `"${version}"`);
  };

  test('are the usual ones until they are changed, and are kept as they are typed, tidied', async () => {
    const { settings: usual, version } = await settings();
    expect(usual.accounts.members).toEqual({ code: '411', label: 'Adhérents' });
    const mine: AccountingSettings = {
      ...usual,
      accounts: { ...usual.accounts, dues: { code: ' 7561a ', label: ' Cotisations ' } },
    };
    const { body } = await save(mine, version).expect(200);
    expect(body.data.settings.accounts.dues).toEqual({ code: '7561A', label: 'Cotisations' });
    expect(refusedBy(await save(mine, version).expect(409))).toBe('accounting-changed-meanwhile');
    await save(usual).expect(200);
  });

  test.each<[string, (usual: AccountingSettings) => object, string]>([
    [
      'letters',
      (s) => ({ accounts: { ...s.accounts, bank: { code: 'BQ1', label: 'x' } } }),
      'not-an-account',
    ],
    [
      'two alike',
      (s) => ({ accounts: { ...s.accounts, bank: s.accounts.dues } }),
      'accounts-alike',
    ],
    [
      'no name',
      (s) => ({ accounts: { ...s.accounts, bank: { code: '512', label: ' ' } } }),
      'required',
    ],
    [
      'an accent',
      (s) => ({ journals: { ...s.journals, dues: { code: 'É', label: 'x' } } }),
      'not-a-journal',
    ],
    [
      'journals alike',
      (s) => ({ journals: { ...s.journals, dues: s.journals.bank } }),
      'journals-alike',
    ],
    ['no day', () => ({ yearEndsOn: '02-30' }), 'not-a-month-day'],
    ['no basis', () => ({ basis: 'x' }), 'not-a-choice'],
  ])('refuse %s', async (_what, change, expected) => {
    const { settings: usual } = await settings();
    const { body } = await save({ ...usual, ...change(usual) }).expect(400);
    expect(body.error.details.errors.map((one: { reason: string }) => one.reason)).toEqual([
      expected,
    ]);
  });
});

describe('the entries of a period', () => {
  test('balance, and agree with members’ pages and the list of payments', async () => {
    const found = await balance();
    expect(found.totals.debit).toBe(found.totals.credit);
    const owed = await Promise.all(members.map(async (id) => (await view(id)).account));
    const { body } = await treasurer.get(`${LIFECYCLE}/payments?kind=in`).expect(200);
    expect(sumsOf(found)).toEqual({
      '411': owed.reduce((sum, { due }) => sum + due, 0),
      '4191': -owed.reduce((sum, { credit }) => sum + credit, 0),
      '512': body.meta.sum,
      '756': -3 * PRICE,
    });
    expect([found.closed, found.late]).toEqual([0, 0]);
  });

  test('are a file in the columns of the FEC, and the same lines in a spreadsheet', async () => {
    const { name, type, text } = await textAt(`file?${YEAR}`);
    expect([name, type]).toEqual(['990000101FEC20211231.txt', 'text/plain; charset=utf-8']);
    const lines = text.split('\r\n').map((line) => line.split('\t'));
    expect(lines[0]).toHaveLength(18);
    expect(lines.at(-1)).toEqual(['']);
    expect(lines.slice(1, -1).find(([code]) => code === 'BQ')).toEqual([
      ...['BQ', 'Banque', '1', '20210401', '512', 'Banque', '', '', 'VIR 1', '20210401'],
      ...[expect.stringMatching(/^Règlement, appel 2021-\d+ - Commune 0$/), '5000,00', '0,00'],
      ...['', '', '', '', ''],
    ]);
    // The call and the payment that settles it.
    const paid = lines.filter(({ 7: who, 4: account }) => who === 'Commune 0' && account === '411');
    expect(paid.map((line) => [line[0], line[14]])).toEqual([
      ['COT', '20210401'],
      ['BQ', '20210401'],
    ]);
    expect(new Set(paid.map((line) => line[13])).size).toBe(1);
    expect(paid[0][13]).toMatch(/^[A-Z]{3}$/);
    const rows = csvRows(await take(strapi, treasurer.token, `entries?${YEAR}`));
    expect(rows.slice(1).map((row) => [row[0], row[2], row[4], row[11], row[12]])).toEqual(
      lines.slice(1, -1).map((line) => [line[0], line[2], line[4], line[11], line[12]]),
    );
  });

  test('need both days, in their order', async () => {
    const ask = (question: string) => treasurer.get(`${BOOKS}/balance?${question}`).expect(400);
    expect(refusedBy(await ask('from=2021-12-31&to=2021-01-01'))).toBe('period-upside-down');
    expect(refusedBy(await ask('from=2021-12-31'))).toBe('period-incomplete');
    expect(refusedBy(await ask('from=2021-12-32&to=2022-01-01'))).toBe('invalid-input');
    expect((await balance('from=1900-01-01&to=2199-12-31')).totals.entries).toBeGreaterThan(0);
    expect((await balance('from=2190-01-01&to=2199-12-31')).totals.entries).toBe(0);
  });

  test('are for the treasurer and administrators alone', async () => {
    const staff = await loginAs(strapi, 'membership-staff');
    for (const who of [staff, await loginAs(strapi, 'reader')]) {
      await who.get(BOOKS).expect(403);
      await who.get(`${BOOKS}/file?${YEAR}`).expect(403);
      await who.post(`${BOOKS}/closings`, { through: '2021-03-31', seal: 'x' }).expect(403);
      expect((await take(strapi, who.token, `entries?${YEAR}`)).status).toBe(403);
      await who.get(`${LIFECYCLE}/treasury`).expect(200);
    }
    await (await loginAs(strapi, 'administrator')).get(BOOKS).expect(200);
  });
});

describe('closing a period', () => {
  const close = (through: string, seal: string) =>
    treasurer.post(`${BOOKS}/closings`, { through, seal });

  test('is refused for a day that is not over, and when something changed since it was shown', async () => {
    const question = `${BOOKS}/closings/plan?through=`;
    expect(refusedBy(await treasurer.get(`${question}2021-04-01`).expect(400))).toBe(
      'period-not-over',
    );
    expect(refusedBy(await treasurer.get(question).expect(400))).toBe('period-incomplete');
    setToday(strapi, '2021-05-01');
    const { seal } = await plan('2021-04-30');
    const duesId = (await view(members[3])).dues[0].id;
    await run(members[3], 'record-payment', { duesId, amount: 100_000, on: '2021-04-10' });
    expect(refusedBy(await close('2021-04-30', seal).expect(409))).toBe('closing-outdated');
    expect((await books()).closings).toEqual([]);
  });

  test('counts the lines of the bank within it that wait, and closes all the same', async () => {
    const db = strapi.db.connection;
    const { created_at } = await db('adh_payment').first();
    const line = (key: string, on: string, amount: number) => ({
      ...{ created_at, updated_at: created_at, document_id: key, key, version: 0 },
      ...{ booked_on: on, amount, label: 'VIREMENT' },
    });
    await db('adh_bank_line').insert([
      line('march', '2021-03-31', 5_000),
      line('april', '2021-04-30', 700),
      line('out', '2021-04-12', -300),
      line('may', '2021-05-01', 900),
    ]);
    const { waiting, seal } = await plan('2021-04-30');
    expect(waiting).toEqual({ count: 2, amount: 5_700 });
    const match = { created_at, updated_at: created_at, line_id: 'march', document_id: 'aside' };
    await db('adh_bank_match').insert({ ...match, kind: 'aside', at: 1 });
    expect(await plan('2021-04-30')).toMatchObject({ waiting: { count: 1, amount: 700 }, seal });
  });

  test('happens once, however many ask at once', async () => {
    const shown = await plan('2021-04-30');
    expect(shown).toMatchObject({ from: null, opens: '2021-05-01', late: 0, corrections: 0 });
    // April ends no financial year.
    expect(shown.yearEnd).toBe('2021-12-31');
    const all = await Promise.all([1, 2, 3].map(() => close('2021-04-30', shown.seal)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const refusals = all.filter(({ status }) => status === 409).map(refusedBy);
    expect(refusals).toEqual(['period-closed', 'period-closed']);
    const { closings, closedThrough } = await books();
    expect([closings.length, closedThrough]).toEqual([1, '2021-04-30']);
    expect(closings[0]).toMatchObject({ totals: shown.totals, closedOn: '2021-05-01' });
    const lines = await strapi.db.connection('adh_closed_line').orderBy('id');
    expect(lines).toHaveLength(shown.totals.lines);
    const journal = await strapi.db.connection('adh_activity').where('command', 'close-period');
    expect(journal).toHaveLength(1);
  });

  test('keeps its file for ever; what comes later is written on the first open day', async () => {
    const [{ id, fileName }] = (await books()).closings;
    const file = () => textAt(`closings/${id}/file`);
    const before = await file();
    expect([before.name, fileName]).toEqual(['990000101FEC20210430.txt', before.name]);
    expect(before.text.split('\r\n')[1].split('\t')[15]).toBe('20210501');
    const whole = sumsOf(await balance());
    setToday(strapi, '2021-06-10');
    const [paid, , , partly] = members;
    const duesId = (await view(partly)).dues[0].id;
    await run(partly, 'record-payment', { duesId, amount: 1_000, on: '2021-04-20' });
    await run(paid, 'reverse-payment', {
      paymentId: (await view(paid)).dues[0].payments[0].id,
      reason,
    });
    const settings = (await treasurer.get(`${BOOKS}/settings`).expect(200)).body.data.settings;
    const renamed = { ...settings.accounts, bank: { code: '5121', label: 'Banque postale' } };
    await treasurer.put(`${BOOKS}/settings`, { ...settings, accounts: renamed }).expect(200);
    await strapi.db.connection('organisations').update({ name: 'Autre nom' });
    expect(await file()).toEqual(before);
    const open = (await textAt(`file?from=2021-05-01&to=2021-12-31`)).text.split('\r\n');
    // The number goes on, the day is the first that is open, and the piece keeps its own.
    expect(open[1].split('\t').slice(0, 12)).toEqual([
      ...['BQ', 'Banque', '4', '20210501', '5121', 'Banque postale', '', ''],
      ...[expect.stringMatching(/^2021-/), '20210420'],
      ...[expect.stringMatching(/^Règlement, appel 2021-\d+ - Autre nom$/), '10,00'],
    ]);
    const { late, waiting } = await plan('2021-05-31');
    expect([late, waiting]).toEqual([1, { count: 1, amount: 900 }]);
    const now = await balance();
    expect(now.closed).toBeGreaterThan(0);
    expect(now.late).toBe(1);
    const { '512': bank, '5121': postal, '411': owed, ...rest } = sumsOf(now);
    expect(bank + postal).toBe(whole['512'] + 1_000 - PRICE);
    expect(owed).toBe(whole['411'] - 1_000 + PRICE);
    expect(rest).toEqual({ '4191': whole['4191'], '756': whole['756'] });
  });

  test('writes what a merger moves from one member to the other, and no more', async () => {
    const [paid, overpaid] = members;
    const before = sumsOf(await balance());
    const administrator = await loginAs(strapi, 'administrator');
    const merger = { intoMembershipId: members[4], reason };
    for (const from of [paid, overpaid]) {
      await administrator
        .post(`${LIFECYCLE}/memberships/${from}/commands/merge-into`, merger)
        .expect(200);
    }
    const after = await balance();
    expect(after.totals.debit).toBe(after.totals.credit);
    const owed = await Promise.all(members.map(async (id) => (await view(id)).account));
    expect(sumsOf(after)).toMatchObject({
      '4191': 0 - owed.reduce((sum, { credit }) => sum + credit, 0),
      '512': before['512'],
    });
    expect(sumsOf(after)['411']).toBe(owed.reduce((sum, { due }) => sum + due, 0));
    const { text } = await textAt(`file?from=2021-05-01&to=2021-12-31`);
    expect(text).toContain('Rectification : ');
  });

  test('goes on from the last one, and is never done again', async () => {
    const again = `${BOOKS}/closings/plan?through=2021-04-30`;
    expect(refusedBy(await treasurer.get(again).expect(409))).toBe('period-closed');
    const { seal, from } = await plan('2021-05-31');
    expect(from).toBe('2021-05-01');
    await close('2021-05-31', seal).expect(200);
    const { closings } = await books();
    expect(closings.map(({ from: first, through }) => [first, through])).toEqual([
      [null, '2021-04-30'],
      ['2021-05-01', '2021-05-31'],
    ]);
    expect(refusedBy(await treasurer.get(`${BOOKS}/closings/x/file`).expect(404))).toBe(
      'closing-unknown',
    );
  });

  test('asks before another basis is taken at the end of a year, and refuses it within one', async () => {
    const settings = (await treasurer.get(`${BOOKS}/settings`).expect(200)).body.data.settings;
    const change = (more: object = {}) =>
      treasurer.put(`${BOOKS}/settings`, { ...settings, basis: 'receipt', ...more });
    const within = await change({ confirmed: true }).expect(409);
    expect(refusedBy(within)).toBe('basis-within-year');
    setToday(strapi, '2022-02-01');
    const { seal } = await plan('2021-12-31');
    await close('2021-12-31', seal).expect(200);
    const before = await balance();
    const asked = await change().expect(409);
    expect(refusedBy(asked)).toBe('basis-after-closing');
    expect(asked.body.error.details.text.fr).toMatch(/s’écrira le 1er janvier 2022.*[1-9]/);
    expect((await treasurer.get(`${BOOKS}/settings`)).body.data.settings.basis).toBe('call');
    await change({ confirmed: true }).expect(200);
    expect(await balance()).toEqual(before);
    expect((await plan('2022-01-31')).corrections).toBeGreaterThan(0);
    await treasurer.put(`${BOOKS}/settings`, settings).expect(409);
    await treasurer.put(`${BOOKS}/settings`, { ...settings, confirmed: true }).expect(200);
    expect((await plan('2022-01-31')).corrections).toBe(0);
  });

  test('has cheques in hand until the bank books them, and what was imported apart', async () => {
    const db = strapi.db.connection;
    const [, , , partly] = members;
    const duesId = (await view(partly)).dues[0].id;
    const record = async (reference: string, method: string) => {
      const input = { duesId, amount: 700, on: '2022-01-10', method, reference };
      await run(partly, 'record-payment', input);
      return db('adh_payment').where('reference', reference).first();
    };
    const cheque = await record('CHQ 1', 'cheque');
    setToday(strapi, '2022-02-02');
    const old = await record('VIR 0', 'transfer');
    const open = async () => sumsOf(await balance('from=2022-01-01&to=2022-12-31'));
    expect(await open()).toMatchObject({ '5112': 700, '5121': 700 });

    const written = { created_at: cheque.created_at, updated_at: cheque.created_at };
    await db('adh_bank_line').insert({
      ...{ ...written, document_id: 'line', booked_on: '2022-01-20', amount: 700 },
      ...{ label: 'REMISE CHEQUES', key: 'line', version: 0 },
    });
    await db('adh_bank_match').insert({
      ...{ ...written, document_id: 'match', line_id: 'line', kind: 'linked', amount: 700 },
      ...{ membership_id: partly, receipt_id: cheque.document_id, at: 0 },
    });
    expect(await open()).toMatchObject({ '5112': 0, '5121': 1_400 });
    const { text } = await textAt('file?from=2022-01-01&to=2022-12-31');
    expect(text).toMatch(/20220120\t5121\t[^\n]*\tRemise en banque REM-\d+\t7,00/);

    await db('adh_activity').insert({
      ...{ ...written, document_id: 'import', membership_id: partly, command: 'import-history' },
      ...{ actor_type: 'staff', actor_id: 'x', on: '2022-02-01' },
      at: new Date(old.created_at).getTime(),
    });
    // Only the history of a term that was imported.
    expect(await open()).toMatchObject({ '5121': 1_400 });
    await db('adh_term').where('membership_id', partly).update({ imported: true });
    expect(await open()).toMatchObject({ '5121': 700, '890': 700 });
  });

  test('takes the usual accounts where an earlier version asked for none', async () => {
    const row = { key: 'plugin_membership-lifecycle_accounting' };
    const { value } = await strapi.db.connection('strapi_core_store_settings').where(row).first();
    const { accounts, ...kept } = JSON.parse(value) as AccountingSettings;
    const { cheques: _cheques, cash: _cash, history: _history, ...older } = accounts;
    await strapi.db
      .connection('strapi_core_store_settings')
      .where(row)
      .update({ value: JSON.stringify({ ...kept, accounts: older }) });
    const { settings } = (await treasurer.get(`${BOOKS}/settings`).expect(200)).body.data;
    expect(settings.accounts).toEqual({
      ...older,
      cheques: { code: '5112', label: 'Chèques à encaisser' },
      cash: { code: '530', label: 'Caisse' },
      history: { code: '890', label: 'Bilan d’ouverture' },
    });
    await treasurer.put(`${BOOKS}/settings`, settings).expect(200);
  });
});
