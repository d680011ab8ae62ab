import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { CommandPlan } from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';
import type { RuleName } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { loginAs, type Admin } from '../../helpers/admin';
import {
  newCandidate,
  prepareTable,
  stored,
  TABLE,
  type Stored,
} from '../../helpers/command-table';
import { plusDays, SEED, tellSeed } from '../../helpers/days';
import { Life } from '../../helpers/facts';
import { boot, setToday, stop } from '../../helpers/strapi';
import { anyInput, choose, STAFF } from '../../helpers/steps';

/**
 * Each command of a life is planned, run with the seal of its plan, and compared: what the plan said
 * is what the member's page, the messages and the papers then hold.
 */

const LIFECYCLE = '/membership-lifecycle';
const STEPS = 60;

let strapi: Core.Strapi;
let staff: Admin;

beforeAll(async () => {
  tellSeed();
  strapi = await boot('2021-01-04');
  await prepareTable(strapi);
  staff = await loginAs(strapi, 'membership-staff');
});
afterAll(() => stop(strapi));

const at = (id: string) => `${LIFECYCLE}/memberships/${id}`;
const view = async (id: string): Promise<MembershipView> =>
  (await staff.get(at(id)).expect(200)).body.data;
const factsOf = (id: string): Promise<Facts> =>
  strapi.plugin('membership-lifecycle').service('facts').load(id);

interface Seen {
  view: MembershipView;
  rows: Stored;
}
const look = async (id: string): Promise<Seen> => ({
  view: await view(id),
  rows: await stored(strapi, id),
});

/** Rows of a table that are there after and were not before. */
const added = (table: string, before: Seen, after: Seen) => {
  const known = new Set(before.rows[table].map((row) => row.document_id));
  return after.rows[table].filter((row) => !known.has(row.document_id));
};
/** What is shown after and was not before, each as a text. */
const news = <T>(before: readonly T[], after: readonly T[]): string[] => {
  const left = before.map((one) => JSON.stringify(one));
  return after
    .map((one) => JSON.stringify(one))
    .filter((one) => {
      const place = left.indexOf(one);
      if (place >= 0) left.splice(place, 1);
      return place < 0;
    })
    .sort();
};
const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

const spans = ({ terms }: MembershipView) =>
  terms.map(({ startsOn, endsOn, price, tierNames }) => [startsOn, endsOn, price, tierNames.fr]);
const states = ({ terms }: MembershipView) =>
  terms.map((term) => [...spans({ terms: [term] } as MembershipView), term.state, term.waivedOn]);
const rights = ({ entitlements }: MembershipView) =>
  entitlements.map(({ names, startsOn, endsOn, granted, used }) => [
    ...[names.fr, startsOn, endsOn, granted, used],
  ]);

const compare = (plan: CommandPlan, before: Seen, after: Seen): void => {
  const { terms, calls, account, status } = plan;
  const { due, paid, credit } = after.view.account;
  expect(account?.after ?? sumsOf(before.view)).toEqual({ due, paid, credit });
  expect([status?.before, status?.after]).toEqual([before.view.status, after.view.status]);
  // Dues that are waived may issue their term: one period is told twice then.
  const periods = new Set(terms.map(({ startsOn, endsOn }) => `${startsOn} ${endsOn}`));
  expect(periods.size).toBe(news(states(before.view), states(after.view)).length);
  for (const { startsOn, endsOn, price, tierNames } of terms) {
    expect(lines(spans(after.view))).toContain(
      JSON.stringify([startsOn, endsOn, price, tierNames.fr]),
    );
  }
  const numbers = new Set(before.view.dues.map(({ number }) => number));
  for (const call of calls) {
    const found = after.view.dues.filter(({ number }) =>
      call.number === null ? !numbers.has(number) : number === call.number,
    );
    expect(found).toContainEqual(
      expect.objectContaining({
        ...{ amount: { amount: call.amount, currency: call.currency }, paid: call.paid },
        ...{ dueOn: call.dueOn, engagementNumber: call.engagementNumber },
        ...{ serviceCode: call.serviceCode, replaces: call.replaces ?? expect.anything() },
        ...(call.replaces === null ? { replaces: found[0]?.replaces ?? null } : {}),
      }),
    );
  }
  const issued = calls.filter(({ change }) => change === 'issued').length;
  const credited = calls.filter(({ change }) => change === 'credited').length;
  expect(added('adh_dues', before, after)).toHaveLength(issued);
  expect(added('adh_credit_note', before, after)).toHaveLength(credited);
  expect(added('adh_paper', before, after)).toHaveLength(calls.filter((one) => one.paper).length);
  const open = plan.rights.filter(({ change }) => change !== 'closed');
  const told = open.map(({ names, startsOn, endsOn, granted, used }) => [
    ...[names.fr, startsOn, endsOn, granted, used],
  ]);
  expect(lines(told)).toEqual(news(rights(before.view), rights(after.view)));
  compareMessages(plan, before, after);
};

