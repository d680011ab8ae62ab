import type {
  OwnActor,
  OwnCall,
  OwnMembership,
  OwnMembershipInFull,
  OwnReceipt,
  OwnRenewal,
  OwnRight,
  OwnTerm,
  OwnUsage,
} from '../../../shared/access/content-api';
import { basisOf } from '../../../shared/core/basis';
import { RIGHT_KINDS } from '../../../shared/core/kinds';
import { askedFor, creditFor, creditOf, currencyOf } from '../core/rules/account';
import { callState, creditNoteOf } from '../core/rules/credit-notes';
import { isSettled, lastCallOf, paidOf, uncalledOf } from '../core/rules/dues';
import { remaining, runsOn } from '../core/rules/entitlement';
import { lastDayOf, leavingOf } from '../core/rules/leaving';
import { openRenewal } from '../core/rules/renewal';
import { statusOf } from '../core/rules/status';
import { issuedTerms, lastIssued, memberSince, priceOf, termOn } from '../core/rules/terms';
import type { Because, Dues, Entitlement, Facts, Term } from '../core/rules/types';
import { statusSentence } from '../core/status-sentence';
import type { LoadedFacts } from '../core/store/facts';
import type { Usage } from '../core/store/ledger';
import { maxDay } from '../kernel/rules/calendar';
import { inLocale } from '../kernel/rules/localised';
import type { Day, Locale, Localised } from '../kernel/rules/values';
import { receivedOn } from '../papers/rules/standing';
import { proposalOf } from '../renewals/rules/renewal-answers';

/** The views that a member has of its own facts, in one language. Pure. */

const MEMBERS: readonly string[] = ['member', 'link', 'applicant'];

/** Members never see which employee acted: staff appear as the association. */
export const ownActor = (actorType: string): OwnActor =>
  MEMBERS.includes(actorType) ? 'member' : 'association';

/** The reason for an imposed status is an internal note of staff. */
const because = (facts: Facts, why: Because, locale: Locale): string => {
  const told = why.rule === 'override' ? { ...why, rule: 'override-told' } : why;
  return statusSentence(facts, told).text[locale];
};

export const ownTerm = (term: Term, locale: Locale): OwnTerm => ({
  startsOn: term.startsOn,
  endsOn: term.endsOn,
  tier: inLocale(term.tierNames, locale),
  price: priceOf(term),
  basis: basisOf(term)?.[locale] ?? null,
});

const ownCall = (facts: Facts, call: Dues, today: Day): OwnCall[] => {
  const term = facts.terms.find(({ id }) => id === call.termId);
  if (!term) return [];
  const { currency } = call;
  const paid = paidOf(facts.payments, call.id);
  const state = callState(facts, call, today);
  const note = creditNoteOf(facts, call.id);
  return [
    {
      id: call.id,
      number: call.number,
      term: { startsOn: term.startsOn, endsOn: term.endsOn },
      issuedOn: call.issuedOn,
      dueOn: call.dueOn,
      amount: { amount: call.amount, currency },
      paid: { amount: paid, currency },
      credit: { amount: creditFor(facts, call.id), currency },
      remaining: { amount: askedFor(facts, call), currency },
      state: state === 'none' || state === 'uncalled' ? 'open' : state,
      creditNote: note ? { number: note.number ?? '', issuedOn: note.issuedOn } : null,
    },
  ];
};

const unitOf = ({ units, kind }: Entitlement, locale: Locale): string | null => {
  const unit = units ?? RIGHT_KINDS[kind].unit;
  return unit && inLocale(unit, locale);
};

const ownRight = (
  { membership, carriedOut }: Facts,
  right: Entitlement,
  { active, today, locale }: { active: boolean; today: Day; locale: Locale },
): OwnRight => ({
  id: right.id,
  benefit: right.benefitCode,
  kind: right.kind,
  name: inLocale(right.names, locale),
  unit: unitOf(right, locale),
  granted: right.granted,
  used: right.used,
  carried: carriedOut[right.id] ?? 0,
  remaining: remaining(right),
  perPersonCap: right.perPersonCap,
  startsOn: right.startsOn,
  endsOn: maxDay(right.startsOn, lastDayOf(membership, right.endsOn)),
  running: active && runsOn(right, today),
});

