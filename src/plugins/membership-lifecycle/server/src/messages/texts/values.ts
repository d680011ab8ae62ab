import { basisOf } from '../../../../shared/core/basis';
import { RIGHT_KINDS } from '../../../../shared/core/kinds';
import { pluralOf } from '../../../../shared/core/plural';
import { formatSiret } from '../../../../shared/kernel/business-number';
import { faceOf, FONT_PAIRS, lightTones, type ChosenFace } from '../../../../shared/settings/face';
import { askedFor, creditFor } from '../../core/rules/account';
import { refreshProposals } from '../../core/rules/commands/proposing';
import { creditNoteOf, replacedBy } from '../../core/rules/credit-notes';
import { duesOf, paidOf } from '../../core/rules/dues';
import { remaining } from '../../core/rules/entitlement';
import { graceEnd, kindOf } from '../../core/rules/renewal';
import { lastIssued } from '../../core/rules/terms';
import type { Addressee, Facts, MessageDraft, Renewal, Term } from '../../core/rules/types';
import type { Association as Presented } from '../../kernel/rules/association';
import { addDays } from '../../kernel/rules/calendar';
import type { Cents, Day, Locale } from '../../kernel/rules/values';
import {
  addressLines,
  formatDay,
  formatIban,
  formatMoney,
  inline,
  inlineIn,
} from '../../kernel/texts/format';
import type { TemplateValues } from '../../kernel/texts/template';
import type { MessageCatalogue } from './catalogue';
import { linkMark } from './link-mark';

/** Reads the variables of a message from the facts of a membership. */

/** The association, with the face that its messages bear. */
export type Association = Presented & ChosenFace;

export interface MessageContext {
  facts: Facts;
  draft: MessageDraft;
  contact: Addressee;
  organisationName: string;
  association: Association;
}

const day = (value: Day | null | undefined, locale: Locale) =>
  value ? formatDay(value, locale) : null;

const termValues = (term: Term | undefined, locale: Locale) => ({
  starts: day(term?.startsOn, locale),
  ends: day(term?.endsOn, locale),
  price: term && term.price !== null ? formatMoney(term.price, term.currency, locale) : null,
  basis: (term && basisOf(term)?.[locale]) ?? null,
  tier: term ? inlineIn(term.tierNames, locale) : null,
});

/** The call that a message is about, with what is paid of it, what a credit pays and what is asked. */
const callOf = ({ facts, draft }: MessageContext) => {
  const dues =
    facts.dues.find(({ id }) => id === draft.duesId) ??
    (draft.termId ? duesOf(facts.dues, draft.termId) : undefined);
  if (!dues) return { paid: 0, credit: 0, asked: 0 };
  const [credit, asked] = [creditFor(facts, dues.id), askedFor(facts, dues)];
  return { dues, paid: paidOf(facts.payments, dues.id), credit, asked };
};

const duesValues = (context: MessageContext, locale: Locale) => {
  const { dues, paid, credit, asked } = callOf(context);
  const term = context.facts.terms.find(({ id }) => id === dues?.termId);
  const money = (cents: Cents) => (dues ? formatMoney(cents, dues.currency, locale) : null);
  const someOf = (cents: Cents) => (cents > 0 ? money(cents) : null);
  return {
    number: dues?.number ?? null,
    replaces: (dues && replacedBy(context.facts, dues.id)?.number) ?? null,
    amount: money(dues?.amount ?? 0),
    dueOn: day(dues?.dueOn, locale),
    paid: someOf(paid),
    credit: someOf(credit),
    remaining: someOf(asked),
    starts: day(term?.startsOn, locale),
    ends: day(term?.endsOn, locale),
    engagement: inline(dues?.engagementNumber),
    service: inline(dues?.serviceCode),
  };
};

/** The credit note that cancels the call of a message. */
const creditNoteValues = (context: MessageContext, locale: Locale) => {
  const { dues } = callOf(context);
  const note = dues && creditNoteOf(context.facts, dues.id);
  return {
    number: note?.number ?? null,
    amount: note ? formatMoney(note.amount, note.currency, locale) : null,
    replacedBy: context.facts.dues.find(({ id }) => id === note?.replacedById)?.number ?? null,
  };
};

/** What was carried to the next term, in the middle of a line. */
const CARRIED: Record<Locale, (count: number) => string> = {
  fr: (count) => `, ${count} par report sur la période suivante`,
  en: (count) => `, ${count} carried over to the next term`,
};

const rightsSummary = (facts: Facts, term: Term | undefined, locale: Locale): string | null => {
  const lines = facts.entitlements
    .filter(
      ({ termId, kind, voidedOn }) =>
        termId === term?.id && RIGHT_KINDS[kind].spent && voidedOn === null,
    )
    .map(({ id, names, units, granted, used: spent }) => {
      const name = inlineIn(names, locale) ?? '';
      const unit = units ? inlineIn(units, locale) : null;
      const all = granted ?? 0;
      const left = Math.max(0, all - spent);
      const carried = facts.carriedOut[id] ?? 0;
      const used = spent - carried;
      const over = carried > 0 ? CARRIED[locale](carried) : '';
      const counted = (count: number) => (unit ? ` ${pluralOf(unit, count, locale)}` : '');
      return locale === 'fr'
        ? `- ${name}\u00a0: ${used}${counted(used)} sur ${all}${over}, il en reste ${left}`
        : `- ${name}: ${used} of ${all}${counted(all)} used${over}, ${left} left`;
    });
  return lines.length > 0 ? lines.join('\n') : null;
};

