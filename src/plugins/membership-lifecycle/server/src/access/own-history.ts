import type { OwnEvent } from '../../../shared/access/content-api';
import { currencyOf } from '../core/rules/account';
import type { Facts } from '../core/rules/types';
import { isDay } from '../kernel/rules/calendar';
import { inLocale } from '../kernel/rules/localised';
import { typeset } from '../kernel/rules/typography';
import type { Day, Locale, Localised } from '../kernel/rules/values';
import type { Activity } from '../kernel/store/activities';
import { formatDay, formatMoney } from '../kernel/texts/format';
import { ownActor } from './own-views';

/**
 * Journal lines in words for members, without staff's names, reasons and notes. A part in `[x]` is
 * dropped when a value in it is missing.
 */

const TOLD: Partial<Record<string, Localised>> = {
  apply: {
    fr: 'Demande d’adhésion enregistrée[, formule « {tier} »].',
    en: 'Application recorded[, tier “{tier}”].',
  },
  approve: { fr: 'Demande d’adhésion acceptée.', en: 'Application accepted.' },
  refuse: { fr: 'Demande d’adhésion refusée.', en: 'Application refused.' },
  'import-history': { fr: 'Historique repris.', en: 'History brought in.' },
  'issue-term': { fr: 'Période ouverte[ : {term}].', en: 'Term opened[: {term}].' },
  'void-term': { fr: 'Période annulée[ : {term}].', en: 'Term cancelled[: {term}].' },
  'issue-call': {
    fr: 'Appel de cotisation émis[, n° {call}].',
    en: 'Call for dues issued[, no. {call}].',
  },
  'reissue-call': {
    fr: 'Appel de cotisation corrigé[, n° {call}].',
    en: 'Call for dues corrected[, no. {call}].',
  },
  reprice: {
    fr: 'Montant de la cotisation changé[ : {amount}].',
    en: 'Amount of the dues changed[: {amount}].',
  },
  'record-payment': { fr: 'Règlement reçu[ : {amount}].', en: 'Payment received[: {amount}].' },
  'refund-payment': { fr: 'Remboursement fait[ : {amount}].', en: 'Refund made[: {amount}].' },
  'allocate-credit': {
    fr: 'Crédit affecté[ : {amount}].',
    en: 'Credit allocated[: {amount}].',
  },
  'reject-payment': {
    fr: 'Règlement rejeté par la banque[, le {day}].',
    en: 'Payment rejected by the bank[, on {day}].',
  },
  'reverse-payment': { fr: 'Règlement annulé.', en: 'Payment taken back.' },
  'move-payment': { fr: 'Règlement déplacé.', en: 'Payment moved.' },
  'waive-dues': { fr: 'Cotisation offerte.', en: 'Dues waived.' },
  'open-renewal': {
    fr: 'Renouvellement ouvert[ pour la période : {term}].',
    en: 'Renewal opened[ for the term: {term}].',
  },
  'accept-renewal': { fr: 'Renouvellement accepté.', en: 'Renewal accepted.' },
  'decline-renewal': { fr: 'Renouvellement décliné.', en: 'Renewal declined.' },
  'win-renewal': { fr: 'Renouvellement conclu.', en: 'Renewal concluded.' },
  'lose-renewal': { fr: 'Renouvellement clos sans suite.', en: 'Renewal closed without effect.' },
  'reopen-renewal': { fr: 'Renouvellement rouvert.', en: 'Renewal reopened.' },
  'change-tier': { fr: 'Formule changée[ : « {tier} »].', en: 'Tier changed[: “{tier}”].' },
  'grant-right': { fr: 'Droit ajouté[ : {right}].', en: 'Right added[: {right}].' },
  'withdraw-grant': {
    fr: 'Droit ajouté retiré[ : {right}].',
    en: 'Added right withdrawn[: {right}].',
  },
  'end-grants': {
    fr: 'Fin d’un droit ajouté[ : {right}].',
    en: 'End of an added right[: {right}].',
  },
  'carry-over': { fr: 'Droits reportés[ : {right}].', en: 'Rights carried over[: {right}].' },
  'carry-rights': { fr: 'Droits non utilisés reportés.', en: 'Unused rights carried over.' },
  withdraw: { fr: 'Démission enregistrée[, au {day}].', en: 'Withdrawal recorded[, as of {day}].' },
  exclude: { fr: 'Radiation prononcée[, au {day}].', en: 'Exclusion decided[, as of {day}].' },
  suspend: { fr: 'Adhésion suspendue.', en: 'Membership suspended.' },
  reinstate: { fr: 'Adhésion rétablie.', en: 'Membership reinstated.' },
  'merge-into': { fr: 'Deux adhésions réunies.', en: 'Two memberships merged.' },
  'undo-merge': {
    fr: 'Réunion de deux adhésions annulée.',
    en: 'Merger of two memberships undone.',
  },
  'change-identity': {
    fr: 'Identité de l’organisme mise à jour.',
    en: 'Identity of the organisation updated.',
  },
  'change-contacts': { fr: 'Contacts mis à jour.', en: 'Contacts updated.' },
  'change-organisation': {
    fr: 'Fiche de l’organisme mise à jour.',
    en: 'Record of the organisation updated.',
  },
  'invite-contact': {
    fr: 'Un contact invité dans l’espace adhérent.',
    en: 'A contact invited to the member space.',
  },
  'withdraw-access': {
    fr: 'Un accès à l’espace adhérent retiré.',
    en: 'An access to the member space withdrawn.',
  },
  'issue-certificate': { fr: 'Attestation d’adhésion établie.', en: 'Certificate made.' },
  'issue-receipt': { fr: 'Reçu établi.', en: 'Receipt made.' },
  'issue-copy': { fr: 'Copie d’un appel établie.', en: 'Copy of a call made.' },
  'add-paper': { fr: 'Document versé au dossier.', en: 'Document added to the file.' },
  'add-registration': { fr: 'Inscription[ : {occasion}].', en: 'Registration[: {occasion}].' },
  'cancel-registration': {
    fr: 'Inscription annulée[ : {occasion}].',
    en: 'Registration cancelled[: {occasion}].',
  },
};

