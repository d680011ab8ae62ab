/** @databases Two tabs, two people and one hand at a time put a line on its calls once. */
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import type {
  BankLinesPage,
  BankLineView,
  MatchPart,
  SurePlan,
} from '../../../src/plugins/membership-lifecycle/shared/bank/bank';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import {
  CSV_COLUMNS,
  IBAN,
  camtOf,
  cfonbOf,
  csvOf,
  entryOf,
  ofxOf,
  type Movement,
} from '../../helpers/bank/statements';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { boot, setToday, stop } from '../../helpers/strapi';

/** Statements of the bank, from the file to the account of the member and back. */

const ACTOR = { type: 'admin' as const, id: '1' };
const DAY = '2021-03-01';
const BANK = '/membership-lifecycle/bank';

interface Call {
  id: string;
  member: string;
  number: string;
  amount: number;
}

let strapi: Core.Strapi;
let treasurer: Admin;
let calls: Call[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const bank = () => service('bank');
const run = (id: string, command: string, input: object) =>
  service('commands').run(id, command, input, ACTOR);
const accountOf = async ({ member }: Call) => {
  const { facts } = (await service('facts').loadKnown([member]))[0];
  const sum = (some: { amount: number }[]) => some.reduce((all, { amount }) => all + amount, 0);
  return {
    paid: sum(facts.payments),
    status: facts.membership.status,
    terms: facts.terms.map(({ state }: { state: string }) => state),
    lines: facts.payments.filter(({ kind }: { kind: string }) => kind === 'received').length,
  };
};

const movement = (label: string, amount: number, more: Partial<Movement> = {}): Movement => ({
  on: '2021-02-15',
  amount,
  label,
  ...more,
});
const send = (file: string, name = 'releve.xml', columns?: object) => {
  const test = request(strapi.server.httpServer)
    .post(`${BANK}/statements`)
    .set('Authorization', `Bearer ${treasurer.token}`)
    .attach('file', Buffer.from(file), name);
  return columns ? test.field('columns', JSON.stringify(columns)) : test;
};
const list = async (query = ''): Promise<BankLinesPage> =>
  (await treasurer.get(`${BANK}/lines?pageSize=100${query}`).expect(200)).body;
const lineOf = async (label: string): Promise<BankLineView> => {
  const { data } = await list();
  return data.find((one) => one.label === label)!;
};
const act = (line: BankLineView, what: string, body: object, version = line.version) =>
  treasurer.post(`${BANK}/lines/${line.id}/${what}`, body).set('If-Match', `"${version}"`);
const partsOf = (line: BankLineView): MatchPart[] =>
  line.proposals[0].parts.map(({ membershipId, duesId, receiptId, amount }) => ({
    membershipId,
    amount,
    ...(duesId ? { duesId } : {}),
    ...(receiptId ? { receiptId } : {}),
  }));

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  const members = await manyMembers(strapi, 14);
  setToday(strapi, '2021-02-10');
  calls = [];
  for (const member of members) {
    const [term] = await strapi.db.connection('adh_term').where('membership_id', member);
    await run(member, 'issue-call', { termId: term.document_id });
    const [dues] = await strapi.db.connection('adh_dues').where('membership_id', member);
    calls.push({ id: dues.document_id, member, number: dues.number, amount: Number(dues.amount) });
  }
  setToday(strapi, DAY);
  treasurer = await loginAs(strapi, 'treasurer');
});
afterAll(() => stop(strapi));

