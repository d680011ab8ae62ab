import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { SEED, tellSeed } from '../../helpers/days';
import { boot, setToday, stop } from '../../helpers/strapi';

/**
 * Random years of money as two colleagues record them, with double clicks and answers that are lost,
 * against an account that is kept by hand. `ACCOUNT_YEARS` lives more of them.
 */

const YEARS = Number(process.env.ACCOUNT_YEARS ?? 100);
/** In milliseconds: a year takes a third of a second on a slow machine. */
const LONGEST = Math.max(600_000, YEARS * 2_000);
const STEPS = 4;
const MEMBERS = 10;
const LIFECYCLE = '/membership-lifecycle';
const PRICE = 500_000;
const reason = 'x';

let strapi: Core.Strapi;
let colleagues: Admin[];
let members: string[];

beforeAll(async () => {
  tellSeed();
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, MEMBERS);
  setToday(strapi, '2021-02-01');
  colleagues = [
    await loginAs(strapi, 'membership-staff'),
    await loginAs(strapi, 'membership-staff'),
  ];
  for (const id of members) {
    const { terms } = await view(id);
    await send(colleagues[0], id, 'issue-call', { termId: terms[0].id }).expect(200);
  }
});
afterAll(() => stop(strapi));

const view = async (id: string): Promise<MembershipView> =>
  (await colleagues[0].get(`${LIFECYCLE}/memberships/${id}`).expect(200)).body.data;

const send = (who: Admin, id: string, name: string, input: object, key: string = randomUUID()) =>
  who.post(`${LIFECYCLE}/memberships/${id}/commands/${name}`, input).set('Idempotency-Key', key);

const DOES = [
  ...(['record', 'record-on', 'refund', 'reverse', 'move', 'give'] as const),
  ...(['allocate', 'reprice', 'reissue'] as const),
];

interface Step {
  does: (typeof DOES)[number];
  how: 'once' | 'double-click' | 'answer-lost' | 'colleagues';
  amount: number;
  pick: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom(...DOES),
  how: fc.constantFrom('once', 'double-click', 'answer-lost', 'colleagues'),
  amount: fc.oneof(fc.constantFrom(100, PRICE), fc.integer({ min: 1, max: 2 * PRICE })),
  pick: fc.nat(1_000),
});

