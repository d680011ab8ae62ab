import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { decide } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import type { RuleName } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import type {
  Facts,
  MessageDraft,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { isLegal } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/legal';
import { loginAs, type Admin } from '../../helpers/admin';
import { sumOf } from '../../helpers/book-of-prices';
import { newCandidate, prepareTable } from '../../helpers/command-table';
import { ensure, plusDays, SEED, tellSeed } from '../../helpers/days';
import { counter, Life, PRICE } from '../../helpers/facts';
import { importer } from '../../helpers/import/client';
import { csvOf, french, historyOf } from '../../helpers/import/history';
import { holdTo, INVARIANTS, type Side, type Turn } from '../../helpers/invariants';
import { boot, setToday, stop } from '../../helpers/strapi';
import { anyInput, choose, ENDS, STAFF } from '../../helpers/steps';

/**
 * The rules of docs/rules.md over lives on the real application: what the API answers, and what is in
 * the tables before and after each command and each daily run. `SERVICE_LIVES` lives more of them.
 */

const LIVES = Number(process.env.SERVICE_LIVES ?? 100);
/** Members that live at the same time. */
const TOGETHER = 200;
/** Those of them that a spreadsheet brought, with a call of this year that has no paper here. */
const IMPORTED = 20;
const ROUNDS = 16;
/** One in so many members gets a command on a day. */
const QUIET = 2;

let strapi: Core.Strapi;
let staff: Admin;

beforeAll(async () => {
  tellSeed();
  strapi = await boot('2021-01-04');
  await prepareTable(strapi);
});
afterAll(() => stop(strapi));

interface FactsService {
  loadMany(ids: readonly string[]): Promise<{ facts: Facts }[]>;
}

const load = async (ids: readonly string[]): Promise<Map<string, Facts>> => {
  const service: FactsService = strapi.plugin('membership-lifecycle').service('facts');
  const rows = await service.loadMany(ids);
  return new Map(rows.map(({ facts }) => [facts.membership.id, facts]));
};

interface Row {
  id: number;
  key: string;
  template: string;
  state: string;
  membership_id: string;
  renewal_id: string | null;
}

const lastMessage = async (): Promise<number> =>
  Number((await strapi.db.connection('adh_message').max({ id: 'id' }))[0].id ?? 0);

/** The messages that were written since to be sent, as drafts. */
const messagesSince = async (last: number, after: Map<string, Facts>) => {
  const rows: Row[] = await strapi.db.connection('adh_message').where('id', '>', last);
  const byMember = new Map<string, MessageDraft[]>();
  for (const { key, template, state, membership_id: id, renewal_id: renewalId } of rows) {
    const facts = after.get(id);
    if (!facts || state === 'withheld') continue;
    const parts = key.split(':');
    const line = facts.payments.find((one) => parts.includes(one.id));
    const call = facts.dues.find((one) => parts.includes(one.id) || one.id === line?.duesId);
    const termId = facts.renewals.find((one) => one.id === renewalId)?.termId ?? call?.termId;
    const draft = {
      ...{ key, template, renewalId, termId: termId ?? null, duesId: call?.id ?? null },
      contactRole: 'representative' as const,
    };
    byMember.set(id, [...(byMember.get(id) ?? []), draft]);
  }
  return byMember;
};

const ask =
  (today: Day): Turn['ask'] =>
  (facts, command, input) => {
    const answer = decide(facts, command as RuleName, input, { today, newId: counter('asked') });
    return answer.ok ? null : answer.reason;
  };

const DUE_DAY = 'the stored due day is the day of the plan';

const hold = (told: Pick<Turn, 'command' | 'input' | 'today' | 'isPlanned' | 'sides'>): void => {
  // A member whose contacts changed is looked at by the next daily run, whatever is due.
  const isMerger = told.command === 'merge-into';
  const names = Object.keys(INVARIANTS).filter((name) => !isMerger || name !== DUE_DAY);
  holdTo({ ...told, ask: ask(told.today) }, names);
};

/** The daily run of all, each member held to the rules. */
const runDay = async (ids: readonly string[], today: Day): Promise<void> => {
  setToday(strapi, today);
  const [before, last] = [await load(ids), await lastMessage()];
  await strapi.plugin('membership-lifecycle').service('daily').run({});
  const after = await load(ids);
  const messages = await messagesSince(last, after);
  for (const [id, facts] of after) {
    const side = { before: before.get(id)!, after: facts, messages: messages.get(id) ?? [] };
    hold({ command: 'day', input: {}, today, isPlanned: true, sides: [side] });
  }
};

/** What a page shows is what the tables say, added up by hand. */
const pageHolds = ({ status, account }: MembershipView, facts: Facts): void => {
  ensure(status === facts.membership.status, ['the page and the table', status]);
  ensure(account.paid === sumOf(facts.payments), ['paid', account, sumOf(facts.payments)]);
};

interface Drawn {
  days: number;
  /** Chooses the command. */
  turn: number;
  /** Chooses what it is about. */
  pick: number;
  amount: number;
}

/** What is sold and called here, in place of the names that pure lives use. */
const soldHere = (
  command: string,
  { offers, dues, papers, renewals }: Facts,
  { pick, amount }: Drawn,
  today: Day,
): object => {
  const offer = choose(offers, pick);
  const open = renewals.find(({ closedOn }) => closedOn === null);
  switch (command) {
    case 'change-tier':
      return { tier: offer?.tierCode };
    case 'grant-right':
      return { benefit: choose(offer?.allowances ?? [], pick)?.benefitCode };
    case 'make-call-paper': {
      const bare = dues.filter(({ id }) => papers.every(({ duesId }) => duesId !== id));
      return { duesId: choose(bare, pick)?.id ?? 'none', reason: undefined };
    }
    case 'record-payment': {
      // Money for a call that was cancelled waits as a credit beside the call that replaced it.
      const old = dues.filter(({ cancelledOn }) => cancelledOn !== null);
      const duesId = choose(old.length > 0 && pick % 2 === 0 ? old : dues, pick)?.id;
      return { duesId, amount, confirmed: true };
    }
    case 'waive-dues':
      // Waived before its answer, a renewal is settled and still open.
      return open && pick % 2 === 0 ? { termId: open.termId } : {};
    case 'mute':
      return { until: plusDays(today, pick % 200) };
    default:
      return {};
  }
};

const inputOf = (
  command: string,
  facts: Facts,
  other: Facts | undefined,
  step: Drawn,
  today: Day,
) => {
  const into = other ? { intoMembershipId: other.membership.id } : {};
  if (command === 'merge-into') return { ...into, reason: 'x' };
  if (command === 'move-payment') {
    const paymentId = choose(facts.payments, step.pick)?.id ?? 'none';
    return { paymentId, reason: 'x', confirmed: true, ...(step.pick % 2 === 0 ? into : {}) };
  }
  // Nobody here has the account that a renewal is assigned to.
  if (command === 'assign-renewal') return {};
  return {
    ...anyInput(command as RuleName, new Life(facts, today), step),
    ...soldHere(command, facts, step, today),
  };
};

/** Runs a command of a member, and holds everybody whom it concerns; says whether it was accepted. */
const live = async (
  id: string,
  command: string,
  other: string | undefined,
  step: Drawn,
  today: Day,
): Promise<boolean> => {
  const ids = other ? [id, other] : [id];
  const [before, last] = [await load(ids), await lastMessage()];
  const mine = before.get(id)!;
  const input = inputOf(command, mine, other ? before.get(other) : undefined, step, today);
  const url = `/membership-lifecycle/memberships/${id}/commands/${command}`;
  const { status, body } = await staff.post(url, input as object);
  ensure(status < 500, [command, input, body]);
  const after = await load(ids);
  if (status !== 200) {
    ensure(JSON.stringify(after.get(id)) === JSON.stringify(mine), ['a refusal changed', command]);
    return false;
  }
  const messages = await messagesSince(last, after);
  const sides = ids.map((one): Side => ({
    before: before.get(one)!,
    after: after.get(one)!,
    messages: messages.get(one) ?? [],
  }));
  hold({ command, input: input as Turn['input'], today, isPlanned: false, sides });
  if (body.data.status) pageHolds(body.data, after.get(id)!);
  return true;
};

const LIVED = [...STAFF, 'merge-into', 'move-payment'].filter(
  (name) => name !== 'relocate-renewal',
);

/** How often each command was accepted. */
const accepted = new Map<string, number>();
const times = (name: string): number => accepted.get(name) ?? 0;

/** The command of a step: of those that are legal the rarest so far or any, ends in few lives. */
const commandOf = (facts: Facts, { turn, amount }: Drawn, today: Day): string | undefined => {
  const legal = LIVED.filter(
    (name) =>
      (amount === 1 || ![...ENDS, 'merge-into'].includes(name)) && isLegal(facts, name, today),
  );
  if (legal.includes('approve') && turn % 2 === 0) return 'approve';
  const rarest = [...legal].sort((one, other) => times(one) - times(other)).slice(0, 3);
  // Dues that are waived before the answer are what a renewal to be won by hand comes from.
  const isAsked = facts.renewals.some(({ closedOn, answer }) => closedOn === null && !answer);
  if (isAsked && times('win-renewal') < 100)
    rarest.unshift(...legal.filter((name) => name === 'waive-dues'));
  // Money for a call that was replaced is what a credit beside an open call comes from.
  if (facts.dues.some(({ cancelledOn }) => cancelledOn !== null) && times('allocate-credit') < 100)
    rarest.unshift(...legal.filter((name) => name === 'record-payment'));
  // Another digit of the draw than the one that chooses between the lists.
  return choose([legal, rarest.slice(0, 1), rarest][turn % 3], Math.floor(turn / 6));
};

const anyStep: fc.Arbitrary<Drawn> = fc.record({
  days: fc.integer({ min: 1, max: 75 }),
  turn: fc.nat(1_000_000),
  pick: fc.nat(1_000_000),
  amount: fc.constantFrom(1, 100_000, PRICE, 2 * PRICE),
});

/** Members of a spreadsheet, with a year that was called before and is not paid. */
const importMembers = async (count: number, from: number, today: Day): Promise<string[]> => {
  const { headings, rows } = historyOf({ today, lines: 9 * count, from, tier: 'Formule publics' });
  const unpaid = ['Réglé le', 'Montant réglé', 'Mode', 'Date de départ', 'Motif du départ'];
  const called = rows
    .filter((row) => row['Date de fin'] === french(`${today.slice(0, 4)}-12-31`))
    .slice(0, count)
    .map((row) => ({ ...row, ...Object.fromEntries(unpaid.map((heading) => [heading, ''])) }));
  const members = importer(strapi, staff);
  const { view } = await members.send(csvOf({ headings, rows: called }));
  const { status, view: done } = await members.apply(view);
  ensure(status === 200, ['not imported', status, done]);
  const numbers = called.map((row) => row['N° adhérent']);
  const found = await strapi
    .documents('api::membership.membership')
    .findMany({ filters: { reference: { $in: numbers } }, limit: -1 });
  ensure(found.length === count, ['imported', found.length, count]);
  return found.map(({ documentId }) => documentId);
};

test(
  'every rule holds over lives on the real application',
  async () => {
    let commands = 0;
    for (let lived = 0; lived < LIVES; lived += TOGETHER) {
      // A session ends after half an hour.
      staff = await loginAs(strapi, 'membership-staff');
      const count = Math.min(TOGETHER, LIVES - lived);
      const steps = fc.sample(anyStep, { numRuns: ROUNDS * (count + 1), seed: SEED + lived });
      let today: Day = '2021-01-04';
      setToday(strapi, today);
      const ids = await importMembers(Math.min(IMPORTED, count / 10), lived, today);
      while (ids.length < count) ids.push(await newCandidate(strapi));
      for (let round = 0; round < ROUNDS; round += 1) {
        const facts = await load(ids);
        for (const [at, id] of ids.entries()) {
          const step = steps[round * (count + 1) + at];
          // All are asked in once; then few of them act on a day.
          if (round > 0 && step.days % QUIET !== round % QUIET) continue;
          const command = commandOf(facts.get(id)!, step, today);
          if (!command) continue;
          const both = command === 'merge-into' || command === 'move-payment';
          const other = both ? ids[(at + 1) % count] : undefined;
          if (!(await live(id, command, other, step, today))) continue;
          commands += 1;
          accepted.set(command, times(command) + 1);
        }
        today = plusDays(today, steps[(round + 1) * (count + 1) - 1].days);
        await runDay(ids, today);
      }
    }
    const rare = LIVED.filter((name) => times(name) < 100).map((name) => `${name} ${times(name)}`);
    console.info(`${LIVES} lives, ${commands} commands, accepted least: ${rare.join(', ')}`);
    expect(commands).toBeGreaterThan(LIVES * 2);
    expect(accepted.size).toBeGreaterThan(25);
    if (LIVES >= 5000) expect(rare).toEqual([]);
  },
  LIVES * 3_000,
);