test('the same lines of overlapping files and of the file again are kept once', async () => {
  const movements = [
    movement('A', 100),
    movement('A', 100),
    movement('B', 200, { on: '2021-02-16' }),
  ];
  const first = await send(camtOf({ movements: movements.slice(0, 2) })).expect(200);
  expect(first.body.data.statements[0]).toMatchObject({ format: 'camt', lines: 2, newLines: 2 });
  const second = await send(camtOf({ movements })).expect(200);
  expect(second.body.data.statements[0]).toMatchObject({ lines: 3, newLines: 1 });
  await Promise.all([send(camtOf({ movements })), send(camtOf({ movements }))]);
  expect((await list()).meta.pagination.total).toBe(3);
  // The same words from another form of file are known again; of others, people are asked.
  const other = await send(cfonbOf({ movements }), 'releve.txt').expect(200);
  expect(other.body.data.statements[0]).toMatchObject({ lines: 3, newLines: 0 });
  const named = movements.map((one) => ({ ...one, details: 'COMMUNE' }));
  const doubtful = await send(ofxOf({ movements: named }), 'releve.ofx').expect(200);
  expect(doubtful.body.data).toMatchObject({ alike: 3, statements: [{ newLines: 3 }] });
  const { data: statements } = (await treasurer.get(`${BANK}/statements`).expect(200)).body;
  expect(statements.some(({ held }: { held: boolean }) => held)).toBe(false);
  for (const { id } of statements) await treasurer.delete(`${BANK}/statements/${id}`).expect(200);
  expect((await list()).meta.pagination.total).toBe(0);
});

test('a refused file says where, and keeps nothing; CSV asks for its columns once', async () => {
  const wrong = await send(camtOf({ movements: [movement('A', 100)], closing: 7 })).expect(400);
  expect(wrong.body.error.details).toMatchObject({ reason: 'bank-balance' });
  expect(wrong.body.error.details.text.fr).toContain('1,00\u00a0€');
  const csv = csvOf({ movements: [movement('CSV', -500)] });
  const asked = (await send(csv, 'a.csv').expect(200)).body.data;
  expect(asked).toMatchObject({ statements: [], columns: { guessed: CSV_COLUMNS } });
  const bad = await send(csv, 'a.csv', { day: 'Nulle part' }).expect(400);
  expect(bad.body.error.details.reason).toBe('bank-columns');
  expect((await list()).meta.pagination.total).toBe(0);
  await send(csv, 'a.csv', asked.columns.guessed).expect(200);
  const again = (await send(csv, 'b.csv').expect(200)).body.data;
  expect(again.statements[0]).toMatchObject({ lines: 1, newLines: 0 });
  const line = await lineOf('CSV');
  expect(line.state).toBe('outgoing');
  const body = { parts: [{ membershipId: calls[0].member, amount: 100 }] };
  const refused = await act(line, 'match', body).expect(409);
  expect(refused.body.error.details.reason).toBe('bank-not-incoming');
});

test('a statement of another account than the association’s own is said', async () => {
  const { iban } = await service('settings').identity();
  const isOther = async (own: string): Promise<boolean> => {
    await presentAssociation(strapi, { iban: own, bic: '' });
    const { data } = (await treasurer.get(`${BANK}/statements`).expect(200)).body;
    return data[0].ofOther;
  };
  await send(camtOf({ movements: [movement('AUTRE', 100)] })).expect(200);
  expect([
    await isOther(IBAN),
    await isOther('FR7630006000011234567890189'),
    await isOther(''),
  ]).toEqual([...[false, true, false]]);
  await presentAssociation(strapi, { iban });
});