/** Runs a command in one way; whether it was done, once. */
const sent = async ({ how }: Step, id: string, name: string, input: object): Promise<boolean> => {
  const [first, second] = colleagues;
  const key = randomUUID();
  if (how === 'colleagues') {
    // Both have the same page open.
    const { version } = await view(id);
    const answers = await Promise.all(
      colleagues.map((who) => send(who, id, name, input).set('If-Match', String(version))),
    );
    const passed = answers.filter(({ status }) => status === 200);
    expect(answers.map(({ status }) => status).filter((one) => one >= 500)).toEqual([]);
    expect(passed.length).toBeLessThan(2);
    return passed.length === 1;
  }
  if (how === 'double-click') {
    const answers = await Promise.all([1, 2].map(() => send(first, id, name, input, key)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((one) => one >= 500)).toEqual([]);
    return statuses.includes(200);
  }
  const { status } = await send(second, id, name, input, key);
  if (how === 'answer-lost') {
    const again = await send(second, id, name, input, key);
    // A line that was taken back is known by itself, without a key.
    if (status === 200 && again.status !== 200) expect(again.status).toBe(409);
  }
  expect(status).toBeLessThan(500);
  return status === 200;
};

const run = async (asked: Step, id: string, name: string, input: object): Promise<boolean> => {
  const was = await sent(asked, id, name, input);
  if (was) done.set(asked.does, (done.get(asked.does) ?? 0) + 1);
  return was;
};

/** The number of steps that were done, not refused, by what they do. */
const done = new Map<Step['does'], number>();
/** The money of each member, as somebody would keep it by hand. */
const cash = new Map<string, number>();
const add = (id: string, amount: number) => cash.set(id, (cash.get(id) ?? 0) + amount);

const live = async (asked: Step): Promise<void> => {
  const { does, amount, pick } = asked;
  const id = members[pick % MEMBERS];
  const other = members[(pick + 1) % MEMBERS];
  const seen = await view(id);
  const call = seen.dues[pick % seen.dues.length];
  const lines = [...seen.dues.flatMap(({ payments }) => payments), ...seen.account.payments];
  const line = lines.filter(({ reversible }) => reversible)[pick % Math.max(1, lines.length)];
  const confirmed = true;
  switch (does) {
    case 'record':
      if (await run(asked, id, 'record-payment', { amount, confirmed })) add(id, amount);
      return;
    case 'record-on': {
      const input = { duesId: call.id, amount, confirmed };
      if (await run(asked, id, 'record-payment', input)) add(id, amount);
      return;
    }
    case 'refund': {
      const input = { ...(pick % 2 ? { duesId: call.id } : {}), amount, reason, confirmed };
      if (await run(asked, id, 'refund-payment', input)) add(id, -amount);
      return;
    }
    case 'allocate':
      await run(asked, id, 'allocate-credit', { duesId: call.id, amount });
      return;
    case 'reissue':
      await run(asked, id, 'reissue-call', { duesId: call.id, reason });
      return;
    case 'reprice':
      await run(asked, id, 'reprice', { termId: seen.terms[0].id, amount, reason });
      return;
    default:
  }
  if (!line) return;
  const receipt = lines.filter(
    ({ receiptId, reversible }) => receiptId === line.receiptId && reversible,
  );
  if (does === 'reverse') {
    if (await run(asked, id, 'reverse-payment', { paymentId: line.id, reason }))
      add(id, -receipt.reduce((sum, one) => sum + one.amount, 0));
    return;
  }
  const part = Math.max(1, Math.min(amount, line.amount));
  const to = does === 'give' ? { intoMembershipId: other } : pick % 2 ? { toDuesId: call.id } : {};
  const input = { paymentId: line.id, amount: part, reason, confirmed, ...to };
  if ((await run(asked, id, 'move-payment', input)) && does === 'give') {
    add(id, -part);
    add(other, part);
  }
};

const check = async (id: string, told: unknown): Promise<void> => {
  const { account, dues } = await view(id);
  const onCalls = dues.reduce((sum, { paid }) => sum + paid, 0);
  const left = dues.reduce((sum, { remaining }) => sum + remaining, 0);
  expect([told, account.paid]).toEqual([told, cash.get(id) ?? 0]);
  expect([told, onCalls + account.credit]).toEqual([told, account.paid]);
  expect([told, account.due]).toEqual([told, left]);
  for (const { paid, remaining, amount, state, creditNote } of dues) {
    // A call is asked whole, or is taken back whole and holds no money.
    const whole = state === 'cancelled' ? 0 : amount.amount;
    expect([told, paid + remaining, paid >= 0, remaining >= 0]).toEqual([
      ...[told, whole, true, true],
    ]);
    expect([told, creditNote !== null]).toEqual([told, state === 'cancelled']);
  }
  expect(dues.filter(({ state }) => state !== 'cancelled').length).toBeLessThan(2);
};

/** The numbers of a table, which have no gap and are each given once. */
const numbersOf = async (table: string): Promise<number[]> => {
  const rows = await strapi.db.connection(table).orderBy('id').select('number');
  return rows.map(({ number }: { number: string }) => Number(number.split('-')[1]));
};

/** Checks that each call and note left once, with its paper, and that the numbers have no gap. */
const checkPapers = async (): Promise<void> => {
  const db = strapi.db.connection;
  for (const table of ['adh_dues', 'adh_credit_note']) {
    const numbers = await numbersOf(table);
    expect([...numbers].sort((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1));
    const kind = table === 'adh_dues' ? 'call' : 'credit-note';
    const papers = await db('adh_paper').where({ kind }).select('dues_id');
    expect(new Set(papers.map(({ dues_id: id }) => id)).size).toBe(numbers.length);
    const template = table === 'adh_dues' ? 'call-issued' : 'credit-note-issued';
    const letters = await db('adh_message').where({ template }).select('paper_id');
    expect(new Set(letters.map(({ paper_id: id }) => id)).size).toBe(letters.length);
    expect(letters.length).toBe(numbers.length);
  }
  const calls = await db('adh_dues').whereNotNull('cancelled_on').sum({ sum: 'amount' });
  expect(await db('adh_credit_note').sum({ sum: 'amount' })).toEqual(calls);
};

test(
  'any years of money, recorded by two people, are kept to the cent',
  async () => {
    const years = fc.sample(fc.array(step, { minLength: STEPS, maxLength: STEPS }), {
      seed: SEED,
      numRuns: YEARS,
    });
    for (const year of years) {
      for (const asked of year) await live(asked);
      const touched = year.flatMap(({ pick }) => [pick % MEMBERS, (pick + 1) % MEMBERS]);
      for (const index of new Set(touched)) await check(members[index], year);
    }
    expect(done.size).toBe(DOES.length);
    await checkPapers();
    const all = [...cash.values()].reduce((sum, one) => sum + one, 0);
    const db = strapi.db.connection;
    const [{ total }] = await db('adh_payment').sum({ total: 'amount' });
    expect(Number(total)).toBe(all);
    expect([...cash.values()].filter((one) => one !== 0).length).toBeGreaterThan(MEMBERS / 2);
    // The list of unpaid calls asks for what no credit pays.
    const views = await Promise.all(members.map(view));
    const { body } = await colleagues[0].get(`${LIFECYCLE}/dues?pageSize=100`).expect(200);
    const due = views.reduce(
      (sum, { account }) => sum + Math.max(0, account.due - account.credit),
      0,
    );
    expect(body.meta.left).toBe(due);
  },
  LONGEST,
);
