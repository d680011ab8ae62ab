import { addRow, patchRow } from '../../core/rules/change';
import { duesOf, paidOf, takenBack } from '../../core/rules/dues';
import { workflowOfTier } from '../../core/rules/renewal';
import { issuedTerms, overlapping } from '../../core/rules/terms';
import type { Allowance, Dues, Facts, Payment, Term, TierOffer } from '../../core/rules/types';
import { addDays } from '../../kernel/rules/calendar';
import { folded } from '../../kernel/rules/import/folding';
import { remark, type ReadLine, type Remark } from '../../kernel/rules/import/types';
import type { Day } from '../../kernel/rules/values';
import { keptRights, rightsOf, type RightPlan } from './rights';
import {
  samePayment,
  saidDay,
  saidNumber,
  saidText,
  type PaymentLine,
  type TermLines,
} from './term-lines';
import { countedFrom, tierOf } from './tiers';

/** What the lines of one term make of it: a term with its call, payments and counters, or additions. */

export interface PlanContext {
  today: Day;
  newId: () => string;
  offers: readonly TierOffer[];
  /** Every right that a published tier gives, by code. */
  benefits: ReadonlyMap<string, Allowance>;
  /** The term of each call number that is taken, here and by the lines before, in lower case. */
  numbers: Map<string, string>;
  /** Whether the file has a column for the day of the call: where it is empty, there was none. */
  tellsCalls: boolean;
}

/** What a member has so far, and what was added to it. */
export interface Growing {
  facts: Facts;
  /** The file brings the member in: what it says of its end is history too. */
  isNew: boolean;
  rights: RightPlan[];
  /** Lines that add something. */
  adding: Set<ReadLine>;
  notes: Map<ReadLine, Remark[]>;
}

const note = (growing: Growing, line: ReadLine, ...remarks: Remark[]): void => {
  growing.notes.set(line, [...(growing.notes.get(line) ?? []), ...remarks]);
};

const refuse = (said: TermLines, fault: Remark): void => {
  const { field } = fault;
  const at = (field && said.lines.find(({ values }) => values.has(field))) || said.lines[0];
  at.faults.push(fault);
};

const minDay = (...days: Day[]): Day => days.reduce((a, b) => (a < b ? a : b));

/** Why a member cannot have had this term. */
const impossible = (
  { facts: { membership, terms }, isNew }: Growing,
  said: TermLines,
  today: Day,
): Remark | null => {
  const { endKind, endedOn, refusedOn } = membership;
  if (!isNew && endKind === 'merged' && endedOn !== null && endedOn <= today) {
    return remark('membership-merged', 'organisation.name');
  }
  if (refusedOn !== null && said.endsOn >= today) {
    return remark('membership-refused', 'term.startsOn', { day: refusedOn });
  }
  if (endedOn !== null && said.startsOn > endedOn) {
    return remark('term-after-departure', 'term.startsOn', { day: endedOn });
  }
  const [other] = overlapping(terms, said);
  if (!other) return null;
  const { startsOn, endsOn } = other;
  return remark('term-overlaps', 'term.startsOn', { startsOn, endsOn });
};

const termBefore = ({ terms }: Facts, startsOn: Day): Term | null =>
  issuedTerms(terms).find(({ endsOn }) => addDays(endsOn, 1) === startsOn) ?? null;

/** The number of the call, taken for this term; a fault when another call has it. */
const takeNumber = (said: TermLines, termId: string, ctx: PlanContext): string | null => {
  const number = saidText(said, 'dues.number');
  if (number === null) return null;
  const key = number.toLowerCase();
  const owner = ctx.numbers.get(key);
  if (owner !== undefined && owner !== termId) {
    refuse(said, remark('call-number-taken', 'dues.number', { number }));
    return null;
  }
  ctx.numbers.set(key, termId);
  return number;
};

const callOf = (facts: Facts, term: Term, said: TermLines, ctx: PlanContext): Dues => {
  const days = said.payments.map(({ on }) => on);
  const issuedOn = saidDay(said, 'dues.issuedOn') ?? minDay(term.startsOn, ctx.today, ...days);
  const { dueDays } = workflowOfTier(facts, term.tierCode);
  const dueOn = saidDay(said, 'dues.dueOn') ?? addDays(issuedOn, dueDays);
  return {
    id: ctx.newId(),
    membershipId: term.membershipId,
    termId: term.id,
    number: takeNumber(said, term.id, ctx),
    issuedOn,
    dueOn: dueOn < issuedOn ? issuedOn : dueOn,
    amount: term.price ?? 0,
    currency: term.currency,
    engagementNumber: saidText(said, 'dues.engagementNumber'),
    serviceCode: saidText(said, 'dues.serviceCode'),
    cancelledOn: null,
  };
};