test('a second transfer that the bank numbers apart is kept, also of a file of its own', async () => {
  const twin = (fitid: string) => [movement('VIR JUMEAU', 4_343, { fitid })];
  const newLines = async (movements: Movement[]): Promise<number> =>
    (await send(ofxOf({ movements }), 'jumeau.ofx').expect(200)).body.data.statements[0].newLines;
  expect([await newLines(twin('F1')), await newLines(twin('F2'))]).toEqual([1, 1]);
  expect(await newLines([...twin('F2'), ...twin('F1')])).toBe(0);
  // CAMT has the number of the entry beside what the payer calls it, which may be nothing.
  const entries = (...numbers: string[]) =>
    numbers.map((number) =>
      entryOf([movement('VIR SANS REFERENCE', 44_444)]).replace(
        '<NtryDtls>',
        `<AcctSvcrRef>${number}</AcctSvcrRef><NtryDtls>`,
      ),
    );
  const camt = async (...numbers: string[]): Promise<number> => {
    const movements = numbers.map(() => movement('VIR SANS REFERENCE', 44_444));
    const sent = await send(camtOf({ movements }, { entries: entries(...numbers) })).expect(200);
    return sent.body.data.statements[0].newLines;
  };
  expect([await camt('BNK1'), await camt('BNK2'), await camt('BNK2', 'BNK1')]).toEqual([1, 1, 0]);
  // Where files name no account, one with another movement of the day is of another.
  const csv = async (...amounts: number[]) => {
    const movements = amounts.map((amount) => movement('COMPTE', amount));
    return (await send(csvOf({ movements }), 'a.csv', CSV_COLUMNS).expect(200)).body.data;
  };
  expect(await csv(5_151, 1)).toMatchObject({ alike: 0, statements: [{ newLines: 2 }] });
  expect(await csv(5_151, 2)).toMatchObject({ alike: 1, statements: [{ newLines: 2 }] });
  expect(await csv(5_151, 2)).toMatchObject({ alike: 0, statements: [{ newLines: 0 }] });
  const { data: statements } = (await treasurer.get(`${BANK}/statements`).expect(200)).body;
  for (const { id } of statements) await treasurer.delete(`${BANK}/statements/${id}`).expect(200);
});

test('a line is put on its call once, from two tabs too, and undone it leaves all as before', async () => {
  const [call] = calls;
  await send(ofxOf({ movements: [movement(`VIR ${call.number}`, call.amount)] }), 'a.ofx').expect(
    200,
  );
  const line = await lineOf(`VIR ${call.number}`);
  expect(line.proposals[0]).toMatchObject({ level: 'sure', parts: [{ duesId: call.id }] });
  const before = await accountOf(call);
  const tabs = await Promise.all([1, 2].map(() => act(line, 'match', { parts: partsOf(line) })));
  expect(tabs.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await accountOf(call)).toMatchObject({ paid: call.amount, lines: 1 });
  const [payment] = await strapi.db.connection('adh_payment').where('dues_id', call.id);
  expect(payment).toMatchObject({ method: 'transfer', reference: `VIR ${call.number}` });
  const matched = await lineOf(line.label);
  expect(matched).toMatchObject({
    state: 'matched',
    matched: call.amount,
    matches: [{ kind: 'recorded', numbers: [call.number], membershipId: call.member }],
  });
  const statement = (await treasurer.get(`${BANK}/statements`)).body.data[0];
  expect(statement.held).toBe(true);
  const kept = await treasurer.delete(`${BANK}/statements/${statement.id}`).expect(409);
  expect(kept.body.error.details.reason).toBe('bank-statement-matched');

  await act(matched, 'undo', { reason: 'Erreur' }).expect(200);
  await act(matched, 'undo', { reason: 'Erreur' }).expect(409);
  expect(await accountOf(call)).toEqual({ ...before, lines: 1 });
  const back = await lineOf(line.label);
  expect(back).toMatchObject({ state: 'open', matched: 0, matches: [] });
  // What a person took back is not sure again, and is not confirmed with what is.
  expect(back.proposals[0]).toMatchObject({ level: 'likely', parts: [{ duesId: call.id }] });
  expect(back.proposals[0]?.reasons.map(({ rule }) => rule)).toContain('undone');
  // Reversed on the page of the member, the line waits again by itself.
  await act(back, 'match', { parts: partsOf(back), confirmed: true }).expect(200);
  const [, received] = await strapi.db
    .connection('adh_payment')
    .where({ dues_id: call.id, kind: 'received' })
    .orderBy('id');
  await run(call.member, 'reverse-payment', { paymentId: received.document_id, reason: 'Rejet' });
  expect(await lineOf(line.label)).toMatchObject({ state: 'open', matches: [] });
});

