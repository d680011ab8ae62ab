import { linesOn } from '../../core/rules/account';
import { addRow, patchRow } from '../../core/rules/change';
import { duesOf, NOT_WRITTEN_OFF, paidOf, takenBack } from '../../core/rules/dues';
import { standingPaper } from '../../core/rules/papers';
import { workflowOfTier } from '../../core/rules/renewal';
import { issuedTerms, overlapping } from '../../core/rules/terms';
import type { Allowance, Dues, Facts, Payment, Term, TierOffer } from '../../core/rules/types';
import { addDays, minDay } from '../../kernel/rules/calendar';
import { folded } from '../../kernel/rules/import/folding';
import { remark, type ReadLine, type Remark } from '../../kernel/rules/import/types';
import type { Day } from '../../kernel/rules/values';
import { noPrice, pricingOf } from './pricing';
import { keptRights, rightsOf, type RightPlan } from './rights';
import {
  callFor,
  samePayment,
  saidDay,
  saidNumber,
  saidText,
  type PaymentLine,
  type Telling,
  type TermLines,
} from './term-lines';
import { countedFrom, tierOf } from './tiers';

/** Plans a term from its lines: a new term with call, payments and counters, or additions. */

export interface PlanContext extends Telling {
  newId: () => string;
  offers: readonly TierOffer[];
  /** Every right that a published tier gives, by code. */
  benefits: ReadonlyMap<string, Allowance>;
  /** The term of each call number in use, stored or in earlier lines, in lower case. */
  numbers: Map<string, string>;
}

/** The facts of a member while the file's terms are added. */
export interface Growing {
  facts: Facts;
  /** Whether the file creates the member: then the end in it belongs to the past too. */
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

/** Why a member cannot have had a term. */
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

/** Takes a call number for a term; a fault when another call has it. */
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
  const issuedOn =
    saidDay(said, 'dues.issuedOn') ?? [ctx.today, ...days].reduce(minDay, term.startsOn);
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
    heldUntil: null,
    heldCause: null,
    ...NOT_WRITTEN_OFF,
  };
};

const paymentFor = (call: Dues, { amount, on, method, reference }: PaymentLine, id: string) => ({
  id,
  duesId: call.id,
  creditOf: null,
  receiptId: null,
  kind: amount < 0 ? ('refund' as const) : ('received' as const),
  amount,
  on,
  method,
  reference,
  reason: null,
  reversesId: null,
});

/**
 * Leaves out repeated payments, each with a fault: the file does not tell whether it was one or
 * two.
 */
const withoutTwice = (lines: readonly PaymentLine[]): PaymentLine[] =>
  lines.filter(({ line, twiceOf }) => {
    if (twiceOf !== null) {
      line.faults.push(remark('payment-twice', 'payment.amount', { line: twiceOf }));
    }
    return twiceOf === null;
  });

/** Adds payments to a call; a line gets a fault when the sum would be below zero or above the price. */
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

/** Adds the call of a term, with its payments, or tells why there is none. */
const callOrTell = (growing: Growing, term: Term, said: TermLines, ctx: PlanContext): void => {
  const [first] = said.lines;
  const need = callFor(said, ctx);
  if (need === 'to-call') return note(growing, first, remark('stays-to-call', 'dues.issuedOn'));
  if (need === 'settled') return note(growing, first, remark('settled', 'payment.amount'));
  const made = callOf(growing.facts, term, said, ctx);
  growing.facts = addRow(growing.facts, 'dues', made);
  pay(growing, made, said.payments, ctx);
  const owed = made.amount - paidOf(growing.facts.payments, made.id);
  if (owed > 0) note(growing, first, remark('stays-owed', 'payment.amount', { amount: owed }));
};

