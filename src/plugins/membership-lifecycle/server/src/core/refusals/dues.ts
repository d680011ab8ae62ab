import type { RefusalText } from '../../kernel/errors';

/** Why a call or a payment is refused. */
export const DUES_REFUSALS = {
  'already-settled': {
    fr: 'Cette période est déjà réglée.',
    en: 'This term is already settled.',
  },
  'amount-not-positive': {
    status: 400,
    fr: 'Le montant doit être positif.',
    en: 'The amount must be positive.',
  },
  'call-held': {
    fr: 'Les relances de l’appel {dues} sont suspendues jusqu’au {until} : les reprendre d’abord.',
    en: 'Reminders of call {dues} are on hold until {until}: let them go on first.',
  },
  'call-issued': {
    fr: 'Un appel de cotisation est déjà émis pour cette période.',
    en: 'A call is already issued for this term.',
  },
  'call-lacks': {
    fr: 'L’appel ne peut pas être émis, cet organisme demande : {what}.',
    en: 'The call cannot be issued, this organisation asks for: {what}.',
  },
  'call-lacks-identity': {
    fr: 'L’appel ne peut pas être émis, il manque à l’identité de l’association (Réglages) : {what}.',
    en: 'The call cannot be issued, the association’s identity (Settings) lacks: {what}.',
  },
  'call-not-held': {
    fr: 'Les relances de l’appel {dues} ne sont pas suspendues.',
    en: 'Reminders of call {dues} are not on hold.',
  },
  'call-not-late': {
    fr: 'L’appel {dues} n’est échu que le {dueOn} : d’ici là, seul un rappel peut partir.',
    en: 'Call {dues} is not due before {dueOn}: until then only a reminder can leave.',
  },
  'call-on-paper': {
    fr: 'L’appel {dues} a déjà son document : corriger l’appel s’il est faux.',
    en: 'Call {dues} has its document already: correct the call if it is wrong.',
  },
  'call-paid': {
    fr: 'L’appel {dues} a reçu un règlement : le déplacer ou le rembourser d’abord.',
    en: 'Call {dues} has received money: move or refund it first.',
  },
  'call-without-number': {
    fr: 'Cet appel vient d’un historique et n’a pas de numéro : il ne peut pas être mis en document.',
    en: 'This call comes from a history and has no number: it cannot be put on paper.',
  },
  'call-without-paper': {
    fr: 'L’appel {dues} n’a pas encore de document : l’établir d’abord.',
    en: 'Call {dues} has no document yet: make it first.',
  },
  'dues-cancelled': {
    fr: 'L’appel {dues} est annulé.',
    en: 'Call {dues} is cancelled.',
  },
  'dues-unknown': {
    status: 404,
    fr: 'Cet appel de cotisation n’existe pas : {dues}.',
    en: 'There is no such call: {dues}.',
  },
  'dues-waived': {
    fr: 'La cotisation de cette période est offerte.',
    en: 'The dues of this term are waived.',
  },
  'payment-looks-recorded': {
    fr: 'La même somme, du même jour et avec la même référence, est déjà enregistrée sur ce compte, le {at} par {by}. Vérifiez avant d’en enregistrer une seconde.{also}',
    en: 'The same sum, of the same day and with the same reference, is already recorded on this account, on {at} by {by}. Check before you record a second one.{also}',
  },
  'payment-moves-elsewhere': {
    fr: '{sum} iront sur le compte de « {organisation} » ({reference}), {place}. Vérifiez qu’ils lui reviennent.',
    en: '{sum} go to the account of “{organisation}” ({reference}), {place}. Check that they are theirs.',
  },
  'payment-unusual': {
    fr: '{what} Vérifiez, puis confirmez.',
    en: '{what} Check, then confirm.',
  },
  'call-exceeded': {
    status: 400,
    fr: 'C’est plus que ce qui reste à payer sur cet appel.',
    en: 'This is more than what is left to pay on this call.',
  },
  'credit-settles': {
    fr: 'Un crédit du compte peut régler l’appel {dues} : l’affecter d’abord.',
    en: 'A credit of the account can settle call {dues}: allocate it first.',
  },
  'difference-too-large': {
    status: 400,
    fr: 'Un petit écart est moindre que ce qui a été réglé sur l’appel. Choisir « Créance perdue », ou offrir la cotisation.',
    en: 'A small difference is less than what was paid on the call. Choose “Lost claim”, or waive the dues.',
  },
  'credit-exceeded': {
    status: 400,
    fr: 'C’est plus que le crédit du compte.',
    en: 'This is more than the credit of the account.',
  },
  'move-exceeds-payment': {
    status: 400,
    fr: 'C’est plus que ce règlement.',
    en: 'This is more than this payment.',
  },
  'no-credit': {
    fr: 'Le compte n’a pas de crédit.',
    en: 'The account has no credit.',
  },
  'no-open-call': {
    fr: 'Aucun appel n’attend de règlement.',
    en: 'No call waits for a payment.',
  },
  'no-call-on-paper': {
    fr: 'Aucun appel à régler n’a de document.',
    en: 'No call to be paid has a document.',
  },
  'no-call-without-paper': {
    fr: 'Chaque appel a déjà son document.',
    en: 'Every call has its document already.',
  },
  'hold-too-long': {
    fr: 'Un an au plus : le jour peut être repoussé ensuite.',
    en: 'A year at most: the day can be put off later.',
  },
  'no-call-held': {
    fr: 'Les relances d’aucun appel ne sont suspendues.',
    en: 'Reminders of no call are on hold.',
  },
  'no-call-owed': {
    fr: 'Aucun appel n’attend de règlement.',
    en: 'No call awaits a payment.',
  },
  'no-term-to-call': {
    fr: 'Aucune période n’attend d’appel de cotisation.',
    en: 'No term awaits a call.',
  },
  'no-term-to-price': {
    fr: 'Aucune période n’a de prix à corriger.',
    en: 'No term has a price to correct.',
  },
  'not-settled': {
    fr: 'La cotisation n’est pas réglée : enregistrer le règlement ou l’offrir.',
    en: 'The dues are not settled: record the payment or waive them.',
  },
  'nothing-owed': {
    fr: 'Il n’y a rien à relancer : l’appel {dues} est réglé, offert, ou couvert par le crédit du membre.',
    en: 'There is nothing to remind of: call {dues} is paid, waived, or covered by the member’s credit.',
  },
  'nothing-paid': {
    fr: 'Aucun règlement n’est enregistré.',
    en: 'No payment is recorded.',
  },
  'nothing-to-pay': {
    fr: 'Cette période est gratuite : il n’y a rien à appeler.',
    en: 'This term is free: there is nothing to call.',
  },
  'nothing-left': {
    fr: 'Il ne reste rien à payer sur l’appel {dues}.',
    en: 'Nothing is left to pay on call {dues}.',
  },
  'nothing-written-off': {
    fr: 'Rien n’a été soldé en perte sur cet appel.',
    en: 'Nothing was written off of this call.',
  },
  'nothing-to-waive': {
    fr: 'Aucune cotisation n’est due.',
    en: 'No dues are owed.',
  },
  'before-payment': {
    fr: 'La date ne peut pas précéder celle du règlement, le {since}.',
    en: 'The day cannot be before that of the payment, {since}.',
  },
  'payment-is-refund': {
    fr: 'Ceci est un remboursement : seul de l’argent reçu se déplace, ou est rejeté par la banque.',
    en: 'This is a refund: only money received is moved, or rejected by the bank.',
  },
  'payment-gone': {
    fr: 'Ce règlement a déjà été annulé ou rejeté, ou il est maintenant ailleurs : recharger la page.',
    en: 'This payment was reversed or rejected already, or is elsewhere by now: reload the page.',
  },
  'payment-refunded': {
    fr: 'Ce règlement a été remboursé : annuler d’abord le remboursement.',
    en: 'This payment was refunded: reverse the refund first.',
  },
  'payment-unknown': {
    status: 404,
    fr: 'Ce règlement n’existe pas.',
    en: 'There is no such payment.',
  },
  'inhabitants-missing': {
    fr: 'La cotisation de la formule « {tierInWords} » dépend du nombre d’habitants, que la fiche de l’organisme ne dit pas : l’y écrire, avec son année.',
    en: 'The dues of the tier “{tierInWords}” depend on the number of inhabitants, which the organisation’s record lacks: write it there, with its year.',
  },
  'budget-missing': {
    fr: 'La cotisation de la formule « {tierInWords} » dépend du budget annuel, que la fiche de l’organisme ne dit pas : l’y écrire, avec son année.',
    en: 'The dues of the tier “{tierInWords}” depend on the yearly budget, which the organisation’s record lacks: write it there, with its year.',
  },
  'staff-missing': {
    fr: 'La cotisation de la formule « {tierInWords} » dépend de l’effectif, que la fiche de l’organisme ne dit pas : l’y écrire, avec son année.',
    en: 'The dues of the tier “{tierInWords}” depend on the number of staff, which the organisation’s record lacks: write it there, with its year.',
  },
  'price-missing': {
    fr: 'Tarif manquant : aucune offre publiée ne donne de prix à la formule « {tierInWords} » pour cette période.',
    en: 'Missing price: no published offer prices the tier “{tierInWords}” for this term.',
  },
  'refund-exceeds-paid': {
    fr: 'Le remboursement dépasse ce qui est réglé.',
    en: 'The refund exceeds what was paid.',
  },
  'same-call': {
    fr: 'Le règlement est déjà sur cet appel.',
    en: 'The payment is already on this call.',
  },
} satisfies Record<string, RefusalText>;