test('a payment that was recorded by hand is linked, and its undoing changes no account', async () => {
  const call = calls[1];
  const label = `VIR ${call.number}`;
  await send(ofxOf({ movements: [movement(label, call.amount)] }), 'b.ofx').expect(200);
  const seen = await lineOf(label);
  await run(call.member, 'record-payment', { duesId: call.id, amount: call.amount, on: DAY });
  // The tab that still proposes the call: the sum is unusual now, and is asked about.
  const late = await act(seen, 'match', { parts: partsOf(seen) }).expect(409);
  expect(late.body.error.details.reason).toBe('payment-unusual');
  const line = await lineOf(label);
  expect(line.proposals[0]).toMatchObject({
    level: 'sure',
    parts: [{ recorded: { kind: 'payment', on: DAY } }],
  });
  await act(line, 'match', { parts: partsOf(line) }).expect(200);
  expect(await accountOf(call)).toMatchObject({ paid: call.amount, lines: 1 });
  const linked = await lineOf(label);
  expect(linked).toMatchObject({ state: 'matched', matches: [{ kind: 'linked' }] });
  // What comes for it later names a call that is settled.
  await send(
    ofxOf({ movements: [movement(`COTISATION ${call.number} COMPLEMENT`, 4_242)] }),
    'settled.ofx',
  ).expect(200);
  expect(await lineOf(`COTISATION ${call.number} COMPLEMENT`)).toMatchObject({
    proposals: [],
    ended: [{ number: call.number, membershipId: call.member, end: 'settled' }],
  });
  // Nobody else takes it.
  await send(ofxOf({ movements: [movement(`${label} BIS`, call.amount)] }), 'c.ofx').expect(200);
  const other = await lineOf(`${label} BIS`);
  const taken = await act(other, 'match', { parts: partsOf(line) }).expect(409);
  expect(taken.body.error.details.reason).toBe('bank-receipt-taken');
  await act(linked, 'undo', { reason: 'Erreur' }).expect(200);
  expect(await accountOf(call)).toMatchObject({ paid: call.amount });
});

test('one transfer pays calls of two members or nothing, and two transfers pay one call', async () => {
  const [one, two, three] = calls.slice(2, 5);
  const label = `VIR ${one.number} ${two.number}`;
  await send(
    camtOf({
      movements: [
        movement(label, one.amount + two.amount),
        movement('PREMIER', three.amount - 1_000, { details: three.number }),
        movement('SECOND', 1_000, { details: three.number }),
      ],
    }),
  ).expect(200);
  const line = await lineOf(label);
  expect(line.proposals[0]).toMatchObject({ level: 'sure', parts: { length: 2 } });
  const parts = partsOf(line);
  const wrong = [parts[0], { ...parts[1], duesId: 'nulle-part' }];
  await act(line, 'match', { parts: wrong }).expect(404);
  expect([(await accountOf(one)).paid, (await accountOf(two)).paid]).toEqual([0, 0]);
  const more = [parts[0], { ...parts[1], amount: parts[1].amount + 1 }];
  const over = await act(line, 'match', { parts: more }).expect(400);
  expect(over.body.error.details.reason).toBe('bank-amounts-differ');
  await act(line, 'match', { parts: [parts[0]] }).expect(200);
  const partly = await lineOf(label);
  expect(partly).toMatchObject({ state: 'partly', matched: one.amount });
  await act(partly, 'match', { parts: partsOf(partly) }).expect(200);
  expect([(await accountOf(one)).paid, (await accountOf(two)).paid]).toEqual([
    one.amount,
    two.amount,
  ]);
  for (const name of ['PREMIER', 'SECOND']) {
    const half = await lineOf(name);
    await act(half, 'match', { parts: partsOf(half) }).expect(200);
  }
  expect((await accountOf(three)).paid).toBe(three.amount);
  await act(await lineOf(label), 'undo', { reason: 'Erreur' }).expect(200);
  expect([(await accountOf(one)).paid, (await accountOf(two)).paid]).toEqual([0, 0]);
});

