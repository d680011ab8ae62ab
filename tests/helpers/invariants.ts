import {
  askedFor,
  balanceOf,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import { standingOn } from '../../src/plugins/membership-lifecycle/server/src/core/rules/past-standing';
import { plan } from '../../src/plugins/membership-lifecycle/server/src/core/rules/plan';
import type {
  Dues,
  Facts,
  Payment,
  MessageDraft,
  Renewal,
  Term,
  TierOffer,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { statusByTheBook } from './book-of-status';
import { plusDays, plusMonths } from './days';
import {
  standing,
  issued,
  byId,
  liveCall,
  paidOn,
  paidFor,
  isUnpaid,
  usedOf,
  isOver,
  open,
  workflowNamed,
  kindOf,
  owedOn,
  isPaid,
  isPaidWhole,
  isMuted,
} from './read-facts';
import {
  begunMonths,
  fullPriceByTheBook,
  newcomerOf,
  priceByTheBook,
  sumOf,
} from './book-of-prices';

/**
 * The rules of docs/rules.md as properties of one turn of a life, whichever command it was. They add
 * up rows and count days themselves, and call nothing that decides.
 */

/** One member before and after a turn. */
export interface Side {
  before: Facts;
  after: Facts;
  /** Those that left; a member left out of sending gets none. */
  messages: readonly MessageDraft[];
}

export interface Turn {
  command: string;
  input: Record<string, unknown>;
  today: Day;
  /** Whether the daily run did it. */
  isPlanned: boolean;
  /** The member; and the other of a merger or a moved payment, which is the second. */
  sides: readonly Side[];
  /** The reason for which a command would be refused on some facts; null where it is accepted. */
  ask: (facts: Facts, command: string, input: Record<string, unknown>) => string | null;
}

export class Violation extends Error {
  constructor(
    readonly invariant: string,
    told: unknown,
  ) {
    super(`${invariant}: ${JSON.stringify(told)}`);
  }
}

type Check = (turn: Turn) => unknown;
type SideCheck = (side: Side, turn: Turn) => unknown;

const JOIN = new Set(['merge-into']);
const TAKES_MONEY_BACK = ['refund-payment', 'reject-payment', 'reverse-payment', 'move-payment'];
const same = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
const unique = (rows: readonly unknown[]): boolean => new Set(rows).size === rows.length;
const meet = (one: Term, other: Term): boolean =>
  one.startsOn <= other.endsOn && other.startsOn <= one.endsOn;

// --- terms ------------------------------------------------------------------------------------

const apart: SideCheck = ({ before, after }) => {
  if (before.terms === after.terms) return undefined;
  const all = standing(after);
  const given = issued(after);
  const clash = given.find((one) => given.some((other) => one !== other && meet(one, other)));
  if (clash) return ['issued terms overlap', clash, given];
  if (!unique(all.map(({ startsOn }) => startsOn))) return ['two terms of one first day', all];
  if (all.some((one) => one.startsOn > one.endsOn)) return ['ends before it starts', all];
  return before.terms.find(({ id }) => !byId(after.terms, id));
};

const DATES: (keyof Term)[] = ['startsOn', 'endsOn', 'months', 'anchorOn', 'anchorOffset'];
const SOLD: (keyof Term)[] = [
  ...(['tierCode', 'tierNames', 'tierDocumentId', 'offerDocumentId', 'currency'] as const),
  'allowances',
  'bracket',
];
/** What each command may change of an issued term that stays issued. */
const CHANGES: Record<string, (keyof Term)[]> = {
  reprice: ['price'],
  'correct-date': DATES,
  'change-tier': [...DATES, ...SOLD, 'policy', 'price'],
};

const frozen: SideCheck = ({ before, after }, { command, input, today }) => {
  if (before.terms === after.terms) return undefined;
  const free = CHANGES[command] ?? [];
  for (const old of issued(before)) {
    const now = byId(after.terms, old.id);
    if (!now || now.state !== 'issued') continue;
    // What runs keeps its dates and its pricing rule, whatever tier pays for it.
    const runs = old.startsOn <= today;
    const kept = [...DATES, ...SOLD, 'policy', 'price'] as const;
    const isFree = (name: keyof Term) =>
      free.includes(name) &&
      !(command === 'change-tier' && runs && (name === 'policy' || DATES.includes(name))) &&
      !(command === 'change-tier' && runs && input.when === 'renewal');
    const wrong = kept.find((name) => !isFree(name) && !same(old[name], now[name]));
    if (wrong) return [wrong, old, now];
  }
  return undefined;
};

// --- years are not lost, left or billed twice ---------------------------------------------------

/** Whether a command says itself that this issued term is not to be. */
const isGivenUp = (turn: Turn, { before }: Side, term: Term): boolean => {
  const { command, input } = turn;
  const isUntouched = paidFor(before, term.id) === 0 && usedOf(before, term.id) === 0;
  if (command === 'void-term') return input.termId === term.id;
  if (command === 'withdraw' || command === 'exclude') {
    const isUntaken = isUnpaid(before, term.id) && usedOf(before, term.id) === 0;
    return isUntaken && term.startsOn > String(input.lastDay);
  }
  if (TAKES_MONEY_BACK.includes(command)) {
    const renewal = before.renewals.filter(({ termId }) => termId === term.id).at(-1);
    const isMoneys =
      (renewal?.stageBeforeMoney ?? null) !== null ||
      // What money issued today is as it was, once that money is gone.
      (term.issuedOn === turn.today && !term.issuedUnpaid);
    return isMoneys && usedOf(before, term.id) === 0;
  }
  if (command === 'move-renewal' || command === 'reopen-renewal') {
    return isUntouched && liveCall(before, term.id) === undefined;
  }
  return false;
};

const notLost: Check = (turn) => {
  const { sides, command, today } = turn;
  const after = sides.map((side) => side.after);
  for (const side of sides) {
    for (const term of issued(side.before)) {
      const now = after.flatMap(({ terms }) => byId(terms, term.id) ?? [])[0];
      if (now?.state === 'issued' || isGivenUp(turn, side, term)) continue;
      const isUntouched = paidFor(side.before, term.id) === 0 && usedOf(side.before, term.id) === 0;
      // A merger gives up a year that nobody paid or used, for another of the same days to come.
      const stays = after[1] ?? after[0];
      const other = standing(stays).filter(
        (one) => meet(one, term) && (one.state === 'issued' || paidFor(stays, one.id) !== 0),
      );
      const left = plusDays(term.endsOn < today ? term.startsOn : today, 0);
      const covers = other.some(
        (one) =>
          one.startsOn <= (left > term.startsOn ? left : term.startsOn) &&
          term.endsOn <= one.endsOn,
      );
      if (JOIN.has(command) && isUntouched && (covers || (term.endsOn < today && other.length > 0)))
        continue;
      // Several terms may follow each other over the days.
      if (JOIN.has(command) && isUntouched && other.length > 1) continue;
      return ['an issued term is lost', term, now];
    }
  }
  return undefined;
};

const notLeft: Check = ({ sides, command, today }) => {
  if (command === 'withdraw' || command === 'exclude') {
    const [{ after }] = sides;
    const { endedOn } = after.membership;
    const stays = standing(after).find(
      (term) =>
        (term.state === 'proposed' || term.startsOn >= String(endedOn)) &&
        isUnpaid(after, term.id) &&
        usedOf(after, term.id) === 0,
    );
    return stays && ['a term to come stays on a membership that is over', stays];
  }
  if (!JOIN.has(command)) return undefined;
  const [{ after: from }, { after: into }] = sides;
  if (open(from).length > 0) return ['an open renewal stays', open(from)];
  const asked = from.dues.find((call) => owedOn(from, call) > 0);
  if (asked) return ['a call stays', asked];
  const credit = sumOf(from.payments.filter(({ duesId }) => duesId === null));
  if (credit !== 0) return ['a credit stays', credit];
  const coming = standing(from).find(
    (term) =>
      term.endsOn >= today &&
      !issued(into).some((one) => one.startsOn <= today && one.endsOn >= term.endsOn) &&
      !issued(into).some((one) => one.startsOn <= term.startsOn && one.endsOn >= term.endsOn) &&
      issued(into).filter((one) => meet(one, term)).length < 2,
  );
  return coming && ['a year to come stays', coming];
};

const notTwice: Check = ({ sides }) => {
  const all = sides.flatMap(({ after }) => standing(after).map((term) => ({ after, term })));
  for (const { after } of sides) {
    const live = after.dues.filter(({ cancelledOn }) => cancelledOn === null);
    if (!unique(live.map(({ termId }) => termId))) return ['two calls of one term', live];
    for (const call of live) {
      const term = byId(after.terms, call.termId);
      if (!term || term.state === 'void') return ['a void term is called', call];
      if (call.amount !== term.price) return ['the call is not the price', call, term.price];
      if (owedOn(after, call) === 0 || (sides.length > 1 && after !== sides[1].after)) continue;
      const twin = all.find(
        (one) =>
          one.after === after &&
          one.term.id !== term.id &&
          meet(one.term, term) &&
          (isPaid(one.after, one.term) || liveCall(one.after, one.term.id) !== undefined),
      );
      if (twin) return ['days that are billed are billed again', term, twin.term];
    }
  }
  return undefined;
};

/** What is written off is never more than what is lacking, of a call that stands. */
const writtenOff: SideCheck = ({ after }) => {
  const wrong = after.dues.find((call) => {
    const { writtenOff: left, writtenOffOn: on, writtenOffAs: as } = call;
    if (left === null) return on !== null || as !== null;
    const isTooMuch = left + paidOn(after, call.id) > call.amount;
    return !on || !as || left <= 0 || call.cancelledOn !== null || isTooMuch;
  });
  return wrong && ['written off beyond what is left', wrong];
};

const oneProposal: SideCheck = ({ after }) => {
  const now = open(after);
  if (now.length === 0) return undefined;
  const stateOf = (id: string) => byId(after.terms, id)?.state;
  const proposing = now.filter(({ termId }) => stateOf(termId) !== 'issued');
  if (proposing.length > 1) return ['two open proposals', proposing];
  if (!unique(now.map(({ fromTermId }) => fromTermId))) return ['two renewals of one term', now];
  if (now.some(({ termId }) => stateOf(termId) === 'void')) return ['a void term is proposed', now];
  return isOver(after) ? ['a renewal goes on after the end', now] : undefined;
};

// --- money --------------------------------------------------------------------------------------

const money: Check = ({ sides, command, input }) => {
  if (sides.every(({ before, after }) => before.payments === after.payments)) return undefined;
  const [before, after] = [
    sides.flatMap((side) => side.before.payments),
    sides.flatMap((side) => side.after.payments),
  ];
  const gone = before.find((line) => !same(byId(after, line.id), line));
  if (gone) return ['a payment line changed', gone];
  const back = after.flatMap(({ reversesId }) => reversesId ?? []);
  if (!unique(back)) return ['a line is taken back twice', back];
  for (const { after: facts } of sides) {
    const short = facts.dues.find(({ id }) => paidOn(facts, id) < 0);
    if (short) return ['paid below nothing', short];
    const surplus = facts.dues.reduce(
      (sum, call) =>
        sum +
        Math.max(
          0,
          paidOn(facts, call.id) -
            (byId(facts.terms, call.termId)?.waivedOn || call.cancelledOn ? 0 : call.amount),
        ),
      sumOf(facts.payments.filter(({ duesId }) => duesId === null)),
    );
    if (surplus < 0) return ['a credit below nothing', surplus];
  }
  const moved = sumOf(after) - sumOf(before);
  const said = Number(input.amount ?? 0);
  if (command === 'record-payment') return moved === said ? undefined : [moved, said];
  if (command === 'refund-payment') return moved === -said ? undefined : [moved, said];
  if (command === 'reverse-payment' || command === 'reject-payment') {
    const line = byId(before, input.paymentId);
    const receipt = line && (line.receiptId ?? line.id);
    const taken = new Set(back);
    const isRestored = ({ kind, receiptId }: Payment) => kind === 'reversal' && receiptId !== null;
    const was = before.filter(
      (one) =>
        (one.receiptId ?? one.id) === receipt &&
        (one.kind === 'rejection' || one.reversesId === null || isRestored(one)),
    );
    const stood = was.filter(({ id }) => !before.some((one) => one.reversesId === id));
    return moved === -sumOf(stood) && stood.every(({ id }) => taken.has(id))
      ? undefined
      : [moved, stood];
  }
  return moved === 0 ? undefined : ['money came from nowhere', moved];
};

const owedStaysOwed: SideCheck = ({ before, after }, { command, input }) => {
  if (command !== 'withdraw' && command !== 'exclude') return undefined;
  return issued(before).find((term) => {
    if (term.startsOn > String(input.lastDay)) return false;
    const now = byId(after.terms, term.id);
    return now?.price !== term.price || !same(liveCall(before, term.id), liveCall(after, term.id));
  });
};

// --- one version of one tier -------------------------------------------------------------------

/** The version of a tier that a term says it was sold by, at its price to the organisation. */
const sourceOf = ({ offers, figures }: Facts, term: Term): TierOffer | undefined => {
  const offer = offers.find(
    (one) =>
      one.tierCode === term.tierCode &&
      one.offerDocumentId === term.offerDocumentId &&
      one.tierDocumentId === term.tierDocumentId,
  );
  return offer && { ...offer, price: fullPriceByTheBook(offer, figures) };
};

const isFirst = (facts: Facts, term: Term): boolean =>
  !issued(facts).some(
    (one) => one.startsOn < term.startsOn && one.endsOn >= facts.membership.appliedOn,
  );

const OF_THE_TIER: (keyof Term)[] = [...DATES, ...SOLD, 'policy', 'price'];

/** The terms that a turn made, or proposed or sold otherwise. */
const remade = ({ before, after }: Side, { command, input, today }: Turn): Term[] =>
  before.terms === after.terms
    ? []
    : standing(after).filter((term) => {
        const was = byId(before.terms, term.id);
        if (JOIN.has(command) || term.repricedOn !== null) return false;
        if (was && OF_THE_TIER.every((name) => same(was[name], term[name]))) return false;
        // What runs keeps its dates and its pricing rule; a corrected term keeps its price.
        if (command === 'change-tier' && was?.state === 'issued' && was.startsOn <= today)
          return false;
        return !(command === 'correct-date' && input.id === term.id);
      });

const hasPeriodOf = (term: Term, { policy }: TierOffer): boolean => {
  const after = plusDays(term.endsOn, 1);
  // Who comes back late may get the rest of the policy's year instead.
  const isYear = policy.lateRenewal === 'calendar-year' && after.slice(5) === policy.yearStartsOn;
  if (policy.kind === 'anniversary' && !isYear) {
    const from = plusMonths(term.anchorOn, term.anchorOffset);
    const to = plusMonths(term.anchorOn, term.anchorOffset + policy.months);
    return term.months === policy.months && from === term.startsOn && to === after;
  }
  const years = Math.ceil(policy.months / 12) + (policy.rolloverOn ? 1 : 0);
  const most = plusMonths(term.startsOn, years * 12);
  return after.slice(5) === policy.yearStartsOn && after <= most;
};

const oneVersion: SideCheck = (side, turn) => {
  const { after } = side;
  for (const term of remade(side, turn)) {
    const offer = sourceOf(after, term);
    if (term.price === null) {
      if (term.state === 'issued') return ['an issued term has no price', term];
      continue;
    }
    if (!offer) return ['nobody sold it', term];
    if (!same(term.policy, offer.policy)) return ['the rule of another', term, offer];
    if (!same(term.allowances, offer.allowances)) return ['the rights of another', term, offer];
    const was = byId(side.before.terms, term.id);
    // A correction of its days stays, until its tier gives others.
    const isCorrected = was?.endsOn === term.endsOn && !hasPeriodOf(was, offer);
    if (!isCorrected && !hasPeriodOf(term, offer)) return ['the dates of another', term, offer];
    const price = priceByTheBook(offer, term, isFirst(after, term));
    if (term.price !== price) return ['the price of another', term, offer, price];
  }
  return undefined;
};

/** The rights that a turn gave with a term, or adapted to it. */
const rightsOfTerm: SideCheck = ({ before, after }, { command }) => {
  if (before.terms === after.terms || JOIN.has(command)) return undefined;
  for (const term of issued(after)) {
    const was = byId(before.terms, term.id);
    const isSame =
      was?.state === 'issued' && OF_THE_TIER.every((name) => same(was[name], term[name]));
    if (isSame || term.imported) continue;
    const rights = after.entitlements.filter(
      ({ termId, voidedOn }) => termId === term.id && voidedOn === null,
    );
    for (const { benefitCode, quantity, kind } of term.allowances) {
      const right = rights.find((one) => one.benefitCode === benefitCode);
      if (!right) return ['a right is missing', benefitCode, term.id];
      const isPlain = !right.grants?.length && term.carriedOn === null;
      if (isPlain && (right.startsOn !== term.startsOn || right.endsOn !== term.endsOn))
        return ['a right of other days', right, term];
      const number = kind === 'access' ? null : quantity;
      if (isPlain && right.granted !== (number === null ? null : Math.max(number, right.used)))
        return ['a right of another tier', right, quantity, term.tierCode];
    }
    const extra = rights.find(
      (one) =>
        // A right that was granted by hand keeps its list, empty when all were closed.
        one.grants === null &&
        !one.used &&
        one.endsOn === term.endsOn &&
        !term.allowances.some(({ benefitCode }) => benefitCode === one.benefitCode),
    );
    if (extra) return ['a right that the tier does not give', extra, term.tierCode];
  }
  return undefined;
};

const noDearerForLess: SideCheck = ({ before, after }, { command }) => {
  if (command !== 'change-tier') return undefined;
  for (const now of standing(after)) {
    const was = byId(before.terms, now.id);
    if (!was || was.price === null || now.price === null || was.repricedOn !== null) continue;
    if (was.startsOn !== now.startsOn || was.endsOn !== now.endsOn) continue;
    const [old, anew] = [sourceOf(before, was), sourceOf(after, now)];
    if (!old || !anew) continue;
    if (
      priceByTheBook(
        { ...old, policy: was.policy.kind === old.policy.kind ? was.policy : old.policy },
        was,
        isFirst(before, was),
      ) !== was.price
    )
      continue;
    // For a first term to come, a tier that asks the whole price may be the dearer one of these days.
    const isWhole = now.policy.firstTermPrice === 'full' && was.policy.firstTermPrice !== 'full';
    const isDearerFirst = isWhole && isFirst(after, now);
    const isCheaper =
      Number(anew.price) * old.policy.months <= Number(old.price) * anew.policy.months;
    if (isCheaper && !isDearerFirst && now.price > was.price + 1)
      return ['a cheaper tier costs more', was, now];
  }
  return undefined;
};

const loyalLikeNew: SideCheck = (side, turn) => {
  for (const term of remade(side, turn)) {
    const offer = sourceOf(side.after, term);
    if (!offer || term.price === null || isFirst(side.after, term)) continue;
    const fresh = newcomerOf(offer, term.startsOn);
    const was = byId(side.before.terms, term.id);
    // A correction of its days stays.
    if (was?.startsOn === term.startsOn && was.endsOn === term.endsOn && was.endsOn < fresh.endsOn)
      continue;
    const months = begunMonths(term.startsOn, term.endsOn);
    const isLike = term.price <= fresh.price && term.endsOn >= fresh.endsOn;
    const perMonth = term.price * fresh.months - fresh.price * months;
    if (!isLike && perMonth > Math.max(months, fresh.months)) return [term, offer, fresh];
  }
  return undefined;
};

// --- status, next step, staff's decisions -----------------------------------------------------------

const statusHolds: SideCheck = ({ after }, { today }) => {
  const wanted = statusByTheBook(after, today);
  return after.membership.status === wanted ? undefined : [after.membership.status, wanted];
};

const dueDay: SideCheck = ({ after }, { today }) => {
  const { nextDueOn } = after.membership;
  if (nextDueOn !== null && nextDueOn < today) return ['due in the past', nextDueOn];
  const isDue = plan(after, today).length > 0;
  return (nextDueOn === today) === isDue ? undefined : ['due day and plan differ', nextDueOn];
};

/** What staff can be told to do for a member without a next step, each with what it needs. */
const MENDING: [string, (facts: Facts) => Record<string, unknown>][] = [
  ['open-renewal', () => ({})],
  ['reinstate', () => ({ reason: 'x' })],
  ['reopen-renewal', ({ workflow }) => ({ stageId: workflow.stages[0].id, reason: 'x' })],
  ['propose-term', () => ({})],
  ['approve', () => ({})],
  [
    'issue-term',
    (facts) => ({ termId: facts.terms.find(({ state }) => state === 'proposed')?.id }),
  ],
  ['clear-override', () => ({ reason: 'x' })],
];
/** Refusals that say what is missing where the catalogue is, and not the member. */
const UNSOLD = ['tier-not-offered', 'price-missing', 'inhabitants-missing'];

const nextStep: SideCheck = ({ after }, { today, ask }) => {
  if (isOver(after)) return undefined;
  const waits = open(after).some(
    (renewal) =>
      kindOf(after, renewal) !== undefined &&
      byId(after.terms, renewal.termId)?.state === 'proposed',
  );
  if (waits) return undefined;
  const last = issued(after)
    .filter(({ endsOn }) => endsOn >= after.membership.appliedOn)
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .at(-1);
  const { nextDueOn } = after.membership;
  if (last && !after.renewals.some(({ fromTermId }) => fromTermId === last.id)) {
    const opensOn = plusDays(last.endsOn, -after.workflow.windowDays);
    const isBlocked = after.terms.some(
      (term) => term.state === 'proposed' && term.startsOn > last.endsOn,
    );
    if (opensOn > today && !isBlocked) {
      return nextDueOn !== null && nextDueOn <= opensOn
        ? undefined
        : ['it never opens', opensOn, nextDueOn];
    }
    if (nextDueOn === today) return undefined;
  }
  const answers: unknown[] = [];
  for (const [command, input] of MENDING) {
    const why = ask(after, command, input(after));
    if (why === null || UNSOLD.includes(why)) return undefined;
    answers.push([command, why]);
  }
  return ['nothing goes on', answers, after.membership, after.renewals, after.terms];
};

const heldOn = ({ membership: m }: Facts, day: Day): boolean =>
  (m.suspendedOn !== null && m.suspendedOn <= day) ||
  (m.overrideUntil !== null && (m.overrideFrom ?? '') <= day && day <= m.overrideUntil) ||
  (m.mutedUntil !== null && m.mutedFrom !== null && m.mutedFrom <= day && day <= m.mutedUntil) ||
  m.pauses.some(
    ({ status, from, until }) =>
      status !== 'ended' && status !== 'refused' && from <= day && day <= until,
  );

/** Nothing leaves by itself, and no renewal is given up, while staff hold a member. */
const heldBack: SideCheck = ({ before, after, messages }, { today, isPlanned, command }) => {
  if (!isPlanned || !heldOn(before, today)) return undefined;
  if (messages.length > 0) return ['written to', messages];
  if (command === 'lose-renewal') return ['given up', after.membership];
  return undefined;
};

const REMINDERS: readonly string[] = [
  'dues-reminder',
  'dues-second-reminder',
  'dues-formal-notice',
];

/** A reminder asks for something, and never for what is held already. */
const asksTheRest: SideCheck = ({ after, messages }) => {
  for (const { template, duesId } of messages) {
    const call = byId(after.dues, duesId ?? undefined);
    if (!call || !REMINDERS.includes(template)) continue;
    const asked = askedFor(after, call);
    const { due, credit } = balanceOf(after);
    if (asked <= 0 || asked > due - credit) return ['asks', asked, 'of', due, 'less', credit];
  }
  return undefined;
};

/** Days that a decision held stay its days, so that the grace gets them back. */
const heldStays: SideCheck = ({ before, after }, { command, today }) => {
  if (before.membership === after.membership || JOIN.has(command)) return undefined;
  for (const back of [1, 2, 15, 40]) {
    const day = plusDays(today, -back);
    if (heldOn(before, day) && !heldOn(after, day))
      return ['a day held is forgotten', day, before.membership, after.membership];
  }
  return undefined;
};

// --- messages -------------------------------------------------------------------------------------

type Told = { after: Facts; term?: Term; renewal?: Renewal; call?: Dues; today: Day };

/** Whether the term that the renewal follows still runs. */
const runsOn = ({ after, renewal, today }: Told): boolean =>
  (byId(after.terms, renewal?.fromTermId)?.endsOn ?? '') >= today;
/** Whether a proposal was sent that nobody has answered. */
const isAsked = ({ after, renewal, term }: Told): boolean =>
  !isOver(after) &&
  renewal?.closedOn === null &&
  renewal.answer === null &&
  renewal.proposedOn !== null &&
  term?.state === 'proposed';

/** Whether the body has been a member since it applied, as the record tells. */
const hasJoined = ({ after: { membership: m, terms, renewals } }: Told): boolean =>
  terms.some(({ issuedOn, endsOn }) => issuedOn !== null && endsOn >= m.appliedOn) ||
  renewals.some(({ closedOn }) => closedOn === null || closedOn >= m.appliedOn) ||
  (m.importedSince !== null && !terms.some(({ state }) => state === 'issued'));

const isExcluded = ({ after: { membership } }: Told): boolean =>
  membership.endedOn !== null && membership.endKind === 'excluded';

/** Whether money of a call is still to come, and nobody is to be left alone with it. */
const isToRemindOf = ({ after, call, term, today }: Told): boolean =>
  call?.cancelledOn === null &&
  term?.waivedOn === null &&
  owedOn(after, call) > 0 &&
  !(call.heldUntil !== null && (call.heldUntil >= today || call.heldCause === 'contested'));

/** What is true on the day on which a message leaves, by its template. */
const TRUE: Record<string, (told: Told) => boolean> = {
  'application-received': ({ after }) => !isOver(after) && after.membership.approvedOn === null,
  'membership-approved': ({ after }) => !isOver(after) && after.membership.approvedOn !== null,
  'membership-refused': ({ after }) => after.membership.refusedOn !== null,
  'application-withdrawn': ({ after }) =>
    after.membership.endedOn !== null &&
    !issued(after).some(
      ({ id, startsOn, endsOn }) =>
        endsOn >= after.membership.appliedOn &&
        // One that was paid stays, to be refunded, and never began.
        (startsOn < (after.membership.endedOn ?? '') ||
          after.entitlements.some(({ termId, used }) => termId === id && used > 0)),
    ),
  'membership-excluded': (told) => hasJoined(told) && isExcluded(told),
  'membership-ended': (told) =>
    hasJoined(told) && !isExcluded(told) && (told.after.membership.endedOn ?? '9') <= told.today,
  'membership-ending': (told) =>
    hasJoined(told) && !isExcluded(told) && (told.after.membership.endedOn ?? '') > told.today,
  'renewal-proposal': ({ after, renewal, term }) =>
    !isOver(after) &&
    renewal?.closedOn === null &&
    renewal.answer === null &&
    term?.state === 'proposed' &&
    term.price !== null,
  'renewal-reminder': (told) => isAsked(told) && runsOn(told),
  'renewal-overdue': (told) => isAsked(told) && !runsOn(told),
  'renewal-accepted': ({ after, renewal, term }) =>
    !isOver(after) && renewal?.answer === 'accepted' && term?.state !== 'void',
  'renewal-lapsed': ({ renewal, term }) => renewal?.closedOn !== null && term?.state === 'void',
  // A call that replaces another is sent although it is paid: it says so.
  'call-issued': ({ after, call, term }) =>
    call?.cancelledOn === null &&
    term?.waivedOn === null &&
    (owedOn(after, call) > 0 || after.creditNotes.some((note) => note.replacedById === call.id)),
  'dues-reminder': isToRemindOf,
  'dues-second-reminder': (told) => isToRemindOf(told) && (told.call?.dueOn ?? '9') < told.today,
  'dues-formal-notice': (told) => isToRemindOf(told) && (told.call?.dueOn ?? '9') < told.today,
  'credit-note-issued': ({ call }) => call !== undefined && call.cancelledOn !== null,
  'payment-rejected': ({ after, call }) => call?.cancelledOn === null && owedOn(after, call) > 0,
  'payment-received': ({ after, call }) => call !== undefined && isPaidWhole(after, call),
};

const trueMessages: SideCheck = ({ after, messages }, { today }) => {
  for (const message of messages) {
    const told = {
      after,
      today,
      term: byId(after.terms, message.termId),
      renewal: byId(after.renewals, message.renewalId),
      call: byId(after.dues, message.duesId),
    };
    const isTrue = TRUE[message.template];
    if (!isTrue) return ['nobody said what it says', message];
    if (!isTrue(told)) return ['untrue', message, told.renewal, told.term, told.call];
  }
  if (!unique(messages.map(({ key }) => key))) return ['sent twice', messages];
  return messages.length > 0 && isMuted(after, today)
    ? ['left out of sending', messages]
    : undefined;
};

// --- rights and money ------------------------------------------------------------------------------

const rightsAtPayment: SideCheck = ({ before, after }, { command, today }) => {
  if (before === after || JOIN.has(command)) return undefined;
  for (const was of issued(before)) {
    const now = byId(after.terms, was.id);
    if (now?.state !== 'issued' || now.imported || now.issuedUnpaid) continue;
    const renewal = after.renewals.filter(({ termId }) => termId === was.id).at(-1);
    const { activation } = workflowNamed(after, renewal?.workflowId);
    const [paid, still] = [isPaid(before, was), isPaid(after, now)];
    const holds = (term: Term) => term.heldOn !== null && term.heldUntil === null;
    const [had, left] = [paidFor(before, was.id), paidFor(after, was.id)];
    const isTaken =
      TAKES_MONEY_BACK.includes(command) &&
      left < had &&
      // What was lived stays; money that came after the end gave no day of it.
      (now.endsOn >= today || (was.heldUntil ?? was.issuedOn ?? '') > was.endsOn);
    const waits = isTaken && !still && activation === 'payment';
    // Of a price that changed meanwhile a part may be enough; nothing at all never is.
    const isOneCall = after.dues.filter(({ termId }) => termId === was.id).length === 1;
    if (waits && ((paid && isOneCall) || left <= 0)) {
      const isAgain = holds(was) || was.heldUntil === today;
      if (!holds(now) || (!isAgain && now.heldOn !== today)) return ['the rights stay', now];
    } else if (holds(now) && !holds(was) && !waits) return ['rights taken for nothing', now];
    if (holds(was) && holds(now) === still) return ['rights without their money', now, still];
  }
  return undefined;
};

/** The daily run carries rights too. */
const CARRIES = ['carry-rights', 'day'];

const usesStay: Check = ({ sides, command }) => {
  const after = new Map(
    sides.flatMap((side) => side.after.entitlements.map((one) => [one.id, one] as const)),
  );
  for (const { before, after: facts } of sides) {
    if (before.entitlements === facts.entitlements) continue;
    for (const right of before.entitlements) {
      const now = after.get(right.id);
      if (!now) return ['a right is gone', right];
      const isCarried = CARRIES.includes(command) && now.used >= right.used;
      if (now.used !== right.used && command !== 'use' && !isCarried)
        return ['uses changed', right, now];
    }
    const rights = facts.entitlements.map(({ termId, benefitCode }) => `${termId} ${benefitCode}`);
    if (!unique(rights)) return ['a term has a right twice', rights];
    const over = facts.entitlements.find(
      ({ granted, used }) => used < 0 || (granted !== null && used > granted),
    );
    if (over) return ['overdrawn', over];
  }
  return undefined;
};

// --- what was counted stays ------------------------------------------------------------------------

/** Whether a command tells itself of days that are past: which term stood then, or who said what. */
const tellsOfThePast = ({ before, after }: Side, { command, input }: Turn, day: Day): boolean => {
  if (command === 'correct-date') return true;
  const began = ({ startsOn }: Term) => startsOn <= day;
  const [was, is] = [before, after].map((facts) =>
    issued(facts)
      .filter(began)
      .map(({ id }) => id),
  );
  if (!same(was, is)) return true;
  if (command === 'withdraw' || command === 'exclude') return String(input.lastDay) < day;
  return command === 'decline-renewal' && String(input.answeredOn ?? '9') <= day;
};

/** Whether the first run after days without one tells of them that they were days of grace. */
const isToldLate = ({ isPlanned }: Turn, was: unknown, is: unknown): boolean => {
  const late = ['grace', 'lapsed'];
  return isPlanned && late.includes(String(was)) && late.includes(String(is));
};

const pastStays: SideCheck = (side, turn) => {
  const { before, after } = side;
  const isSame =
    before.membership === after.membership &&
    before.terms === after.terms &&
    before.renewals === after.renewals;
  if (isSame || JOIN.has(turn.command)) return undefined;
  for (const back of [1, 10, 35, 120]) {
    const day = plusDays(turn.today, -back);
    const [was, is] = [standingOn(before, day), standingOn(after, day)];
    if (was === is || tellsOfThePast(side, turn, day) || isToldLate(turn, was, is)) continue;
    return [day, was, is];
  }
  return undefined;
};

const onEach =
  (check: SideCheck): Check =>
  (turn) => {
    for (const side of turn.sides) {
      const told = check(side, turn);
      if (told !== undefined) return told;
    }
    return undefined;
  };

export const INVARIANTS: Record<string, Check> = {
  'terms of a member stand apart, and none disappears': (turn) =>
    JOIN.has(turn.command) ? undefined : onEach(apart)(turn),
  'what an issued term says changes by the command that says so alone': onEach(frozen),
  'a year that was issued or paid is never lost': notLost,
  'a year to come is not left on a membership that is over': notLeft,
  'no days are billed twice, and a call is the price of its term': notTwice,
  'what is written off is what was left of a call that stands': onEach(writtenOff),
  'one proposal at a time, and none after the end': onEach(oneProposal),
  'money lines are only added, and add up to what came': money,
  'what who resigns owes stays owed': onEach(owedStaysOwed),
  'dates, price and rule of a term come from one version of one tier': onEach(oneVersion),
  'the rights of a term are those of its tier': onEach(rightsOfTerm),
  'a cheaper tier never costs more': onEach(noDearerForLess),
  'who stays is never worse off than a newcomer of the day': onEach(loyalLikeNew),
  'the status is that of the rule book': onEach(statusHolds),
  'the stored due day is the day of the plan': onEach(dueDay),
  'a bond that goes on has a next step': onEach(nextStep),
  'nothing happens by itself to a member whom staff hold': onEach(heldBack),
  'a reminder never asks for what is held': onEach(asksTheRest),
  'days that staff held a member are not forgotten': onEach(heldStays),
  'a message is true on the day on which it leaves': onEach(trueMessages),
  'money that is taken back takes the rights that waited for it': onEach(rightsAtPayment),
  'what was used stays counted': usesStay,
  'what was counted of a past day stays': onEach(pastStays),
};

/** Holds a turn to every invariant; throws the first that it breaks. */
export const holdTo = (turn: Turn, names = Object.keys(INVARIANTS)): void => {
  for (const name of names) {
    const told = INVARIANTS[name](turn);
    if (told !== undefined && told !== false)
      throw new Violation(name, [turn.command, turn.input, turn.today, told]);
  }
};
