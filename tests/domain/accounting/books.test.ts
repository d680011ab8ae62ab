import fc from 'fast-check';
import type { AccountRole } from '../../../src/plugins/membership-lifecycle/shared/accounting/accounting';
import { entriesUntil } from '../../../src/plugins/membership-lifecycle/server/src/accounting/rules/entries';
import {
  letterOf,
  lettersUntil,
} from '../../../src/plugins/membership-lifecycle/server/src/accounting/rules/lettering';
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
  /** Calls and payments that an import took over. */
  readonly imported = new Set<string>();
  /** Lines of the bank, each with the payment that it brought. */
  readonly deposited: { id: string; on: Day; receiptIds: string[] }[] = [];

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
        const { writtenOff: left, writtenOffOn, writtenOffAs: as } = call;
        return {
          ...call,
          writtenOff: left === null ? null : { amount: left, on: writtenOffOn!, as: as! },
          row: (row += 1),
          isImported: this.imported.has(call.id),
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
      isImported: this.imported.has(line.id),
    }));
    // As the store has it: a line of the bank loses a payment that was taken back as a mistake.
    const deposits = this.deposited.filter(({ receiptIds: [receipt] }) =>
      lines.some((line) => (line.receiptId ?? line.id) === receipt && this.came(line)),
    );
    return { calls, lines, deposits: deposits.map((one) => ({ ...one, piece: one.id })) };
  }

  private came({ id, kind }: BookLine): boolean {
    if (kind !== 'received' && kind !== 'moved-in') return false;
    const back = this.rows.find(({ reversesId }) => reversesId === id);
    if (!back) return true;
    const isUndone = this.rows.some(({ reversesId }) => reversesId === back.id);
    return back.kind === 'rejection' && !isUndone;
  }
}

/** The payment that each line is a part of, or takes back. */
const rootsOf = (lines: readonly BookLine[]): Map<string, BookLine> => {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const rootOf = (line: BookLine): BookLine => {
    const taken = byId.get(line.reversesId ?? '');
    if (taken) return rootOf(taken);
    return byId.get(line.receiptId ?? line.id) ?? line;
  };
  return new Map(lines.map((line) => [line.id, rootOf(line)]));
};

const METHODS = ['cheque', 'transfer', 'cheque', 'cash', 'card'] as const;