test('money that goes out is put on its refund, which no other line takes then', async () => {
  const call = calls[13];
  await run(call.member, 'record-payment', { amount: call.amount + 700, confirmed: true });
  await run(call.member, 'refund-payment', { amount: 700, on: '2021-02-12', reason: 'Trop reçu' });
  const out = ['REMBOURSEMENT', 'REMBOURSEMENT BIS'].map((label) => movement(label, -700));
  await send(ofxOf({ movements: out }), 'sorties.ofx').expect(200);
  const line = await lineOf('REMBOURSEMENT');
  expect(line).toMatchObject({
    state: 'outgoing',
    proposals: [{ level: 'possible', parts: [{ membershipId: call.member, amount: 700 }] }],
  });
  const member = await treasurer.get(`${BANK}/members/${call.member}`).expect(200);
  expect(member.body.data.refunds).toMatchObject([{ on: '2021-02-12', amount: 700, numbers: [] }]);
  const [part] = partsOf(line);
  const differing = await act(line, 'match', { parts: [{ ...part, amount: 699 }] }).expect(400);
  expect(differing.body.error.details.text.fr).toMatch(/7,00/);
  await act(line, 'match', { parts: [part] }).expect(200);
  const matched = await lineOf('REMBOURSEMENT');
  expect(matched).toMatchObject({
    ...{ state: 'matched', matched: -700, proposals: [] },
    matches: [{ kind: 'linked', amount: -700, membershipId: call.member, numbers: [] }],
  });
  expect((await list('&state=outgoing')).data.map(({ label }) => label)).toContain(line.label);
  const other = await lineOf('REMBOURSEMENT BIS');
  expect(other.proposals).toEqual([]);
  const taken = await act(other, 'match', { parts: [part] }).expect(409);
  expect(taken.body.error.details.reason).toBe('bank-receipt-taken');
  // Undone, the refund is free again; reversed on the page of the member, the line is.
  await act(matched, 'undo', { reason: 'Erreur' }).expect(200);
  const back = await lineOf('REMBOURSEMENT');
  expect(back).toMatchObject({ state: 'outgoing', matches: [] });
  await act(back, 'match', { parts: [part] }).expect(200);
  await run(call.member, 'reverse-payment', { paymentId: part.receiptId, reason: 'Rejet' });
  expect(await lineOf('REMBOURSEMENT')).toMatchObject({ state: 'outgoing', matched: 0 });
});