const sumsOf = ({ account: { due, paid, credit } }: MembershipView) => ({ due, paid, credit });

/** A number that is given when the call is written stands in the text alone. */
const compareMessages = (plan: CommandPlan, before: Seen, after: Seen): void => {
  const written = added('adh_message', before, after);
  const numbers = [...added('adh_dues', before, after), ...added('adh_credit_note', before, after)]
    .map(({ number }) => String(number))
    .filter(Boolean)
    // A credit note's first, in which the number of a call may stand.
    .sort((one, other) => other.length - one.length);
  const unnumbered = (text: unknown) =>
    numbers.reduce((now, number) => now.replaceAll(number, '…'), String(text));
  const leaving = plan.messages.filter((message) => message.ok);
  expect(
    lines(
      written.map((row) => [
        ...[row.template, `${row.to_name} <${row.to_email}>`, row.paper_id !== null],
        ...[unnumbered(row.subject), unnumbered(row.text)],
      ]),
    ),
  ).toEqual(
    lines(
      leaving.map(({ template, to, paper, subject, text }) => [
        ...[template, to, paper, unnumbered(subject), unnumbered(text)],
      ]),
    ),
  );
};

/** Plans a command, runs it as planned and compares; says whether it was done. */
const live = async (id: string, command: RuleName, input: object): Promise<boolean> => {
  const before = await look(id);
  const { body } = await staff.post(`${at(id)}/commands/${command}/plan`, input).expect(200);
  const plan: CommandPlan = body.data;
  if (plan.refusal) return false;
  const sent = { ...input, ...(plan.question ? { confirmed: true } : {}), seal: plan.seal };
  await staff
    .post(`${at(id)}/commands/${command}`, sent)
    .set('Idempotency-Key', randomUUID())
    .set('If-Match', `"${before.view.version}"`)
    .expect(200);
  compare(plan, before, await look(id));
  return true;
};

test('over each command of a year and more of a member', async () => {
  const id = await newCandidate(strapi);
  const done = new Set<RuleName>();
  for (const [day, command, inputOf, refused] of TABLE) {
    setToday(strapi, day);
    const input = inputOf(await factsOf(id));
    // Nobody here has the account of the table's owner.
    if (refused || (command === 'assign-renewal' && 'ownerId' in input)) continue;
    expect([day, command, await live(id, command, input)]).toEqual([day, command, true]);
    done.add(command);
  }
  expect(done.size).toBeGreaterThan(30);
});

test('over random lives', async () => {
  const steps = fc.sample(
    fc.record({ days: fc.integer({ min: 0, max: 60 }), pick: fc.nat(1000), fresh: fc.nat(11) }),
    { numRuns: STEPS, seed: SEED },
  );
  let today = '2022-03-01';
  let id = '';
  let done = 0;
  for (const { days, pick, fresh } of steps) {
    if (id === '' || fresh === 0) {
      setToday(strapi, today);
      id = await newCandidate(strapi);
    }
    today = plusDays(today as never, days);
    setToday(strapi, today);
    const { commands } = await view(id);
    const legal = STAFF.filter((name) => commands.some((command) => command.name === name));
    const command = choose(legal, pick);
    if (!command) continue;
    const life = new Life(await factsOf(id), today as never);
    const amount = pick % 2 === 0 ? 100_000 : 500_000;
    const given = anyInput(command, life, { pick, amount, days });
    const input = command === 'assign-renewal' ? {} : given;
    if (await live(id, command, input)) done += 1;
  }
  expect(done).toBeGreaterThan(STEPS / 3);
});
