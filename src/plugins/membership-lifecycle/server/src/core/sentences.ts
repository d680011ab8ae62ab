import type { Sentence } from '../../../shared/kernel/common';
import { looksLikeDay } from '../kernel/rules/calendar';
import { typeset } from '../kernel/rules/typography';
import type { Localised } from '../kernel/rules/values';
import { formatDay, formatMoney } from '../kernel/texts/format';
import type { Because } from './rules/types';
import { STATUS_SENTENCES } from './status-sentences';

/**
 * Every reason that a status or a planned action gives, in words. `{x}` is filled from its params; a
 * part as `[on {x}]` names a day, and is dropped where that day is said already.
 */
const SENTENCES: Record<string, Localised> = {
  ...STATUS_SENTENCES,
  'plan-carry-over': {
    fr: 'La période commence[ le {startsOn}] : les droits non utilisés sont reportés.',
    en: 'The term starts[ on {startsOn}]: unused rights are carried over.',
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
    fr: 'Message prévu[ le {dueOn}], la période finissant[ le {endsOn}].',
    en: 'Message due[ on {dueOn}], as the term ends[ on {endsOn}].',
  },
  'plan-reminder-start': {
    fr: 'Message prévu[ le {dueOn}], la période commençant[ le {on}].',
    en: 'Message due[ on {dueOn}], as the term starts[ on {on}].',
  },
  'plan-reminder-joining': {
    fr: 'Message prévu[ le {dueOn}], l’adhésion ayant commencé[ le {on}].',
    en: 'Message due[ on {dueOn}], as the membership began[ on {on}].',
  },
  'plan-reminder-due': {
    fr: 'Message prévu[ le {dueOn}], l’appel à régler[ avant le {on}] n’étant pas soldé.',
    en: 'Message due[ on {dueOn}], as the call due[ on {on}] is not settled.',
  },
  'plan-reminder-superseded': {
    fr: 'Message[ du {dueOn}] remplacé par un plus récent.',
    en: 'Message[ of {dueOn}] superseded by a later one.',
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
    fr: 'Ce rappel a déjà été écrit.',
    en: 'This reminder was already written.',
  },
  'left-out-answered': {
    fr: 'Le membre a déjà répondu : plus de rappel.',
    en: 'The member has already answered: no more reminders.',
  },
  'left-out-asked-after': {
    fr: 'La proposition part le {on} : le rappel d’avant n’a plus lieu d’être.',
    en: 'The proposal leaves on {on}: the reminder before it is not needed.',
  },
  'left-out-call-contested': {
    fr: 'L’appel est contesté : ses relances restent suspendues.',
    en: 'The call is contested: its reminders stay on hold.',
  },
  'left-out-too-little': {
    fr: 'Ce qui reste à payer est trop peu pour que le parcours le relance : rien ne part de lui-même.',
    en: 'What is left to pay is too little for the workflow to remind of it: nothing leaves by itself.',
  },
  'left-out-look-again': {
    fr: 'Un appel contesté est à revoir ce jour-là : rien ne part de lui-même.',
    en: 'A contested call is to be looked at again on that day: nothing leaves by itself.',
  },
  'left-out-ended': {
    fr: 'L’adhésion a pris fin le {on}.',
    en: 'The membership ended on {on}.',
  },
  'left-out-imported': {
    fr: 'Le renouvellement était déjà ouvert quand l’historique a été importé : la proposition attend que l’équipe l’envoie.',
    en: 'The renewal was already open when the history was imported: the proposal waits for staff to send it.',
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
    fr: 'Aucun contact en fonction n’a d’adresse électronique : la proposition attend.',
    en: 'No contact in office has an e-mail address: the proposal waits.',
  },
  'left-out-mandate-over': {
    fr: 'Plus personne à qui écrire, le dernier mandat ayant pris fin le {on} : la proposition attend.',
    en: 'Nobody is left to write to, as the last mandate ended on {on}: the proposal waits.',
  },
  'left-out-no-recipient': {
    fr: 'Sans destinataire : aucun contact en fonction n’a d’adresse électronique, et ce message en attendra un.',
    en: 'Without a recipient: no contact in office has an e-mail address, and this message will wait for one.',
  },
  'left-out-no-price': {
    fr: 'Aucune offre publiée ne donne le tarif au {startsOn} : la proposition attend.',
    en: 'No published offer gives the price on {startsOn}: the proposal waits.',
  },
  'left-out-no-inhabitants': {
    fr: 'La cotisation dépend du nombre d’habitants, que la fiche de l’organisme ne dit pas : la proposition attend.',
    en: 'The dues depend on the number of inhabitants, which the organisation’s record lacks: the proposal waits.',
  },
  'left-out-no-budget': {
    fr: 'La cotisation dépend du budget annuel, que la fiche de l’organisme ne dit pas : la proposition attend.',
    en: 'The dues depend on the yearly budget, which the organisation’s record lacks: the proposal waits.',
  },
  'left-out-no-staff': {
    fr: 'La cotisation dépend de l’effectif, que la fiche de l’organisme ne dit pas : la proposition attend.',
    en: 'The dues depend on the number of staff, which the organisation’s record lacks: the proposal waits.',
  },
  'left-out-not-asked': {
    fr: 'La proposition n’a pas encore été envoyée.',
    en: 'The proposal has not been sent yet.',
  },
  'left-out-scheduled': {
    fr: 'Une décision de l’association tient le membre : ce qui est prévu ce jour-là attendra l’équipe.',
    en: 'A decision of the association holds this member back: what is scheduled for that day will wait for staff.',
  },
  'left-out-scheduled-other': {
    fr: 'Une décision de l’association tient l’autre adhésion : ce qui est prévu ce jour-là attendra l’équipe.',
    en: 'A decision of the association holds the other membership back: what is scheduled for that day will wait for staff.',
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
    fr: 'Droit épuisé : {used} sur {granted}.',
    en: 'Right exhausted: {used} of {granted}.',
  },
  'too-few-left': {
    fr: 'Il reste {left} sur {granted} : {asked}, c’est trop.',
    en: 'Left: {left} of {granted}. {asked} is too many.',
  },
  'person-cap-reached': {
    fr: 'Limite de {cap} par personne : {used} déjà pris.',
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

/** A text without the parts that name the day that is said already. */
const besides = (text: string, params: Because['params'], said: string | null): string =>
  text.replace(/\[([^[\]{}]*)\{(\w+)\}\]/g, (_part, words: string, name: string) =>
    said !== null && params[name] === said ? '' : `${words}{${name}}`,
  );

const textOf = (rule: string): Localised => SENTENCES[rule] ?? { fr: rule, en: rule };

/**
 * A reason with its sentence in both languages, and one more where it tells of the dues. Under the
 * heading of a day, `said`, the sentence does not name it again.
 */
export const sentence = ({ rule, params }: Because, said: string | null = null): Sentence => {
  const texts = [textOf(rule), ...('dues' in params ? [textOf(`dues-${params.dues}`)] : [])];
  const inWords = (locale: 'fr' | 'en', set: (text: string) => string) =>
    texts.map((text) => fill(set(besides(text[locale], params, said)), params, locale)).join(' ');
  return { rule, params, text: { fr: inWords('fr', typeset), en: inWords('en', (text) => text) } };
};
