import type { Sentence } from '../../../shared/kernel/common';
import { looksLikeDay } from '../kernel/rules/calendar';
import { typeset } from '../kernel/rules/typography';
import type { Localised } from '../kernel/rules/values';
import { formatDay, formatMoney } from '../kernel/texts/format';
import type { Because } from './rules/types';

/** Every reason that a status or a planned action gives, in words. `{x}` is filled from its params. */
const SENTENCES: Record<string, Localised> = {
  applied: {
    fr: 'Candidature reçue le {on}.',
    en: 'Application received on {on}.',
  },
  refused: { fr: 'Candidature refusée le {on}.', en: 'Application refused on {on}.' },
  withdrawn: {
    fr: 'Démission : plus d’adhésion depuis le {on}.',
    en: 'Withdrawn: no membership since {on}.',
  },
  excluded: {
    fr: 'Radiation : plus d’adhésion depuis le {on}.',
    en: 'Excluded: no membership since {on}.',
  },
  merged: {
    fr: 'Réunie à une autre adhésion le {on}.',
    en: 'Merged into another membership on {on}.',
  },
  suspended: { fr: 'Suspendue depuis le {on}.', en: 'Suspended since {on}.' },
  override: {
    fr: 'Statut fixé par l’équipe jusqu’au {until} : {reason}',
    en: 'Status set by staff until {until}: {reason}',
  },
  // The version for members, without the staff's internal reason.
  'override-told': {
    fr: 'Statut fixé par l’association jusqu’au {until}.',
    en: 'Status set by the association until {until}.',
  },
  'term-runs': {
    fr: 'Période du {startsOn} au {endsOn}, cotisation réglée.',
    en: 'Term from {startsOn} to {endsOn}, dues settled.',
  },
  'term-runs-unpaid': {
    fr: 'Période du {startsOn} au {endsOn}, cotisation à régler.',
    en: 'Term from {startsOn} to {endsOn}, dues not settled.',
  },
  'term-runs-uncalled': {
    fr: 'Période du {startsOn} au {endsOn}, cotisation pas encore appelée.',
    en: 'Term from {startsOn} to {endsOn}, dues not called yet.',
  },
  'in-term': {
    fr: 'Période du {startsOn} au {endsOn}.',
    en: 'Term from {startsOn} to {endsOn}.',
  },
  // True of a line that staff put back on the roll too: the listing says who votes.
  'unpaid-at-cut-off': {
    fr: 'Cotisation de la période du {startsOn} au {endsOn} non réglée au {on} (reste {remaining}).',
    en: 'Dues of the term from {startsOn} to {endsOn} not paid by {on} ({remaining} remain).',
  },
  'uncalled-at-cut-off': {
    fr: 'Cotisation de la période du {startsOn} au {endsOn} pas encore appelée au {on}, donc non réglée.',
    en: 'Dues of the term from {startsOn} to {endsOn} not called yet on {on}, so not paid.',
  },
  // Second sentences, for a reason with the parameter `dues`.
  'dues-settled': { fr: 'Cotisation réglée.', en: 'Dues settled.' },
  'dues-waived': { fr: 'Dispensée de cotisation.', en: 'Dues waived.' },
  'dues-free': { fr: 'Sans cotisation à payer.', en: 'No dues to pay.' },
  'dues-not-called': { fr: 'Cotisation pas encore appelée.', en: 'Dues not called yet.' },
  'dues-open': {
    fr: 'Cotisation à régler d’ici au {dueOn} : {remaining}.',
    en: 'Dues to be paid by {dueOn}: {remaining}.',
  },
  'dues-late': {
    fr: 'Cotisation non réglée : {remaining}, échus le {dueOn}.',
    en: 'Dues not settled: {remaining}, due on {dueOn}.',
  },
  'dues-partly-open': {
    fr: 'Cotisation réglée en partie : {paid} sur {amount}, reste {remaining} d’ici au {dueOn}.',
    en: 'Dues settled in part: {paid} of {amount}, {remaining} remain by {dueOn}.',
  },
  'dues-partly-late': {
    fr: 'Cotisation réglée en partie : {paid} sur {amount}, reste {remaining}, échus le {dueOn}.',
    en: 'Dues settled in part: {paid} of {amount}, {remaining} remain, due on {dueOn}.',
  },
  'term-comes': {
    fr: 'La première période commence le {startsOn}.',
    en: 'The first term starts on {startsOn}.',
  },
  'awaiting-payment': {
    fr: 'Acceptée le {on} ; la période commencera avec le règlement.',
    en: 'Accepted on {on}; the term starts with the payment.',
  },
  'awaiting-issue': {
    fr: 'Acceptée le {on} ; la période est préparée et reste à émettre.',
    en: 'Accepted on {on}; the term is prepared and still to be issued.',
  },
  'awaiting-term': {
    fr: 'Acceptée le {on} ; aucune période n’est préparée.',
    en: 'Accepted on {on}; no term is prepared.',
  },
  committed: {
    fr: 'Période finie le {endsOn} ; le renouvellement est engagé, le règlement est attendu.',
    en: 'Term ended on {endsOn}; the renewal is committed, the payment is awaited.',
  },
  grace: {
    fr: 'Période finie le {endsOn}, délai de grâce jusqu’au {graceEnds}.',
    en: 'Term ended on {endsOn}, grace until {graceEnds}.',
  },
  'never-asked': {
    fr: 'Période finie le {endsOn}, mais aucune proposition n’a encore été envoyée.',
    en: 'Term ended on {endsOn}, but no proposal has been sent yet.',
  },
  declined: {
    fr: 'Période finie le {endsOn} ; le membre a dit non le {on}.',
    en: 'Term ended on {endsOn}; the member said no on {on}.',
  },
  closed: {
    fr: 'Période finie le {endsOn} ; le renouvellement a été clos le {on}.',
    en: 'Term ended on {endsOn}; the renewal was closed on {on}.',
  },
  'decided-then': {
    fr: 'Décision de l’association, du {from} au {until}.',
    en: 'Decision of the association, from {from} to {until}.',
  },
  'money-taken-back': {
    fr: 'Le règlement a été repris le {on} : les droits attendent le nouveau.',
    en: 'The payment was taken back on {on}: the rights wait for another one.',
  },
  'asked-again': {
    fr: 'Période finie le {endsOn} ; sa suite est à proposer de nouveau.',
    en: 'Term ended on {endsOn}; the next one is to be proposed again.',
  },
  lapsed: {
    fr: 'Période finie le {endsOn}, sans renouvellement au {graceEnds}.',
    en: 'Term ended on {endsOn}, not renewed by {graceEnds}.',
  },
  'payment-becomes-credit': {
    fr: '{surplus} ne sont attendus par aucun appel : ils restent en crédit sur le compte du membre.',
    en: 'No call asks for {surplus}: they stay as a credit on the member’s account.',
  },
  'payment-early': {
    fr: 'La date du {on} est antérieure de {days} jours à l’appel {call}.',
    en: 'The day, {on}, is {days} days before call {call}.',
  },
  'payment-exceeds': {
    fr: 'Il reste {remaining} à payer sur l’appel {call} : {surplus} de plus restent en crédit sur le compte du membre.',
    en: '{remaining} are left to pay on call {call}: {surplus} more stay as a credit on the member’s account.',
  },
  'payment-on-cancelled': {
    fr: 'L’appel {call} est annulé : {surplus} restent en crédit sur le compte du membre.',
    en: 'Call {call} is cancelled: {surplus} stay as a credit on the member’s account.',
  },
  'payment-on-waived': {
    fr: 'La cotisation de l’appel {call} est offerte : {surplus} restent en crédit sur le compte du membre.',
    en: 'The dues of call {call} are waived: {surplus} stay as a credit on the member’s account.',
  },
  'plan-carry-over': {
    fr: 'La période commence le {startsOn} : les droits non utilisés sont reportés.',
    en: 'The term starts on {startsOn}: unused rights are carried over.',
  },
  'plan-end-grants': {
    fr: 'Droit accordé jusqu’au {endsOn} : ce qui n’en est pas utilisé est retiré.',
    en: 'Right granted until {endsOn}: what is unused of it is withdrawn.',
  },
  'plan-open': {
    fr: 'La période finit le {endsOn} : le renouvellement s’ouvre {days} jours avant.',
    en: 'The term ends on {endsOn}: the renewal opens {days} days before.',
  },
  'plan-propose': {
    fr: 'Le tarif est connu : la période du {startsOn} au {endsOn} est proposée.',
    en: 'The price is known: the term from {startsOn} to {endsOn} is proposed.',
  },
  'plan-reminder': {
    fr: 'Message prévu le {dueOn}, la période finissant le {endsOn}.',
    en: 'Message due on {dueOn}, as the term ends on {endsOn}.',
  },
  'plan-reminder-superseded': {
    fr: 'Message du {dueOn} remplacé par un plus récent.',
    en: 'Message of {dueOn} superseded by a later one.',
  },
  'plan-reminder-late': {
    fr: 'Message du {dueOn} en retard de plus de 14 jours : il attend une décision.',
    en: 'Message of {dueOn} is over 14 days late: it waits for a decision.',
  },
  'campaign-closed': {
    fr: 'Le renouvellement de cette période s’est clos le {on} : il ne se rouvre que depuis la fiche.',
    en: 'The renewal of this term was closed on {on}: it is reopened from the member’s page alone.',
  },
  'campaign-ended': {
    fr: 'L’adhésion se termine, ou s’est terminée, le {on}.',
    en: 'The membership ends, or ended, on {on}.',
  },
  'campaign-merged': {
    fr: 'L’adhésion a été réunie à une autre le {on}.',
    en: 'The membership was merged into another on {on}.',
  },
  'campaign-no-template': {
    fr: 'L’étape de son parcours n’envoie pas d’e-mail.',
    en: 'The stage of its workflow sends no e-mail.',
  },
  'campaign-suspended': {
    fr: 'Adhésion suspendue depuis le {on} : son renouvellement s’ouvrira quand elle sera rétablie.',
    en: 'Membership suspended since {on}: its renewal will open once it is reinstated.',
  },
  'campaign-under-way': {
    fr: 'Le renouvellement de cette période est déjà ouvert, depuis le {on}.',
    en: 'The renewal of this term is open already, since {on}.',
  },
  'left-out-added-later': {
    fr: 'Rappel ajouté au parcours le {on}, après son jour : il ne part pas.',
    en: 'Reminder added to the workflow on {on}, after its day: it does not leave.',
  },
  'left-out-already-sent': {
    fr: 'Ce rappel a déjà été envoyé.',
    en: 'This reminder was already sent.',
  },
  'left-out-answered': {
    fr: 'Le membre a déjà répondu : plus de rappel.',
    en: 'The member has already answered: no more reminders.',
  },
  'left-out-asked-after': {
    fr: 'La proposition part le {on} : le rappel d’avant n’a plus lieu d’être.',
    en: 'The proposal leaves on {on}: the reminder before it is not needed.',
  },
  'left-out-ended': {
    fr: 'L’adhésion a pris fin le {on}.',
    en: 'The membership ended on {on}.',
  },
  'left-out-imported': {
    fr: 'Le renouvellement était déjà ouvert quand l’historique a été importé : la proposition attend que l’équipe l’envoie.',
    en: 'The renewal was already open when the history was imported: the proposal waits for staff to send it.',
  },
  deciding: {
    fr: 'Période finie le {endsOn} ; l’assemblée du membre décide de la suite.',
    en: 'Term ended on {endsOn}; the member’s council decides what follows.',
  },
  'left-out-council': {
    fr: 'Le membre attend la décision de son assemblée, à une date inconnue : rien ne lui est écrit.',
    en: 'The member waits for its council, on a day that is not known: nothing is written to it.',
  },
  'left-out-council-on': {
    fr: 'L’assemblée du membre décide le {on} : rien ne lui est écrit d’ici là ; noter sa réponse ensuite.',
    en: 'The member’s council decides on {on}: nothing is written to it before; record its answer then.',
  },
  'left-out-imposed': {
    fr: 'Un statut est imposé jusqu’au {until} : rien ne part d’ici là.',
    en: 'A status is imposed until {until}: nothing leaves before.',
  },
  'left-out-muted': {
    fr: 'Le membre est laissé hors des envois jusqu’au {until} : rien ne part d’ici là.',
    en: 'The member is left out of sending until {until}: nothing leaves before.',
  },
  'left-out-paused': {
    fr: 'Une décision de l’association tient les envois : le renouvellement s’ouvre, et sa proposition attend.',
    en: 'A decision of the association holds messages back: the renewal opens, and its proposal waits.',
  },
  'left-out-no-contact': {
    fr: 'Aucun contact n’a d’adresse électronique : la proposition attend.',
    en: 'No contact has an e-mail address: the proposal waits.',
  },
  'left-out-no-price': {
    fr: 'Aucune offre publiée ne donne le tarif au {startsOn} : la proposition attend.',
    en: 'No published offer gives the price on {startsOn}: the proposal waits.',
  },
  'left-out-not-asked': {
    fr: 'La proposition n’a pas encore été envoyée.',
    en: 'The proposal has not been sent yet.',
  },
  'left-out-suspended': {
    fr: 'Adhésion suspendue depuis le {on} : rien ne lui est écrit.',
    en: 'Membership suspended since {on}: nothing is written to it.',
  },
  'left-out-taken-back': {
    fr: 'L’équipe a repris la proposition : c’est à elle de l’envoyer.',
    en: 'Staff took the proposal back: it is theirs to send.',
  },
  'left-out-waits': {
    fr: 'Ce rappel est en retard : il attend une décision de l’équipe.',
    en: 'This reminder is late: it waits for staff to decide.',
  },
  'right-runs': {
    fr: 'Droit ouvert du {startsOn} au {endsOn}.',
    en: 'Right open from {startsOn} to {endsOn}.',
  },
  exhausted: {
    fr: 'Droit épuisé : {used} utilisé(s) sur {granted}.',
    en: 'Right exhausted: {used} used of {granted}.',
  },
  'too-few-left': {
    fr: 'Il reste {left} utilisation(s) sur {granted} : {asked}, c’est trop.',
    en: '{left} use(s) of {granted} are left: {asked} is too many.',
  },
  'person-cap-reached': {
    fr: 'Limite de {cap} par personne, dont {used} déjà utilisé(s).',
    en: 'Limit of {cap} per person, of which {used} used already.',
  },
  'not-active': {
    fr: 'L’adhésion n’est pas en cours ce jour-là.',
    en: 'The membership is not active on this day.',
  },
  'added-later': {
    fr: 'Ajoutée à la liste après l’arrêté.',
    en: 'Added to the roll after it was frozen.',
  },
  'not-granted': {
    fr: 'L’adhésion n’ouvre pas ce droit ce jour-là.',
    en: 'The membership does not grant this right on this day.',
  },
  'plan-lapse': {
    fr: 'Période finie le {endsOn}, sans réponse au {graceEnds}.',
    en: 'Term ended on {endsOn}, no answer by {graceEnds}.',
  },
};

/** Parameters that are sums, in cents of the parameter `currency`. */
const SUMS = ['paid', 'amount', 'remaining', 'surplus'];

const fill = (text: string, params: Because['params'], locale: 'fr' | 'en'): string =>
  text.replace(/\{(\w+)\}/g, (_hole, name: string) => {
    const value = String(params[name] ?? '');
    if (SUMS.includes(name)) return formatMoney(Number(value), String(params.currency), locale);
    return looksLikeDay(value) ? formatDay(value, locale) : value;
  });

const textOf = (rule: string): Localised => SENTENCES[rule] ?? { fr: rule, en: rule };

/** A reason with its sentence in both languages, and one more where it tells of the dues. */
export const sentence = ({ rule, params }: Because): Sentence => {
  const texts = [textOf(rule), ...('dues' in params ? [textOf(`dues-${params.dues}`)] : [])];
  const said = (locale: 'fr' | 'en', set: (text: string) => string) =>
    texts.map((text) => fill(set(text[locale]), params, locale)).join(' ');
  return { rule, params, text: { fr: said('fr', typeset), en: said('en', (text) => text) } };
};