/** Said of a withdrawal before any membership. */
const APPLICATION_WITHDRAWN: Localised = {
  fr: 'Demande d’adhésion retirée.',
  en: 'Application withdrawn.',
};

/** Said of a reversal that takes a rejection back. */
const REJECTION_REVERSED: Localised = {
  fr: 'Rejet annulé : le règlement compte à nouveau.',
  en: 'Rejection taken back: the payment counts again.',
};

/** Said of every line that issues calls beside what it does, or cancels them. */
const CALLS: Localised = {
  fr: '[ Appel de cotisation émis, n° {issued}.][ Appel annulé par l’avoir n° {credit}.][ Nouvel appel, n° {again}.]',
  en: '[ Call for dues issued, no. {issued}.][ Call cancelled by credit note no. {credit}.][ New call, no. {again}.]',
};

/** The commands of which members see the calls alone: a stage may issue one. */
const CALLS_ALONE: readonly string[] = ['move-renewal'];

/** The commands whose own words tell the call that they issue. */
const CALLING: readonly string[] = ['issue-call', 'reissue-call'];

/** The commands that members see. */
export const TOLD_COMMANDS: readonly string[] = [...Object.keys(TOLD), ...CALLS_ALONE];

type Side = Record<string, unknown>;

const isSide = (value: unknown): value is Side =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const filled = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** The first row of a table in a journal line. */
const written = ({ after }: Activity, table: string): Side | null => {
  const rows = after[table];
  if (!isSide(rows)) return null;
  const [[id, row] = []] = Object.entries(rows);
  return isSide(row) ? { ...row, id } : null;
};

const termOf = (line: Activity, { terms }: Facts) => {
  const id = filled(line.input.termId) ?? filled(written(line, 'terms')?.id);
  return terms.find((term) => term.id === id);
};

const amountOf = ({ input }: Activity, facts: Facts, locale: Locale) =>
  typeof input.amount === 'number' ? formatMoney(input.amount, currencyOf(facts), locale) : null;

const callOf = (line: Activity, { dues }: Facts): string | null => {
  const id = filled(line.input.duesId) ?? filled(written(line, 'dues')?.id);
  return dues.find((call) => call.id === id)?.number ?? null;
};