const makeTerm = (growing: Growing, said: TermLines, ctx: PlanContext): void => {
  const fault = impossible(growing, said, ctx.today);
  if (fault) return refuse(said, fault);
  const tier = tierOf(ctx.offers, said.tier, said, ctx.today);
  if ('reason' in tier) return refuse(said, remark(tier.reason, 'term.tier', { tier: said.tier }));
  const known = { figures: growing.facts.figures, today: ctx.today };
  const { price, bracket } = pricingOf(known, said, tier);
  if (price === null) return refuse(said, noPrice(said, tier));
  const { startsOn, endsOn } = said;
  const term: Term = {
    id: ctx.newId(),
    membershipId: growing.facts.membership.id,
    state: 'issued',
    ...countedFrom(tier.sold, said, termBefore(growing.facts, startsOn)),
    ...tier.sold,
    price,
    issuedOn: minDay(startsOn, ctx.today),
    issuedUnpaid: false,
    bracket,
    repricedOn: null,
    waivedOn: null,
    waiveReason: null,
    heldOn: null,
    heldUntil: null,
    earlierHolds: [],
    carriedOn: null,
    voidedOn: null,
    voidReason: null,
    voidedByEnd: false,
    imported: true,
  };
  const [first] = said.lines;
  growing.adding.add(first);
  note(growing, first, remark('makes-term', 'term.startsOn', { startsOn, endsOn }));
  growing.facts = addRow(growing.facts, 'terms', term);
  if (price === 0) withoutPrice(said);
  else callOrTell(growing, term, said, ctx);
  const sources = { benefits: ctx.benefits, elsewhere: tier.elsewhere };
  const { rights, faults, notes } = rightsOf(term, said, sources, ctx.newId);
  for (const one of faults) refuse(said, one);
  note(growing, first, ...notes);
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
 * The payments of a term as an export tells them, then those that were taken back or moved away, of
 * calls that were cancelled too.
 */
const storedFor = ({ dues, payments }: Facts, termId: string): Payment[] => {
  const gone = takenBack(payments);
  const calls = dues.filter((call) => call.termId === termId).map(({ id }) => id);
  const past = payments.filter(
    ({ id, duesId, reversesId }) =>
      duesId !== null && calls.includes(duesId) && (reversesId !== null || gone.has(id)),
  );
  return [...calls.flatMap((id) => linesOn(payments, id)), ...past];
};

/**
 * The payments in the file that are not stored. Every stored payment matches one line: first lines
 * equal in everything, then lines with the same day and amount.
 */
const newPayments = (lines: readonly PaymentLine[], there: readonly Payment[]): PaymentLine[] => {
  const gone = takenBack(there);
  const left = [...there];
  const without = (
    wanted: readonly PaymentLine[],
    isSame: (line: PaymentLine, payment: Payment) => boolean,
  ) =>
    wanted.filter((line) => {
      // A reversed payment matches a line too, but not a second equal line.
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

/**
 * Adds the file's data to the call of an imported term that is on no paper, since an issued call is
 * never changed; other calls are only compared.
 */
const fillCall = (
  growing: Growing,
  { imported }: Term,
  call: Dues,
  said: TermLines,
  ctx: PlanContext,
) => {
  const [first] = said.lines;
  const patch: Partial<Dues> = {};
  const isOpen = imported && !standingPaper(growing.facts.papers, call.id);
  const number = saidText(said, 'dues.number');
  if (number !== null && number !== call.number) {
    if (call.number === null && isOpen) {
      patch.number = takeNumber(said, call.termId, ctx);
      note(growing, first, remark('fills', 'dues.number'));
    } else note(growing, first, remark('kept', 'dues.number'));
  }
  for (const [field, column] of COMPARED) {
    const value = saidText(said, field);
    if (value === null || value === call[column]) continue;
    if (FILLED.includes(field) && isOpen && call[column] === null) {
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
  const value = saidNumber(said, 'term.figure');
  if (value !== null && value !== term.bracket?.value) {
    note(growing, first, remark('kept', 'term.figure'));
  }
  const rights = growing.facts.entitlements.filter(({ termId }) => termId === term.id);
  note(growing, first, ...keptRights(said, rights));
  const call = duesOf(growing.facts.dues, term.id);
  if (call) fillCall(growing, term, call, said, ctx);
  const added = newPayments(said.payments, storedFor(growing.facts, term.id));
  if (added.length === 0) return;
  if (call && term.imported) return pay(growing, call, added, ctx);
  for (const { line } of withoutTwice(added)) {
    line.faults.push(remark('payment-to-record', 'payment.amount', { startsOn, endsOn }));
  }
};

/** Adds a term of the file to its member; faults go to the lines concerned. */
export const planTerm = (growing: Growing, said: TermLines, ctx: PlanContext): void => {
  const there = growing.facts.terms.find(
    ({ state, startsOn }) => state !== 'void' && startsOn === said.startsOn,
  );
  if (there) addToTerm(growing, there, said, ctx);
  else makeTerm(growing, said, ctx);
};