/** Rights in the order of the terms, then in the order of each term's offer. */
const rightsOf = (facts: Facts, terms: readonly Term[], today: Day, locale: Locale) => {
  const active = statusOf(facts, today).status === 'active';
  return terms.flatMap((term) => {
    const codes = term.allowances.map(({ benefitCode }) => benefitCode);
    const place = ({ benefitCode }: Entitlement) =>
      codes.includes(benefitCode) ? codes.indexOf(benefitCode) : codes.length;
    return facts.entitlements
      .filter(({ termId, voidedOn, used }) => termId === term.id && (voidedOn === null || used > 0))
      .sort((a, b) => place(a) - place(b))
      .map((right) => ownRight(facts, right, { active, today, locale }));
  });
};

const ownRenewal = (facts: Facts, today: Day, locale: Locale): OwnRenewal | null => {
  const renewal = openRenewal(facts.renewals);
  const term = facts.terms.find(({ id }) => id === renewal?.termId);
  if (!renewal || !term) return null;
  return {
    awaitsAnswer: proposalOf(facts, renewal.id, today)?.state === 'open',
    answer: renewal.answer,
    term: ownTerm(term, locale),
  };
};

/** A membership as its own people read it. */
export const ownMembership = (
  { facts, organisationName }: LoadedFacts,
  today: Day,
  locale: Locale,
): OwnMembership => {
  const running = termOn(facts.terms, today);
  const shown = running ?? lastIssued(facts.terms);
  const call = shown && lastCallOf(facts.dues, shown);
  const { status, because: why } = statusOf(facts, today);
  const uncalled = uncalledOf(facts, shown, today);
  const since = memberSince(facts);
  return {
    documentId: facts.membership.id,
    reference: facts.membership.reference,
    organisation: organisationName,
    status,
    because: because(facts, why, locale),
    leaving: leavingOf(facts.membership, today),
    memberSince: since !== null && since <= today ? since : null,
    term: shown ? ownTerm(shown, locale) : null,
    upToDate: status !== 'ended' && running !== undefined && isSettled(facts, running),
    uncalled: shown && uncalled ? { amount: uncalled, currency: shown.currency } : null,
    dues: (call && ownCall(facts, call, today)[0]) ?? null,
    entitlements: shown ? rightsOf(facts, [shown], today, locale) : [],
    renewal: ownRenewal(facts, today, locale),
  };
};

/** The same with its past. */
export const ownMembershipInFull = (
  loaded: LoadedFacts,
  today: Day,
  locale: Locale,
): OwnMembershipInFull => {
  const { facts } = loaded;
  const terms = issuedTerms(facts.terms).reverse();
  return {
    ...ownMembership(loaded, today, locale),
    terms: terms.map((term) => ownTerm(term, locale)),
    calls: facts.dues.flatMap((call) => ownCall(facts, call, today)).reverse(),
    credit: { amount: creditOf(facts), currency: currencyOf(facts) },
    allEntitlements: rightsOf(facts, terms, today, locale),
  };
};

/** The calls on which something was received, the latest first. */
export const ownReceipts = (facts: Facts): OwnReceipt[] =>
  facts.dues
    .flatMap(({ id }) => {
      const answer = receivedOn(facts, id);
      if (!answer.ok) return [];
      const { call, term, total, remaining: owed } = answer.received;
      return {
        id,
        call: call.number,
        term: { startsOn: term.startsOn, endsOn: term.endsOn },
        received: { amount: total, currency: call.currency },
        remaining: { amount: owed ?? 0, currency: call.currency },
      };
    })
    .reverse();

/**
 * A line of the ledger, without its reason, which is an internal note: but for what a member used
 * without a registration, which is a page that they read, by its name.
 */
export const ownUsage = (
  line: Usage,
  right: Entitlement,
  { occasion, reversed }: { occasion: Localised | null; reversed: boolean },
  locale: Locale,
): OwnUsage => ({
  id: line.id,
  entitlement: right.id,
  benefit: right.benefitCode,
  name: inLocale(right.names, locale),
  unit: right.units && inLocale(right.units, locale),
  kind: line.kind,
  used: line.usedDelta,
  granted: line.grantedDelta,
  usedAfter: line.usedAfter,
  grantedAfter: line.grantedAfter,
  person: line.person,
  occasion: occasion && inLocale(occasion, locale),
  reading:
    line.kind === 'consume' && line.actorType === 'member' && occasion === null
      ? line.reason
      : null,
  on: line.on,
  by: ownActor(line.actorType),
  reversed,
});