/** The ids of the rows that a line added to a table. */
const addedTo = ({ before, after }: Activity, table: string): string[] => {
  const [was, is] = [before[table], after[table]];
  if (!isSide(is)) return [];
  return Object.keys(is).filter((id) => !isSide(was) || !was[id]);
};

/** The calls that a line issued, its credit notes, and the calls issued instead, by their numbers. */
const callsOf = (line: Activity, { creditNotes, dues }: Facts) => {
  const noted = addedTo(line, 'creditNotes');
  const notes = creditNotes.filter(({ id }) => noted.includes(id));
  const again = dues.filter(({ id }) => notes.some(({ replacedById }) => replacedById === id));
  const added = CALLING.includes(line.command) ? [] : addedTo(line, 'dues');
  const issued = dues.filter((call) => added.includes(call.id) && !again.includes(call));
  const numbers = (all: readonly { number: string | null }[]) =>
    all.flatMap(({ number }) => number ?? []).join(', ') || null;
  return { issued: numbers(issued), credit: numbers(notes), again: numbers(again) };
};

const tierOf = ({ input }: Activity, { offers, terms }: Facts, locale: Locale): string | null => {
  const code = filled(input.tier) ?? filled(input.tierCode);
  const names =
    terms.find(({ tierCode }) => tierCode === code)?.tierNames ??
    offers.find(({ tierCode }) => tierCode === code)?.tierNames;
  return names ? inLocale(names, locale) : null;
};

const rightOf = (
  { input, after }: Activity,
  { entitlements }: Facts,
  locale: Locale,
): string | null => {
  const changed = isSide(after.entitlements) ? after.entitlements : {};
  const named = entitlements.find(
    ({ id, benefitCode }) =>
      id === input.entitlementId || benefitCode === input.benefit || Object.hasOwn(changed, id),
  );
  return named ? inLocale(named.names, locale) : null;
};

const valuesOf = (line: Activity, facts: Facts, locale: Locale): Record<string, string | null> => {
  const term = termOf(line, facts);
  const day = (value: Day) => formatDay(value, locale);
  const { occasion, on = line.input.lastDay } = line.input;
  const titles = isSide(occasion) ? (filled(occasion[locale]) ?? filled(occasion.fr)) : null;
  return {
    ...callsOf(line, facts),
    amount: amountOf(line, facts, locale),
    call: callOf(line, facts),
    day: isDay(on) ? day(on) : null,
    occasion: titles,
    right: rightOf(line, facts, locale),
    term: term ? `${day(term.startsOn)} – ${day(term.endsOn)}` : null,
    tier: tierOf(line, facts, locale),
  };
};

const HOLE = /\{(\w+)\}/;

const wordsOf = (line: Activity): Localised | undefined => {
  if (line.after.neverJoined) return APPLICATION_WITHDRAWN;
  const isRestored = line.command === 'reverse-payment' && written(line, 'payments')?.receiptId;
  return isRestored ? REJECTION_REVERSED : TOLD[line.command];
};

/** One line of the journal as the member reads it; null when it says nothing to them. */
export const ownEvent = (line: Activity, facts: Facts, locale: Locale): OwnEvent | null => {
  const values = valuesOf(line, facts, locale);
  const words = wordsOf(line);
  const said = (words?.[locale] ?? '') + CALLS[locale];
  const sentence = locale === 'fr' ? typeset(said) : said;
  const text = sentence
    .replace(/\[([^\]]*)\]/g, (_part, inside: string) => {
      const [hole, name] = HOLE.exec(inside) ?? [];
      const value = name ? values[name] : null;
      return hole && value ? inside.replace(hole, () => value) : '';
    })
    .trim();
  return text === '' ? null : { id: line.id, on: line.on, text, by: ownActor(line.actorType) };
};

/** A message as the member reads that it was sent: what it was about, and not to whom. */
export const messageEvent = (
  { id, subject }: { id: string; subject: string },
  on: Day,
  locale: Locale,
): OwnEvent => ({
  id,
  on,
  text:
    locale === 'fr' ? typeset(`Message envoyé : « ${subject} ».`) : `Message sent: “${subject}”.`,
  by: 'association',
});
