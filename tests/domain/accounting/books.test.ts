import fc from 'fast-check';
import type { AccountRole } from '../../../src/plugins/membership-lifecycle/shared/accounting/accounting';
import { entriesUntil } from '../../../src/plugins/membership-lifecycle/server/src/accounting/rules/entries';
import { openEntries } from '../../../src/plugins/membership-lifecycle/server/src/accounting/rules/periods';
import type {
  BookCall,
  BookFacts,
  BookLine,
  Entry,
  Settings,
} from '../../../src/plugins/membership-lifecycle/server/src/accounting/rules/types';
import {
  totalsOf,
  written,
} from '../../../src/plugins/membership-lifecycle/server/src/accounting/rules/written';
import {
  balanceOf,
  creditOf,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import {
  moveWithin,
  receiveMoved,
  sendMoved,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands/payment-corrections';
import { paidOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import type {
  Facts,
  Payment,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { BOOK_SETTINGS } from '../../helpers/accounting';
import { daysApart, ensure, plusDays, RUNS, tellSeed } from '../../helpers/days';
import { counter, factsOf, Life, membership, OTHER_TIER, PRICE, TIER } from '../../helpers/facts';

/** The books of random years beside naive ones: balanced, complete, and never changed once closed. */

beforeAll(tellSeed);

const reason = 'x';
/** Long after all that lives: what was put aside has been taken back. */
const END: Day = '2031-01-15';

/** Two members whose money may go from one to the other, as the tables keep their rows. */
class Couple {
  readonly lives = ['one', 'two'].map((id) =>
    new Life(factsOf({ membership: membership({ id }) }), '2021-01-04', counter(id))
      .do('approve')
      .call(),
  );
  readonly rows: Payment[] = [];
  /** Terms whose last day was corrected, by days. */
  readonly corrected = new Map<string, number>();

  /** Notes the lines that were added, in the order of their writing. */
  keep(): void {
    for (const { facts } of this.lives) {
      const known = new Set(this.rows.map(({ id }) => id));
      this.rows.push(...facts.payments.filter(({ id }) => !known.has(id)));
    }
  }

  get facts(): BookFacts {
    let row = 0;
    const calls = this.lives.flatMap(({ facts }) =>
      facts.dues.map((call): BookCall => {
        const term = facts.terms.find(({ id }) => id === call.termId);
        const note = facts.creditNotes.find(({ duesId }) => duesId === call.id);
        const on = note?.issuedOn ?? call.cancelledOn ?? term?.waivedOn ?? null;
        return {
          ...call,
          row: (row += 1),
          startsOn: term!.startsOn,
          endsOn: plusDays(term!.endsOn, this.corrected.get(call.termId) ?? 0),
          ended: on === null ? null : { on, number: note?.number ?? null },
        };
      }),
    );
    const owner = new Map(calls.map(({ id, membershipId }) => [id, membershipId]));
    const lines = this.rows.map((line, at): BookLine => ({
      ...line,
      row: at + 1,
      membershipId: line.creditOf ?? owner.get(line.duesId ?? '') ?? '',
    }));
    return { calls, lines };
  }
}

const STEPS = [
  ...([
    'close',
    'close',
    'record',
    'record',
    'refund',
    'reverse',
    'move',
    'move-to-other',
    'allocate',
  ] as const),
  ...([
    'reprice',
    'renew',
    'call',
    'reissue',
    'tier',
    'waive',
    'void',
    'correct',
    'close',
  ] as const),
];
const step = fc.record({
  does: fc.constantFrom(...STEPS),
  who: fc.nat(1),
  amount: fc.oneof(fc.constantFrom(1, 100, PRICE, 2 * PRICE), fc.integer({ min: 1, max: PRICE })),
  pick: fc.nat(50),
  days: fc.oneof(fc.nat(20), fc.nat(200)),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const live = (couple: Couple, { does, who, amount, pick }: Step): void => {
  const life = couple.lives[who];
  const { facts } = life;
  const call = facts.dues[pick % facts.dues.length];
  const term = facts.terms[pick % facts.terms.length];
  const line = facts.payments[pick % Math.max(1, facts.payments.length)];
  const of: Partial<Record<(typeof STEPS)[number], () => unknown>> = {
    record: () =>
      life.tries('record-payment', {
        ...{ amount, confirmed: true, on: plusDays(life.today, -(pick % 30)) },
        ...(pick % 2 === 0 ? { duesId: call.id } : {}),
      }),
    refund: () =>
      life.tries('refund-payment', {
        ...(pick % 2 === 0 ? { duesId: call.id } : {}),
        ...{ amount, reason, confirmed: true },
      }),
    reverse: () => life.tries('reverse-payment', { paymentId: line?.id ?? '', reason }),
    allocate: () => life.tries('allocate-credit', { duesId: call.id, amount }),
    reprice: () => life.tries('reprice', { termId: term.id, amount, reason }),
    renew: () => life.tries('accept-renewal'),
    call: () => life.tries('issue-call', { termId: term.id }),
    reissue: () => life.tries('reissue-call', { duesId: call.id, reason }),
    tier: () =>
      life.tries('change-tier', {
        ...{ tier: pick % 2 === 0 ? TIER : OTHER_TIER.tierCode, reason, when: 'now' },
      }),
    waive: () => life.tries('waive-dues', { termId: term.id, reason }),
    void: () => life.tries('void-term', { termId: term.id, reason }),
    correct: () => couple.corrected.set(term.id, (pick % 60) - 30),
    move: () => {
      const to = pick % 3 === 0 ? {} : { toDuesId: call.id };
      const input = { paymentId: line?.id ?? '', reason, ...to, amount };
      const decision = moveWithin(facts, input, life.ctx);
      if (decision.ok) life.facts = decision.outcome.facts;
    },
    'move-to-other': () => {
      const other = couple.lives[1 - who];
      const input = { paymentId: line?.id ?? '', intoMembershipId: 'x', amount, reason };
      const sent = sendMoved(facts, input, life.ctx);
      const received = line && receiveMoved(other.facts, line, input, other.ctx);
      if (!sent.ok || !received?.ok) return;
      life.facts = sent.outcome.facts;
      // As the command writes them: the lines of who loses it first.
      const known = new Set(couple.rows.map(({ id }) => id));
      couple.rows.push(...life.facts.payments.filter(({ id }) => !known.has(id)));
      other.facts = received.outcome.facts;
    },
  };
  of[does]?.();
};

const sumOf = (
  entries: readonly Entry[],
  role: AccountRole,
  of: (line: Entry['lines'][number]) => boolean = () => true,
): number =>
  entries
    .flatMap(({ lines }) => lines)
    .filter((line) => line.role === role && of(line))
    .reduce((sum, { amount }) => sum + amount, 0);

/** Amounts by source, account and member: what two books have to agree in. */
const byPlace = (entries: readonly Entry[]): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const { source, lines } of entries) {
    for (const { role, membershipId, amount } of lines) {
      const key = `${source} ${role} ${membershipId ?? ''}`;
      sums[key] = (sums[key] ?? 0) + amount;
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
};

const same = (a: Record<string, number>, b: Record<string, number>): boolean => {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => (a[key] ?? 0) === (b[key] ?? 0));
};

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** The income of a call at the end of a year, less what of it belongs to the days after. */
const earned = (
  { calls, lines }: BookFacts,
  basis: Settings['basis'],
  entries: readonly Entry[],
  year: number,
): number => {
  const end: Day = `${year}-12-31`;
  return total(
    calls.map((call) => {
      const own = basis === 'call' ? callOn(call, end) : paidBy(call, lines, entries, end);
      const days = daysApart(call.startsOn, call.endsOn) + 1;
      let after = 0;
      for (let day = call.startsOn; day <= call.endsOn; day = plusDays(day, 1)) {
        if (day > end) after += 1;
      }
      const share = Math.floor((Math.abs(own) * after * 2 + days) / (2 * days));
      return own - Math.sign(own) * share;
    }),
  );
};
const callOn = ({ issuedOn, ended, amount }: BookCall, day: Day): number =>
  issuedOn <= day && (ended === null || ended.on > day) ? amount : 0;
/** What is on a call at the end of a day, by the days of the entries that its lines are in. */
const paidBy = (
  { id }: BookCall,
  lines: readonly BookLine[],
  entries: readonly Entry[],
  day: Day,
): number => {
  const moved = new Map<string, Day>();
  // Lines of a move follow each other, the first of them names its entry.
  const moves = new Map(
    entries.flatMap(({ source, on }) =>
      source.startsWith('move:') ? [[source.slice(5), on] as const] : [],
    ),
  );
  let current: Day | undefined;
  for (const line of lines) {
    if (!line.kind.startsWith('moved')) continue;
    current = moves.get(line.id) ?? (line.kind === 'moved-out' ? line.on : current);
    moved.set(line.id, current ?? line.on);
  }
  return total(
    lines
      .filter(({ duesId }) => duesId === id)
      .filter((line) => (moved.get(line.id) ?? line.on) <= day)
      .map(({ amount }) => amount),
  );
};

const checkBooks = (couple: Couple, basis: Settings['basis']): void => {
  const facts = couple.facts;
  const entries = entriesUntil({ ...BOOK_SETTINGS, basis }, facts, END);
  for (const entry of entries) {
    ensure(total(entry.lines.map(({ amount }) => amount)) === 0, entry);
    ensure(entry.lines.length >= 2 && entry.lines.every(({ amount }) => amount !== 0), entry);
  }
  ensure(new Set(entries.map(({ source }) => source)).size === entries.length, 'a source twice');
  const cash = couple.rows.filter(({ kind }) => !kind.startsWith('moved'));
  ensure(sumOf(entries, 'bank') === total(cash.map(({ amount }) => amount)), 'bank');
  ensure(sumOf(entries, 'prepaid') === 0, 'prepaid stays');
  const paid = ({ payments, dues }: Facts) => total(dues.map(({ id }) => paidOf(payments, id)));
  for (const { facts: own } of couple.lives) {
    const mine = ({ membershipId }: { membershipId: string | null }) =>
      membershipId === own.membership.id;
    // What members read on their pages.
    ensure(sumOf(entries, 'credits', mine) === -creditOf(own), 'credits');
    const owed = basis === 'call' ? balanceOf(own).due : 0;
    ensure(sumOf(entries, 'members', mine) === owed, { owed, basis });
  }
  const income =
    basis === 'call'
      ? total(facts.calls.map((call) => callOn(call, END)))
      : total(couple.lives.map((life) => paid(life.facts)));
  ensure(sumOf(entries, 'dues') === -income, { income });
  for (const year of [2021, 2022, 2023]) {
    const until = entries.filter(({ on }) => on <= `${year}-12-31`);
    const expected = earned(facts, basis, entries, year);
    ensure(sumOf(until, 'dues') === -expected, { year, basis, expected });
  }
};

const kinds = new Set<string>();

describe('the books of any years', () => {
  it.each(['call', 'receipt'] as const)('agree with naive ones, income on the %s', (basis) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const couple = new Couple();
        for (const one of steps) {
          live(couple, one);
          couple.keep();
          for (const life of couple.lives) life.at(plusDays(life.today, one.days));
        }
        checkBooks(couple, basis);
        for (const { kind } of entriesUntil(BOOK_SETTINGS, couple.facts, END)) kinds.add(kind);
      }),
      RUNS,
    );
    expect([...kinds].sort()).toEqual([
      ...['call', 'credit-note', 'moved', 'prepaid', 'prepaid-back'],
      ...['received', 'refund', 'reversal'],
    ]);
  });

  it('add up to the same whenever periods are closed, and closed ones never change', () => {
    let [corrections, late] = [0, 0];
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 8, maxLength: 16 }),
        fc.constantFrom('call' as const, 'receipt' as const),
        (steps, basis) => {
          const settings: Settings = { ...BOOK_SETTINGS, basis };
          const couple = new Couple();
          const closed: Entry[] = [];
          let through: Day | null = null;
          let numbers = { dues: 0, bank: 0, other: 0 };
          const names = new Map([['one', { reference: 'A', organisation: 'Un' }]]);
          const check = (until: Day) => {
            const all = entriesUntil(settings, couple.facts, until);
            const open = openEntries(all, closed, through);
            ensure(
              open.every(({ on }) => through === null || on > through),
              'in a closed period',
            );
            ensure(
              open.every(({ lines }) => total(lines.map(({ amount }) => amount)) === 0),
              'out of balance',
            );
            ensure(same(byPlace([...closed, ...open]), byPlace(all)), 'closed and open differ');
            corrections += open.filter(({ isCorrection }) => isCorrection).length;
            late += open.filter((entry) => entry.pieceOn < entry.on).length;
            return open;
          };
          for (const one of steps) {
            live(couple, one);
            couple.keep();
            const { today } = couple.lives[0];
            if (one.does === 'close') {
              const last = plusDays(today, -1 - (one.pick % 20));
              if (through === null || last > through) {
                const own = check(today).filter(({ on }) => on <= last);
                const made = written(own, settings, names, numbers);
                for (const journal of ['dues', 'bank', 'other'] as const) {
                  const given = [
                    ...new Set(
                      made.lines
                        .filter((line) => line.journal === journal)
                        .map(({ number }) => number),
                    ),
                  ];
                  const expected = given.map((_, at) => numbers[journal] + 1 + at);
                  ensure(given.join() === expected.join(), { given, expected });
                }
                const { debit, credit } = totalsOf(made.lines);
                ensure(debit === credit, { debit, credit });
                numbers = made.numbers;
                closed.push(...own);
                through = last;
              }
            }
            for (const life of couple.lives) life.at(plusDays(life.today, one.days));
          }
          check(END);
        },
      ),
      RUNS,
    );
    expect(corrections).toBeGreaterThan(0);
    expect(late).toBeGreaterThan(0);
  });
});