const paymentFor = (call: Dues, { amount, on, method, reference }: PaymentLine, id: string) => ({
  id,
  duesId: call.id,
  kind: amount < 0 ? ('refund' as const) : ('received' as const),
  amount,
  on,
  method,
  reference,
  reason: null,
  reversesId: null,
});

/** Refuses what another line of the file says as well: nothing tells whether it came once or twice. */
const withoutTwice = (lines: readonly PaymentLine[]): PaymentLine[] =>
  lines.filter(({ line, twiceOf }) => {
    if (twiceOf !== null) {
      line.faults.push(remark('payment-twice', 'payment.amount', { line: twiceOf }));
    }
    return twiceOf === null;
  });

/** Adds payments to a call, each told on its line; their sum stays between nothing and the price. */
const pay = (growing: Growing, call: Dues, all: readonly PaymentLine[], ctx: PlanContext): void => {
  const lines = withoutTwice(all);
  const inOrder = [...lines].sort((a, b) => (a.on < b.on ? -1 : 1));
  for (const payment of inOrder) {
    growing.facts = addRow(growing.facts, 'payments', paymentFor(call, payment, ctx.newId()));
    growing.adding.add(payment.line);
    const params = { amount: payment.amount, day: payment.on };
    note(growing, payment.line, remark('makes-payment', 'payment.amount', params));
  }
  const last = inOrder.at(-1)?.line;
  const paid = paidOf(growing.facts.payments, call.id);
  if (last && paid > call.amount) {
    last.faults.push(remark('paid-too-much', 'payment.amount', { paid, price: call.amount }));
  }
  if (last && paid < 0) last.faults.push(remark('paid-below-zero', 'payment.amount', { paid }));
};

const withoutPrice = (said: TermLines): void => {
  const field = ['payment.amount', 'dues.number', 'dues.issuedOn', 'dues.dueOn'].find((one) =>
    said.lines.some(({ values }) => values.get(one)),
  );
  if (field) refuse(said, remark('nothing-to-pay', field));
};

const CALL = ['dues.number', 'dues.issuedOn', 'dues.dueOn'];

/**
 * Whether the member was asked to pay. A term that is not over, of which a file that tells calls
 * tells none, nor a payment, is still to be called: making one would let it fall due unseen.
 */
const isCalled = (said: TermLines, { tellsCalls, today }: PlanContext): boolean =>
  !tellsCalls ||
  said.endsOn < today ||
  said.payments.length > 0 ||
  CALL.some((field) => said.values.has(field));

const makeTerm = (growing: Growing, said: TermLines, ctx: PlanContext): void => {
  const fault = impossible(growing, said, ctx.today);
  if (fault) return refuse(said, fault);
  const tier = tierOf(ctx.offers, said.tier, said, ctx.today);
  if ('reason' in tier) return refuse(said, remark(tier.reason, 'term.tier', { tier: said.tier }));
  const price = saidNumber(said, 'term.price') ?? tier.price;
  if (price === null) {
    const params = { tier: said.tier, startsOn: said.startsOn };
    return refuse(said, remark('price-missing', 'term.price', params));
  }
  const { startsOn, endsOn } = said;
  const term: Term = {
    id: ctx.newId(),
    membershipId: growing.facts.membership.id,
    state: 'issued',
    ...countedFrom(tier.sold, said, termBefore(growing.facts, startsOn)),
    ...tier.sold,
    price,
    issuedOn: minDay(startsOn, ctx.today),
    repricedOn: null,
    waivedOn: null,
    waiveReason: null,
    carriedOn: null,
    voidedOn: null,
    voidReason: null,
    imported: true,
  };
  const [first] = said.lines;
  growing.adding.add(first);
  note(growing, first, remark('makes-term', 'term.startsOn', { startsOn, endsOn }));
  growing.facts = addRow(growing.facts, 'terms', term);
  if (price === 0) withoutPrice(said);
  else if (!isCalled(said, ctx)) note(growing, first, remark('stays-to-call', 'dues.issuedOn'));
  else {
    const call = callOf(growing.facts, term, said, ctx);
    growing.facts = addRow(growing.facts, 'dues', call);
    pay(growing, call, said.payments, ctx);
    const owed = price - paidOf(growing.facts.payments, call.id);
    if (owed > 0) note(growing, first, remark('stays-owed', 'payment.amount', { amount: owed }));
  }
  const { rights, faults } = rightsOf(term, said, ctx.benefits, ctx.newId);
  for (const one of faults) refuse(said, one);
  growing.rights.push(...rights);
};