/** The right that a message is about. */
const rightValues = ({ facts, draft }: MessageContext, locale: Locale) => {
  const right = facts.entitlements.find(({ id }) => id === draft.about?.right?.id);
  return {
    name: right ? inlineIn(right.names, locale) : null,
    unit: right?.units ? inlineIn(right.units, locale) : null,
    granted: right ? String(right.granted ?? 0) : null,
    used: right ? String(right.used - (facts.carriedOut[right.id] ?? 0)) : null,
    left: right ? String(remaining(right) ?? 0) : null,
    ends: right ? day(right.endsOn, locale) : null,
  };
};

/** An address on one line. */
const addressOf = (association: Association, locale: Locale) =>
  addressLines(association, locale).join(', ') || null;

/** Mailboxes have none of our fonts: those of every system that are like them. */
const FONTS = { serif: "Georgia,'Times New Roman',serif", sans: 'Helvetica,Arial,sans-serif' };

const lookOf = (association: Association) => {
  const face = faceOf(association);
  const { accent: color, second, ink, soft, line } = lightTones(face);
  const { corner, kind } = FONT_PAIRS[face.fonts];
  // That of buttons on the pages, in pixels: mailboxes have no size of ours to go by.
  return { color, second, ink, soft, line, corner: `${corner * 32}px`, font: FONTS[kind] };
};

const ownValues = (association: Association, locale: Locale) => ({
  ...lookOf(association),
  name: inline(association.name),
  legalName: inline(association.legalName) ?? inline(association.name),
  address: addressOf(association, locale),
  siret: association.siret ? formatSiret(association.siret) : null,
  vatMention: inlineIn({ fr: association.vatMention, en: association.vatMentionEn }, locale),
  email: inline(association.email),
  phone: inline(association.phone),
  website: inline(association.website),
  accountHolder: inline(association.accountHolder) ?? inline(association.legalName),
  iban: association.iban ? formatIban(association.iban) : null,
  bic: inline(association.bic),
  rateDecision: inlineIn({ fr: association.rateDecision, en: association.rateDecisionEn }, locale),
});

type OwnValues = ReturnType<typeof ownValues>;

/** Caches the values about the association, which are the same in all messages of a run. */
const said = new WeakMap<Association, Map<Locale, OwnValues>>();

const associationValues = (association: Association, locale: Locale): OwnValues => {
  let known = said.get(association);
  if (!known) said.set(association, (known = new Map()));
  let values = known.get(locale);
  if (!values) known.set(locale, (values = ownValues(association, locale)));
  return values;
};

/**
 * In a renewal, `term` is the ending term and `next` the proposed one, at the price of an answer
 * today; otherwise `term` is the draft's.
 */
const termsOf = (facts: Facts, draft: MessageDraft, renewal: Renewal | undefined) => {
  const { terms } = renewal ? refreshProposals(facts) : facts;
  const byId = (id: string | null | undefined) => terms.find((term) => term.id === id);
  return renewal
    ? { term: byId(renewal.fromTermId), next: byId(renewal.termId) }
    : { term: byId(draft.termId) ?? lastIssued(facts.terms), next: undefined };
};

/** Whether the renewal waits for the member's answer. */
const isAsked = (facts: Facts, renewal: Renewal | undefined): boolean =>
  renewal?.closedOn === null && kindOf(facts, renewal) === 'waiting';

/** All variables of all templates; null where a message has no value. */
export const messageValues = (
  catalogue: MessageCatalogue,
  context: MessageContext,
  locale: Locale,
): TemplateValues => {
  const { facts, draft, contact, organisationName } = context;
  const { membership } = facts;
  const renewal = facts.renewals.find(({ id }) => id === draft.renewalId);
  const { term, next } = termsOf(facts, draft, renewal);
  const held = (next ?? term)?.tierNames;
  const sold = facts.offers.find(({ tierCode }) => tierCode === membership.tierCode)?.tierNames;
  const tierNames = held ?? sold;
  return {
    association: associationValues(context.association, locale),
    member: {
      organisation: inline(organisationName),
      contact: inline(contact.name),
      reference: inline(membership.reference),
      tier: tierNames ? inlineIn(tierNames, locale) : null,
      lastDay: day(membership.endedOn && addDays(membership.endedOn, -1), locale),
    },
    term: termValues(term, locale),
    next: termValues(next, locale),
    dues: duesValues(context, locale),
    creditNote: creditNoteValues(context, locale),
    paper: { name: inline(draft.about?.paper?.name) },
    right: rightValues(context, locale),
    rights: { summary: rightsSummary(facts, term, locale) },
    renewal: { answerLink: isAsked(facts, renewal) ? linkMark(locale) : null },
    deadline: { graceEnds: term ? day(graceEnd(facts, term), locale) : null },
    ...catalogue.values(draft, locale),
  };
};