test('a payment that the bank rejects keeps its line, and its rejection has that of the bank', async () => {
  const call = calls[11];
  const came = `VIR RECU ${call.number}`;
  await send(
    ofxOf({
      movements: [
        movement(came, call.amount),
        movement(`REJET ${call.number}`, -call.amount, { on: '2021-02-19' }),
      ],
    }),
    'rejet.ofx',
  ).expect(200);
  const line = await lineOf(came);
  await act(line, 'match', { parts: partsOf(line) }).expect(200);
  const out = await lineOf(`REJET ${call.number}`);
  expect(out.proposals).toMatchObject([
    { level: 'likely', parts: [{ recorded: { kind: 'payment', on: '2021-02-15' } }] },
  ]);
  expect(out.proposals[0].reasons.map(({ rule }) => rule)).toEqual(['number', 'amount', 'rejects']);
  const parts = partsOf(out);
  await act(out, 'match', { parts: [{ ...parts[0], amount: 1 }] }).expect(400);
  await act(out, 'match', { parts }).expect(200);
  expect((await accountOf(call)).paid).toBe(0);
  const rejected = { rejectedOn: '2021-02-19', numbers: [call.number] };
  const told = async () => [await lineOf(came), await lineOf(out.label)];
  expect(await told()).toMatchObject([
    { state: 'matched', proposals: [], matches: [{ kind: 'recorded', ...rejected }] },
    { state: 'matched', proposals: [], matches: [{ amount: -call.amount, ...rejected }] },
  ]);
  const sure = (await treasurer.get(`${BANK}/sure`).expect(200)).body.data as SurePlan;
  expect(sure.lines.map(({ label }) => label)).not.toContain(came);
  // The money came in with the line before it left: only who takes the rejection back frees it.
  const kept = await act((await told())[0], 'undo', { reason: 'x' }).expect(409);
  expect(kept.body.error.details.reason).toBe('bank-payment-rejected');
  await act((await told())[1], 'undo', { reason: 'Autre règlement' }).expect(200);
  expect((await accountOf(call)).paid).toBe(call.amount);
  const lines = await strapi.db.connection('adh_payment').where({ dues_id: call.id }).orderBy('id');
  expect(lines.map(({ kind, on }) => [kind, on])).toEqual([
    ['received', '2021-02-15'],
    ['rejection', '2021-02-19'],
    ['reversal', '2021-02-19'],
  ]);
  expect(await told()).toMatchObject([
    { state: 'matched', matches: [{ rejectedOn: null, numbers: [call.number] }] },
    { state: 'outgoing', matches: [] },
  ]);
  // Noted by hand, the line of the bank is put on it, and nothing is noted again.
  const { document_id: paymentId } = lines[0];
  await run(call.member, 'reject-payment', { paymentId, on: '2021-02-19' });
  const again = await lineOf(out.label);
  expect(again.proposals).toMatchObject([
    { level: 'likely', parts: [{ recorded: { kind: 'rejection', on: '2021-02-19' } }] },
  ]);
  await act(again, 'match', { parts: partsOf(again) }).expect(200);
  expect((await lineOf(out.label)).matches).toMatchObject([{ kind: 'linked', ...rejected }]);
  const { data } = (await treasurer.get(`${BANK}/members/${call.member}`).expect(200)).body;
  expect([data.rejections, data.payments]).toEqual([[], []]);
  // Reversed as typed by mistake, both lines wait again.
  const rejection = await strapi.db
    .connection('adh_payment')
    .where({ dues_id: call.id, kind: 'rejection' })
    .orderBy('id', 'desc')
    .first();
  await run(call.member, 'reverse-payment', { paymentId: rejection.document_id, reason: 'x' });
  await run(call.member, 'reverse-payment', { paymentId, reason: 'x' });
  expect(await told()).toMatchObject([
    { state: 'open', matches: [] },
    { state: 'outgoing', matches: [] },
  ]);
});

test('a line says which of its calls was cancelled, and what of its money is a credit', async () => {
  const call = calls[12];
  await run(call.member, 'reissue-call', { duesId: call.id, reason: 'Adresse' });
  const [, again] = await strapi.db
    .connection('adh_dues')
    .where('membership_id', call.member)
    .orderBy('id');
  const label = `VIR ${call.number}`;
  await send(camtOf({ movements: [movement(label, call.amount + 500)] })).expect(200);
  const line = await lineOf(label);
  expect(line.ended).toEqual([
    {
      ...{ number: call.number, membershipId: call.member, organisation: expect.any(String) },
      ...{ end: 'cancelled', replacedBy: again.number },
    },
  ]);
  const parts = [
    { membershipId: call.member, duesId: again.document_id, amount: call.amount + 500 },
  ];
  await act(line, 'match', { parts, confirmed: true }).expect(200);
  expect((await lineOf(label)).matches).toMatchObject([
    { amount: call.amount + 500, numbers: [again.number], credit: 500 },
  ]);
});