const STEPS = [
  ...([
    'close',
    'close',
    'record',
    'record',
    'refund',
    'reject',
    'reverse',
    'move',
    'move-to-other',
    'allocate',
    'deposit',
    'deposit',
    'take-over',
  ] as const),
  ...([
    'reprice',
    'renew',
    'call',
    'reissue',
    'tier',
    'waive',
    'write-off',
    'write-off',
    'ask-again',
    'void',
    'correct',
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
        method: METHODS[pick % METHODS.length],
        ...(pick % 2 === 0 ? { duesId: call.id } : {}),
      }),
    refund: () =>
      life.tries('refund-payment', {
        ...(pick % 2 === 0 ? { duesId: call.id } : {}),
        ...{ amount, reason, confirmed: true },
      }),
    reverse: () =>
      life.tries('reverse-payment', {
        ...{ paymentId: line?.id ?? '', reason },
        ...(pick % 2 === 0 ? { on: plusDays(life.today, -(pick % 30)) } : {}),
      }),
    reject: () =>
      life.tries('reject-payment', {
        ...{ paymentId: line?.id ?? '', on: plusDays(life.today, -(pick % 30)) },
      }),
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
    'write-off': () => {
      const writtenOffAs = pick % 2 === 0 ? 'difference' : 'loss';
      life.tries('write-off-call', { duesId: call.id, writtenOffAs, reason });
    },
    'ask-again': () => life.tries('undo-write-off', { duesId: call.id, reason }),
    void: () => life.tries('void-term', { termId: term.id, reason }),
    deposit: () => {
      const { receiptId, id, kind } = line ?? { kind: '' };
      const receipt = receiptId ?? id;
      if (kind !== 'received' || !receipt) return;
      if (couple.deposited.some(({ receiptIds }) => receiptIds.includes(receipt))) return;
      const on = plusDays(life.today, -(pick % 5));
      couple.deposited.push({ id: `line-${couple.deposited.length}`, on, receiptIds: [receipt] });
    },
    'take-over': () => {
      const old = pick % 2 === 0 ? call.id : line?.kind === 'received' && line.id;
      if (old) couple.imported.add(old);
    },
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
  { calls, lines: all }: BookFacts,
  basis: Settings['basis'],
  entries: readonly Entry[],
  year: number,
): number => {
  const end: Day = `${year}-12-31`;
  const old = oldLines({ calls, lines: all });
  const lines = all.filter((line) => !old.has(line));
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
const callOn = ({ issuedOn, ended, amount, isImported }: BookCall, day: Day): number => {
  const isEnded = ended !== null && ended.on <= day;
  if (isImported) return isEnded ? -amount : 0;
  return issuedOn <= day && !isEnded ? amount : 0;
};
/** The lines of the books before: of a payment that was taken over, on a call that was. */
const oldLines = ({ calls, lines }: Pick<BookFacts, 'calls' | 'lines'>): Set<BookLine> => {
  const roots = rootsOf(lines);
  const old = new Set(calls.filter(({ isImported }) => isImported).map(({ id }) => id));
  return new Set(
    lines.filter(({ id, duesId }) => old.has(duesId ?? '') && roots.get(id)!.isImported),
  );
};
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

/** The lines of entries as they are written, with what letters them at the end of a day. */
const letteredAt = (couple: Couple, entries: readonly Entry[], until: Day) => {
  const { lines } = written(entries, BOOK_SETTINGS, new Map());
  const letters = lettersUntil(couple.facts, lines, until);
  return lines
    .filter(({ role, on }) => role === 'members' && on <= until)
    .map((line) => ({ ...line, ...letters.get(line) }));
};

const checkLetters = (couple: Couple, entries: readonly Entry[]): void => {
  for (const until of ['2021-12-31', '2022-12-31', END] as const) {
    const lines = letteredAt(couple, entries, until);
    const sums: Record<string, number> = {};
    for (const { letter, membershipId, amount, letteredOn } of lines) {
      if (letter === null) continue;
      sums[`${letter} ${membershipId}`] = (sums[`${letter} ${membershipId}`] ?? 0) + amount;
      ensure(letteredOn !== null && letteredOn <= until, letter);
    }
    ensure(
      Object.values(sums).every((sum) => sum === 0),
      sums,
    );
    // Who owes nothing has nothing that is not settled.
    for (const id of ['one', 'two']) {
      const own = lines.filter(({ membershipId }) => membershipId === id);
      const owed = total(own.map(({ amount }) => amount));
      if (until === END && owed === 0)
        ensure(
          own.every(({ letter }) => letter !== null),
          own,
        );
    }
  }
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
  if (basis === 'call') checkLetters(couple, entries);
  const roots = rootsOf(facts.lines);
  const rootOf = ({ id }: { id: string }): BookLine => roots.get(id)!;
  const moneyOf = (of: (root: BookLine) => boolean): number =>
    total(cash.filter((line) => of(rootOf(line))).map(({ amount }) => amount));
  const brought = new Set(facts.deposits.flatMap(({ receiptIds }) => receiptIds));
  const isHeld = (root: BookLine): boolean =>
    root.kind === 'received' && !root.isImported && !brought.has(root.id);
  const [cheques, inHand] = (['cheque', 'cash'] as const).map((method) =>
    moneyOf((root) => root.method === method && isHeld(root)),
  );
  ensure(sumOf(entries, 'cheques') === cheques, { cheques });
  ensure(sumOf(entries, 'cash') === inHand, { inHand });
  const money = (['bank', 'cheques', 'cash'] as const).map((role) => sumOf(entries, role));
  // What the bank rejects of the books before, it takes now.
  const rejected = total(
    cash
      .filter((line) => rootOf(line).isImported)
      .filter(({ kind, reversesId }) => {
        const taken = facts.lines.find(({ id }) => id === reversesId);
        return kind === 'rejection' || taken?.kind === 'rejection';
      })
      .map(({ amount }) => amount),
  );
  ensure(total(money) === moneyOf((root) => !root.isImported) + rejected, 'money');
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
      : total(couple.lives.map((life) => paid(life.facts))) -
        total([...oldLines(facts)].map(({ amount }) => amount));
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
      ...['call', 'credit-note', 'deposit', 'moved', 'prepaid', 'prepaid-back'],
      ...['received', 'refund', 'rejection', 'reversal', 'written-off'],
    ]);
  });

  const rejectedLate = (noted: Day, rejected: Day) => {
    const couple = new Couple();
    const [life] = couple.lives;
    life.at('2021-11-20').do('record-payment', { amount: PRICE });
    life.at(noted).do('reject-payment', { paymentId: life.last.payment?.id, on: rejected });
    couple.keep();
    const entries = entriesUntil(BOOK_SETTINGS, couple.facts, END);
    return entries.filter(({ journal }) => journal === 'bank');
  };

  it('have a rejected payment on the day of the bank, whenever it was noted', () => {
    const entries = rejectedLate('2022-01-12', '2021-11-28');
    expect(entries).toMatchObject([
      { kind: 'received', on: '2021-11-20' },
      { kind: 'rejection', on: '2021-11-28', piece: entries[0].piece },
    ]);
    const bank = totalsOf(written(entries, BOOK_SETTINGS, new Map()).lines);
    expect(bank.accounts.map(({ debit, credit }) => [debit, credit])).toEqual([
      [PRICE, PRICE],
      [PRICE, PRICE],
    ]);
  });

  describe('of a cheque', () => {
    /** A cheque of November that the bank rejects in December; taken there on a day, if at all. */
    const bounced = (taken: Day | null, closed: readonly Entry[] = []) => {
      const couple = new Couple();
      const [life] = couple.lives;
      life.at('2021-11-20').do('record-payment', { amount: PRICE, method: 'cheque' });
      const { id } = life.last.payment as Payment;
      if (taken !== null) couple.deposited.push({ id: 'line', on: taken, receiptIds: [id] });
      life.at('2021-12-10').do('reject-payment', { paymentId: id });
      couple.keep();
      return entriesUntil(BOOK_SETTINGS, couple.facts, '2021-12-31', closed).filter(({ lines }) =>
        lines.some(({ role }) => role === 'bank' || role === 'cheques'),
      );
    };
    const told = (entries: readonly Entry[]) =>
      entries.map(({ kind, journal, on, lines }) => ({
        ...{ kind, journal, on },
        ...Object.fromEntries(lines.map(({ role, amount }) => [role, amount])),
      }));

    it('have it in hand until the bank books the deposit, which then rejects it', () => {
      expect(told(bounced('2021-11-25'))).toEqual([
        { kind: 'received', journal: 'other', on: '2021-11-20', cheques: PRICE, members: -PRICE },
        { kind: 'deposit', journal: 'bank', on: '2021-11-25', bank: PRICE, cheques: -PRICE },
        { kind: 'rejection', journal: 'bank', on: '2021-12-10', bank: -PRICE, members: PRICE },
      ]);
    });

    it('take back from it what was not deposited', () => {
      expect(told(bounced(null))).toEqual([
        { kind: 'received', journal: 'other', on: '2021-11-20', cheques: PRICE, members: -PRICE },
        { kind: 'rejection', journal: 'other', on: '2021-12-10', cheques: -PRICE, members: PRICE },
      ]);
    });

    it('leave what was closed at the bank before there was such an account', () => {
      const [received] = bounced(null);
      const atBank: Entry = {
        ...received,
        journal: 'bank',
        lines: received.lines.map((line) =>
          line.role === 'cheques' ? { ...line, role: 'bank' } : line,
        ),
      };
      const all = bounced('2021-12-02', [atBank]);
      expect(told(openEntries(all, [atBank], '2021-11-30'))).toEqual([
        { kind: 'rejection', journal: 'bank', on: '2021-12-10', bank: -PRICE, members: PRICE },
      ]);
    });

    it('know none where an association keeps one account for all money', () => {
      const couple = new Couple();
      const [life] = couple.lives;
      life.at('2021-11-20').do('record-payment', { amount: PRICE, method: 'cheque' });
      couple.keep();
      const { bank } = BOOK_SETTINGS.accounts;
      const accounts = { ...BOOK_SETTINGS.accounts, cheques: bank };
      const entries = entriesUntil({ ...BOOK_SETTINGS, accounts }, couple.facts, '2021-12-01');
      expect(sumOf(entries, 'bank')).toBe(PRICE);
      expect(entries.at(-1)?.journal).toBe('bank');
    });
  });

  it('keep what an import took over apart from this year and its bank', () => {
    const couple = new Couple();
    const [life] = couple.lives;
    life.at('2021-11-20').do('record-payment', { amount: PRICE });
    couple.imported.add(life.facts.dues[0].id).add((life.last.payment as Payment).id);
    couple.keep();
    const mine = entriesUntil(BOOK_SETTINGS, couple.facts, END).filter(
      ({ membershipId }) => membershipId === 'one',
    );
    expect(mine.map(({ kind, journal }) => [kind, journal])).toEqual([
      ['call', 'history'],
      ['received', 'history'],
    ]);
    expect([sumOf(mine, 'bank'), sumOf(mine, 'dues'), sumOf(mine, 'history')]).toEqual([0, 0, 0]);
    const [{ label }] = written(mine, BOOK_SETTINGS, new Map()).lines;
    expect(label).toBe('Reprise : Appel 2021-1');
    const receipt = entriesUntil({ ...BOOK_SETTINGS, basis: 'receipt' }, couple.facts, END);
    expect(receipt.filter(({ membershipId }) => membershipId === 'one')).toEqual([]);
  });

  describe('letter what settles each other', () => {
    const lettersOf = (couple: Couple, until: Day = END) => {
      const entries = entriesUntil(BOOK_SETTINGS, couple.facts, until);
      return letteredAt(couple, entries, until)
        .filter(({ membershipId }) => membershipId === 'one')
        .map(({ kind, letter, letteredOn }) => [kind, letter, letteredOn]);
    };

    it('a call and its two payments, from the day of the second; never what is rejected', () => {
      const couple = new Couple();
      const [life] = couple.lives;
      life.at('2021-02-01').do('record-payment', { amount: 100 });
      life.at('2021-03-01').do('record-payment', { amount: PRICE - 100 });
      const second = life.last.payment as Payment;
      couple.keep();
      const paid = ['AAA', '2021-03-01'];
      expect(lettersOf(couple)).toEqual([
        ['call', ...paid],
        ['received', ...paid],
        ['received', ...paid],
      ]);
      // As it was before the second came.
      expect(lettersOf(couple, '2021-02-15').map(([, letter]) => letter)).toEqual([null, null]);
      life.at('2021-04-01').do('reject-payment', { paymentId: second.id });
      couple.keep();
      expect(lettersOf(couple).every(([, letter]) => letter === null)).toBe(true);
      expect(lettersOf(couple, '2021-03-15')).toHaveLength(3);
      life.at('2021-05-01').do('record-payment', { amount: PRICE - 100 });
      couple.keep();
      expect(new Set(lettersOf(couple).map(([, letter, on]) => `${letter} ${on}`))).toEqual(
        new Set(['AAA 2021-05-01']),
      );
    });

    it('a credit note and its call', () => {
      const couple = new Couple();
      const [life] = couple.lives;
      const reissued = { duesId: life.facts.dues[0].id, reason };
      life.at('2021-02-01').do('reissue-call', reissued);
      couple.keep();
      expect(lettersOf(couple)).toEqual([
        ['call', 'AAA', '2021-02-01'],
        ['credit-note', 'AAA', '2021-02-01'],
        ['call', null, null],
      ]);
    });

    it.each([
      [1, 'AAA'],
      [2, 'AAB'],
      [27, 'ABA'],
      [26 ** 3, 'ZZZ'],
      [26 ** 3 + 1, 'BAAA'],
    ])('by the place of its call: %i is %s', (row, letters) => {
      expect(letterOf(row)).toBe(letters);
    });
  });

  it('name the calls that a payment is for', () => {
    const couple = new Couple();
    const [life] = couple.lives;
    life.at('2021-11-20').do('record-payment', { amount: PRICE + 100, confirmed: true });
    life.do('record-payment', { amount: 7, reference: 'VIR 7', confirmed: true });
    couple.keep();
    const entries = entriesUntil(BOOK_SETTINGS, couple.facts, END);
    const { lines } = written(entries, BOOK_SETTINGS, new Map());
    const texts = lines
      .filter(({ kind }) => kind === 'received')
      .map(({ piece, label }) => `${piece}: ${label}`);
    expect([...new Set(texts)]).toEqual(['2021-1: Règlement, appel 2021-1', 'VIR 7: Règlement']);
  });

  it('have what is taken back in a closed period on the first day that is open', () => {
    const all = rejectedLate('2022-01-12', '2021-11-28');
    const closed = all.slice(0, 1);
    expect(openEntries(all, closed, '2021-12-31')).toMatchObject([
      { kind: 'rejection', on: '2022-01-01', pieceOn: '2021-11-28', isCorrection: false },
    ]);
  });

  it('tell what two members had of one payment on the day of each', () => {
    const couple = new Couple();
    const [one, two] = couple.lives;
    one.do('record-payment', { amount: PRICE });
    const line = one.last.payment as Payment;
    const input = { paymentId: line.id, amount: 100, intoMembershipId: 'two', reason };
    const sent = sendMoved(one.facts, input, one.ctx);
    const got = receiveMoved(two.facts, line, input, two.ctx);
    if (!sent.ok || !got.ok) throw new Error('Refused');
    [one.facts, two.facts] = [sent.outcome.facts, got.outcome.facts];
    couple.keep();
    for (const [life, day] of [
      [one, '2021-02-01'],
      [two, '2021-03-01'],
    ] as const) {
      life.at(day).do('reverse-payment', { paymentId: life.last.payment?.id, reason });
      couple.keep();
    }
    const entries = entriesUntil(BOOK_SETTINGS, couple.facts, END);
    const back = entries.filter(({ kind }) => kind === 'reversal');
    expect(back.map(({ on, membershipId }) => [on, membershipId])).toEqual([
      ['2021-02-01', 'one'],
      ['2021-03-01', 'two'],
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
          let numbers = { dues: 0, bank: 0, other: 0, history: 0 };
          const names = new Map([['one', { reference: 'A', organisation: 'Un' }]]);
          const check = (until: Day) => {
            const all = entriesUntil(settings, couple.facts, until, closed);
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
                for (const journal of ['dues', 'bank', 'other', 'history'] as const) {
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
