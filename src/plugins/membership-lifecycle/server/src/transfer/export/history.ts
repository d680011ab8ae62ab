import { FIGURE_NAMES } from '../../../../shared/core/brackets';
import { RIGHT_KINDS } from '../../../../shared/core/kinds';
import { OWN_NAMES } from '../../../../shared/core/organisation-fields';
import type { HistoryField } from '../../../../shared/transfer/history-fields';
import { linesOn } from '../../core/rules/account';
import { duesOf, paidOf } from '../../core/rules/dues';
import { issuedTerms, memberSince } from '../../core/rules/terms';
import type { Dues, Entitlement, Facts, Payment, Term, TierOffer } from '../../core/rules/types';
import type { CellKind, CellValue } from '../../kernel/export/cells';
import type { Column } from '../../kernel/export/table';
import { END_WORDS, LANGUAGE_WORDS, METHOD_WORDS, wordOf } from '../../kernel/export/words';
import type { Day } from '../../kernel/rules/values';
import { codesNamed } from '../rules/tiers';
import type { OrganisationRecord } from '../store/records';

/**
 * Exports members in the import's format: a line for each term, and one for each further payment.
 * Void and cancelled rows are left out, and so are reversed payments with their reversals.
 */

export interface HistoryMember {
  facts: Facts;
  organisation: OrganisationRecord;
}

/** Cells by field; a missing field is an empty cell. */
type Cells = Partial<Record<string, CellValue>>;

/**
 * The cells of a line in parts, of which the lines of a member share some: copying them into one
 * object per line took longer than loading the data.
 */
export type HistoryLine = readonly Cells[];

const KINDS: Partial<Record<HistoryField['kind'], CellKind>> = {
  day: 'day',
  money: 'money',
  whole: 'whole',
  measure: 'whole',
  year: 'whole',
};

/** The fields of a history as columns. */
export const historyColumns = (fields: readonly HistoryField[]): Column<HistoryLine>[] =>
  fields.map(({ key, kind, names }) => ({
    names,
    kind: KINDS[kind] ?? 'text',
    value: (line) => line.find((cells) => cells[key] !== undefined)?.[key] ?? null,
  }));

/** Names a tier so that the import finds it again: by code where the name is ambiguous. */
export const tierNamer = (
  offers: readonly TierOffer[],
  today: Day,
): ((term: Term) => CellValue) => {
  const known = new Map<string, string[]>();
  const named = (text: string): string[] => {
    const codes = known.get(text) ?? codesNamed(offers, text);
    known.set(text, codes);
    return codes;
  };
  const sold = new Set(offers.map(({ tierCode }) => tierCode));
  return ({ tierCode, tierNames, endsOn }) => {
    const meansAnother = [tierNames.fr, tierNames.en].some((name) => {
      const codes = named(name || tierNames.fr);
      // For a term that is over, the import accepts a name that no published tier has.
      return codes.length === 0 ? endsOn >= today : codes.length > 1 || codes[0] !== tierCode;
    });
    return meansAnother && sold.has(tierCode) ? tierCode : tierNames;
  };
};

const contactCells = ({ contacts }: OrganisationRecord): Cells => {
  const line: Cells = {};
  // The file has one contact per role; reversed, so that the first contact wins.
  for (const { role, name, email, phone, locale, ...mandate } of [...contacts].reverse()) {
    line[`contacts.${role}.name`] = name;
    line[`contacts.${role}.email`] = email;
    line[`contacts.${role}.phone`] = phone;
    line[`contacts.${role}.language`] = wordOf(LANGUAGE_WORDS, locale);
    line[`contacts.${role}.mandateFrom`] = mandate.mandateFrom;
    line[`contacts.${role}.mandateUntil`] = mandate.mandateUntil;
  }
  return line;
};

const memberCells = ({ facts, organisation }: HistoryMember): Cells => ({
  'organisation.name': organisation.name,
  ...Object.fromEntries(OWN_NAMES.map((name) => [`organisation.${name}`, organisation[name]])),
  ...Object.fromEntries(FIGURE_NAMES.map((name) => [`organisation.${name}`, organisation[name]])),
  'organisation.address.lines': organisation.address?.lines ?? null,
  'organisation.address.postalCode': organisation.address?.postalCode ?? null,
  'organisation.address.city': organisation.address?.city ?? null,
  'organisation.address.country': organisation.address?.country ?? null,
  ...contactCells(organisation),
  'membership.reference': facts.membership.reference,
  'membership.since': memberSince(facts),
  'membership.appliedOn': facts.membership.appliedOn,
  'membership.endedOn': facts.membership.endedOn,
  'membership.endKind': wordOf(END_WORDS, facts.membership.endKind),
});

/** The price of a term; for a waived one, the amount paid before the waiver. */
const priceOf = ({ payments }: Facts, term: Term, call: Dues | undefined): number | null => {
  if (term.waivedOn === null) return call?.amount ?? term.price;
  return call ? paidOf(payments, call.id) : 0;
};

/** The figure that gave a term its price: the import finds its bracket by it again. */
const basisCells = ({ bracket, repricedOn, waivedOn }: Term): Cells =>
  bracket && repricedOn === null && waivedOn === null
    ? { 'term.figure': bracket.value, 'term.figureYear': bracket.year }
    : {};

const callCells = (call: Dues): Cells => ({
  'dues.number': call.number,
  'dues.issuedOn': call.issuedOn,
  'dues.dueOn': call.dueOn,
  'dues.engagementNumber': call.engagementNumber,
  'dues.serviceCode': call.serviceCode,
});

const rightCells = (rights: readonly Entitlement[]): Cells =>
  Object.fromEntries(
    rights
      .filter(({ voidedOn, used }) => voidedOn === null || used > 0)
      .flatMap(({ benefitCode, kind, granted, used }) => [
        [`rights.${benefitCode}.granted`, granted],
        [`rights.${benefitCode}.used`, RIGHT_KINDS[kind].counted ? used : null],
      ]),
  );

const paymentCells = ({ on, amount, method, reference }: Payment): Cells => ({
  'payment.on': on,
  'payment.amount': amount,
  'payment.method': wordOf(METHOD_WORDS, method),
  'payment.reference': reference,
});

/** Fields that identify the member and the term in a further line. */
const NAMING = /^(organisation\.(name|siret|address\.postalCode)|membership\.reference)$/;

/** The lines of a member in the order of its terms; none without an issued term. */
export const historyLines = (
  member: HistoryMember,
  tierName: (term: Term) => CellValue,
): HistoryLine[] => {
  const { facts } = member;
  const about = memberCells(member);
  const naming = Object.fromEntries(Object.entries(about).filter(([key]) => NAMING.test(key)));
  return issuedTerms(facts.terms).flatMap((term) => {
    const call = duesOf(facts.dues, term.id);
    const price = priceOf(facts, term, call);
    const period: Cells = {
      'term.tier': tierName(term),
      'term.startsOn': term.startsOn,
      'term.endsOn': term.endsOn,
    };
    const [first, ...others] = call ? linesOn(facts.payments, call.id) : [];
    const rights = facts.entitlements.filter(({ termId }) => termId === term.id);
    const line: HistoryLine = [
      about,
      period,
      { 'term.price': price, ...basisCells(term) },
      // Without a price there is no call for the import to create.
      ...(call && price !== 0 ? [callCells(call)] : []),
      ...(first ? [paymentCells(first)] : []),
      rightCells(rights),
    ];
    return [line, ...others.map((payment) => [naming, period, paymentCells(payment)])];
  });
};