test('all that is sure is planned with its messages, then confirmed; what changed meanwhile is left', async () => {
  const some = calls.slice(6, 10);
  const movements = some.map(({ number, amount }) => movement(`SUR APPEL ${number}`, amount));
  await send(camtOf({ movements: [...movements, movement('DON', 123)] })).expect(200);
  const plan: SurePlan = (await treasurer.get(`${BANK}/sure`).expect(200)).body.data;
  const mine = plan.lines.filter(({ label }) => label.startsWith('SUR'));
  expect(mine).toHaveLength(4);
  // No mail server is set up: nothing leaves.
  expect(plan.messages).toEqual([
    { fate: 'kept', template: 'payment-received', count: expect.any(Number) },
  ]);
  await run(some[3].member, 'record-payment', { amount: some[3].amount, on: '2021-02-20' });
  const confirm = () =>
    treasurer.post(`${BANK}/sure`, { lines: mine.map(({ id, version }) => ({ id, version })) });
  const { data: done } = (await confirm().expect(200)).body;
  // The payment by hand is what the fourth line is now put on.
  expect(done).toMatchObject({ done: 4, failed: [] });
  const { data: again } = (await confirm().expect(200)).body;
  expect(again).toMatchObject({ done: 0, failed: { length: 4 } });
  for (const call of some) {
    expect(await accountOf(call)).toMatchObject({ paid: call.amount, lines: 1 });
  }
});

test('what is set aside leaves the list and comes back, and the list is a file', async () => {
  const line = await lineOf('DON');
  const { waiting } = await list('&state=waiting');
  await act(line, 'aside', { reason: 'not-dues' }).expect(200);
  await act(line, 'aside', { reason: 'not-dues' }).expect(409);
  const after = await list('&state=aside');
  expect(after.waiting).toEqual({ count: waiting.count - 1, amount: waiting.amount - 123 });
  expect(after.data).toMatchObject([{ label: 'DON', aside: { reason: 'not-dues' } }]);
  const csv = await treasurer
    .get('/membership-lifecycle/exports/bank-lines?format=csv&state=aside')
    .expect(200);
  expect(csv.text).toContain('Ne concerne pas les adhésions');
  await act(after.data[0], 'undo', { reason: 'Erreur' }).expect(200);
  expect(await lineOf('DON')).toMatchObject({ state: 'open', aside: null });
  const member = await treasurer.get(`${BANK}/members/${calls[10].member}`).expect(200);
  expect(member.body.data.calls).toMatchObject([{ duesId: calls[10].id, left: calls[10].amount }]);
  await treasurer.get(`${BANK}/members/nulle-part`).expect(404);
  expect(await bank().statements()).not.toHaveLength(0);
});

test('who is forgotten leaves the lines that name them, but for those of a payment', async () => {
  const [, , , , , , , , , , , call] = calls;
  const { organisation } = await service('memberships').view(call.member);
  await strapi.documents('api::organisation.organisation').update({
    documentId: organisation.documentId,
    data: {
      contacts: [{ name: 'Zélie Vauquelin', email: 'zelie@example.org', role: 'billing' }],
    } as never,
  });
  const paid = movement(`${call.number} DE Z VAUQUELIN`, call.amount, {
    payer: 'ZELIE VAUQUELIN',
  });
  const gift = movement('DON ANONYME', 7_700, { payer: 'ZELIE VAUQUELIN' });
  await send(camtOf({ movements: [paid, gift] }), 'personnes.xml').expect(200);
  const matched = await lineOf(paid.label);
  await act(matched, 'match', { parts: partsOf(matched) }).expect(200);

  const subject = { email: 'zelie@example.org' };
  const person = await service('privacy').person(subject);
  const { fingerprint, confirmation } = person;
  const input = {
    subject,
    fingerprint,
    confirmation,
    papers: [],
    account: false,
    reason: 'Demande',
  };
  await service('privacy').erase(input, ACTOR);
  const { data } = await list();
  const emptied = data.filter(({ amount }) => amount === gift.amount);
  expect(emptied).toHaveLength(1);
  expect(JSON.stringify(emptied)).not.toMatch(/VAUQUELIN|DON ANONYME/);
  expect(data.find(({ id }) => id === matched.id)).toMatchObject({
    label: paid.label,
    counterparty: 'ZELIE VAUQUELIN',
  });
  // A file that says the same is still known again.
  await send(camtOf({ movements: [gift] }), 'encore.xml');
  const again = await list();
  expect(again.data.filter(({ amount }) => amount === gift.amount)).toHaveLength(1);
});