const isSameTerm = (term: Term, said: TermLines, ctx: PlanContext): boolean => {
  if (term.endsOn !== said.endsOn) return false;
  const tier = tierOf(ctx.offers, said.tier, said, ctx.today);
  const wanted = folded(said.tier);
  return (
    ('sold' in tier && tier.sold.tierCode === term.tierCode) ||
    [term.tierCode, term.tierNames.fr, term.tierNames.en].some((name) => folded(name) === wanted)
  );
};

/**
 * The payments of the file that are not among those of the call, each of those counting once: first
 * those that are told apart by nothing, so that as many as came are found again, then those of the
 * same day and amount.
 */
const newPayments = (lines: readonly PaymentLine[], there: readonly Payment[]): PaymentLine[] => {
  const gone = takenBack(there);
  const left = [...there];
  const without = (
    wanted: readonly PaymentLine[],
    isSame: (line: PaymentLine, payment: Payment) => boolean,
  ) =>
    wanted.filter((line) => {
      // What was taken back is one that came: it excuses a line, and no second one of the same.
      const found = (one: Payment) =>
        isSame(line, one) && (line.twiceOf === null || !gone.has(one.id));
      const at = left.findIndex(found);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  const unlike = without(lines, samePayment);
  return without(unlike, (line, one) => line.amount === one.amount && line.on === one.on);
};

const FILLED = ['dues.engagementNumber', 'dues.serviceCode'];
const COMPARED = [
  ['dues.engagementNumber', 'engagementNumber'],
  ['dues.serviceCode', 'serviceCode'],
  ['dues.issuedOn', 'issuedOn'],
  ['dues.dueOn', 'dueOn'],
] as const;

/** What the file adds to the call of an imported term; on others, what it says is only compared. */
const fillCall = (
  growing: Growing,
  { imported }: Term,
  call: Dues,
  said: TermLines,
  ctx: PlanContext,
) => {
  const [first] = said.lines;
  const patch: Partial<Dues> = {};
  const number = saidText(said, 'dues.number');
  if (number !== null && number !== call.number) {
    if (call.number === null && imported) {
      patch.number = takeNumber(said, call.termId, ctx);
      note(growing, first, remark('fills', 'dues.number'));
    } else note(growing, first, remark('kept', 'dues.number'));
  }
  for (const [field, column] of COMPARED) {
    const value = saidText(said, field);
    if (value === null || value === call[column]) continue;
    if (FILLED.includes(field) && imported && call[column] === null) {
      Object.assign(patch, { [column]: value });
      note(growing, first, remark('fills', field));
    } else note(growing, first, remark('kept', field));
  }
  if (Object.keys(patch).length === 0) return;
  growing.adding.add(first);
  growing.facts = patchRow(growing.facts, 'dues', call.id, patch);
};

const addToTerm = (growing: Growing, term: Term, said: TermLines, ctx: PlanContext): void => {
  const [first] = said.lines;
  const { startsOn, endsOn } = term;
  if (!isSameTerm(term, said, ctx)) {
    const params = { startsOn, endsOn, tier: term.tierNames.fr };
    return refuse(said, remark('term-differs', 'term.endsOn', params));
  }
  const price = saidNumber(said, 'term.price');
  if (price !== null && price !== term.price) note(growing, first, remark('kept', 'term.price'));
  const rights = growing.facts.entitlements.filter(({ termId }) => termId === term.id);
  note(growing, first, ...keptRights(said, rights));
  const call = duesOf(growing.facts.dues, term.id);
  if (call) fillCall(growing, term, call, said, ctx);
  const there = growing.facts.payments.filter(({ duesId }) => duesId === call?.id);
  const added = newPayments(said.payments, there);
  if (added.length === 0) return;
  if (call && term.imported) return pay(growing, call, added, ctx);
  for (const { line } of withoutTwice(added)) {
    line.faults.push(remark('payment-to-record', 'payment.amount', { startsOn, endsOn }));
  }
};

/** Adds one term of the file to what its member has. Faults go to the lines that have them. */
export const planTerm = (growing: Growing, said: TermLines, ctx: PlanContext): void => {
  const there = growing.facts.terms.find(
    ({ state, startsOn }) => state !== 'void' && startsOn === said.startsOn,
  );
  if (there) addToTerm(growing, there, said, ctx);
  else makeTerm(growing, said, ctx);
};
