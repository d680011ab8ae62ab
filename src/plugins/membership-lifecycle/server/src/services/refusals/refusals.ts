import { ANSWER_REFUSALS } from './answers';
import { APPLICATION_REFUSALS } from './applications';
import { ATTESTATION_REFUSALS } from './attestations';
import { INVOICE_REFUSALS } from './invoice';
import { CONSENT_REFUSALS } from './consents';
import { MERGER_REFUSALS } from './mergers';
import { PAPER_REFUSALS } from './papers';
import { ASSEMBLY_REFUSALS } from './assembly';
import { MEMBER_SPACE_REFUSALS } from './member-space';
import { PARTICIPATION_REFUSALS } from './participation';
import { PRIVACY_REFUSALS } from './privacy';

/**
 * Every reason for which something is refused, as people read it. `{x}` is filled from the details.
 * `status` is the HTTP status, 409 unless it says otherwise. In alphabetical order.
 */
export interface RefusalText {
  status?: 400 | 404 | 409 | 410 | 411 | 413 | 422 | 429;
  fr: string;
  en: string;
}

export const REFUSALS: Record<string, RefusalText> = {
  ...ANSWER_REFUSALS,
  ...APPLICATION_REFUSALS,
  ...ATTESTATION_REFUSALS,
  ...INVOICE_REFUSALS,
  ...CONSENT_REFUSALS,
  ...MERGER_REFUSALS,
  ...PAPER_REFUSALS,
  ...ASSEMBLY_REFUSALS,
  ...MEMBER_SPACE_REFUSALS,
  ...PARTICIPATION_REFUSALS,
  ...PRIVACY_REFUSALS,
  'already-accepted': {
    fr: 'Le renouvellement est déjà accepté : reprendre le renouvellement pour revenir en arrière.',
    en: 'The renewal is already accepted: reopen it to go back.',
  },
  'already-applied': {
    fr: 'La candidature est déjà en cours.',
    en: 'The application is already under way.',
  },
  'already-approved': {
    fr: 'L’adhésion est déjà acceptée.',
    en: 'The membership is already approved.',
  },
  'already-carried': {
    fr: 'Les droits de cette période ont déjà été reportés.',
    en: 'The rights of this term were already carried over.',
  },
  'already-in-stage': {
    fr: 'Le renouvellement est déjà à cette étape.',
    en: 'The renewal is already in this stage.',
  },
  'already-reversed': {
    fr: 'Cette utilisation a déjà été annulée.',
    en: 'This use was already reversed.',
  },
  'already-settled': {
    fr: 'Cette période est déjà réglée.',
    en: 'This term is already settled.',
  },
  'already-suspended': {
    fr: 'L’adhésion est déjà suspendue.',
    en: 'The membership is already suspended.',
  },
  'amount-not-positive': {
    status: 400,
    fr: 'Le montant doit être positif.',
    en: 'The amount must be positive.',
  },
  'below-zero': {
    fr: 'Il n’y a que {used} utilisation(s) à retirer.',
    en: 'There are only {used} use(s) to take back.',
  },
  'benefit-document-unknown': {
    status: 404,
    fr: 'Ce droit n’existe pas, ou n’existe plus.',
    en: 'This benefit does not exist, or no longer.',
  },
  'benefit-in-use': {
    fr: 'Ce droit figure dans des périodes d’adhésion : le dépublier au lieu de le supprimer.',
    en: 'Terms name this benefit: unpublish it instead of deleting it.',
  },
  'benefit-unknown': {
    status: 404,
    fr: 'Aucun droit ne porte ce code : {benefit}.',
    en: 'No benefit has this code: {benefit}.',
  },
  busy: {
    fr: 'Trop de demandes en même temps sur cette adhésion : rien n’a changé, réessayer.',
    en: 'Too many requests at once on this membership: nothing changed, try again.',
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
  'call-on-paper': {
    fr: 'L’appel {dues} a déjà son document : le rééditer s’il a changé.',
    en: 'Call {dues} has its document already: issue it again if it has changed.',
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
  'carry-over-cap': {
    fr: 'Le report est limité à {cap}, dont {carried} déjà reporté(s).',
    en: 'Carry-over is limited to {cap}, of which {carried} already carried.',
  },
  'changed-meanwhile': {
    fr: 'Entre-temps, {by} a agi sur cette adhésion : relire ce qui a changé, puis confirmer.',
    en: 'Meanwhile {by} acted on this membership: read what changed, then confirm.',
  },
  'command-unknown': {
    status: 404,
    fr: 'La commande « {command} » n’existe pas.',
    en: 'There is no command “{command}”.',
  },
  'contact-unknown': {
    status: 404,
    fr: 'Ce contact n’existe pas.',
    en: 'There is no such contact.',
  },
  'date-in-future': { status: 400, fr: 'Ce jour est à venir.', en: 'This day is in the future.' },
  'date-in-past': {
    status: 400,
    fr: 'Ce jour est passé.',
    en: 'This day is in the past.',
  },
  'dates-out-of-order': {
    status: 400,
    fr: 'La fin précède le début.',
    en: 'The end comes before the start.',
  },
  'day-invalid': {
    status: 400,
    fr: 'Une date s’écrit AAAA-MM-JJ.',
    en: 'Write a date as YYYY-MM-DD.',
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
  'entitlement-unknown': {
    status: 404,
    fr: 'Ce droit n’existe pas pour cette adhésion.',
    en: 'This membership has no such right.',
  },
  'event-being-sent': {
    fr: 'Cet événement est en cours d’envoi : réessayez dans un instant.',
    en: 'This event is being sent: try again in a moment.',
  },
  'event-unknown': {
    status: 404,
    fr: 'Cet événement n’existe pas, ou n’est plus gardé.',
    en: 'This event does not exist, or is no longer kept.',
  },
  exhausted: {
    fr: 'Droit épuisé : {used} utilisé(s) sur {granted}.',
    en: 'Right exhausted: {used} used of {granted}.',
  },
  'export-too-large': {
    status: 422,
    fr: 'Un fichier Excel de cette liste tient {most} lignes au plus : choisir le format CSV, qui n’a pas de limite, ou réduire la liste par les filtres.',
    en: 'An Excel file of this list holds {most} rows at most: choose the CSV format, which has no limit, or narrow the list with the filters.',
  },
  'idempotency-key-invalid': {
    status: 400,
    fr: 'L’en-tête Idempotency-Key doit compter 1 à 255 caractères ASCII visibles.',
    en: 'The Idempotency-Key header must have 1 to 255 visible ASCII characters.',
  },
  'idempotency-key-required': {
    status: 400,
    fr: 'L’en-tête Idempotency-Key est nécessaire.',
    en: 'The Idempotency-Key header is required.',
  },
  'idempotency-key-reused': {
    status: 422,
    fr: 'Cette clé d’idempotence a déjà servi pour une autre demande.',
    en: 'This idempotency key was already used for another request.',
  },
  'import-applied': {
    fr: 'Ce fichier a déjà été importé.',
    en: 'This file was already imported.',
  },
  'import-file-empty': {
    status: 400,
    fr: 'Ce fichier est vide, ou sa première ligne ne porte pas les titres des colonnes.',
    en: 'This file is empty, or its first line does not hold the headings of the columns.',
  },
  'import-file-missing': {
    status: 400,
    fr: 'Joindre un fichier, un seul : CSV ou XLSX.',
    en: 'Send one file, and one only: CSV or XLSX.',
  },
  'import-file-too-large': {
    status: 400,
    fr: 'Ce fichier est trop gros : {max} Mo au plus. Le partager en plusieurs fichiers.',
    en: 'This file is too large: {max} MB at most. Split it into several files.',
  },
  'import-file-unreadable': {
    status: 400,
    fr: 'Ce fichier n’est pas lisible : l’enregistrer à nouveau depuis le tableur, en XLSX ou en CSV.',
    en: 'This file cannot be read: save it again from the spreadsheet, as XLSX or CSV.',
  },
  'import-has-faults': {
    fr: '{count} ligne(s) sont refusées : corriger le fichier, puis l’importer à nouveau. Rien n’a été écrit.',
    en: '{count} line(s) are refused: correct the file, then import it again. Nothing was written.',
  },
  'import-has-no-columns': {
    fr: 'Des champs obligatoires n’ont pas de colonne : les choisir d’abord.',
    en: 'Required fields have no column: choose them first.',
  },
  'import-heading-twice': {
    status: 400,
    fr: 'Deux colonnes s’appellent « {heading} » : leur donner deux titres différents.',
    en: 'Two columns are called “{heading}”: give them two different headings.',
  },
  'import-outdated': {
    fr: 'Des données ont changé depuis cette vérification : vérifier à nouveau avant d’importer. Rien n’a été écrit.',
    en: 'Data have changed since this check: check again before importing. Nothing was written.',
  },
  'import-sheet-unknown': {
    status: 400,
    fr: 'Ce classeur n’a pas de feuille de ce nom.',
    en: 'This workbook has no sheet of this name.',
  },
  'import-too-many-columns': {
    status: 400,
    fr: 'Ce fichier a trop de colonnes : {max} au plus.',
    en: 'This file has too many columns: {max} at most.',
  },
  'import-too-many-lines': {
    status: 400,
    fr: 'Ce fichier a trop de lignes : {max} au plus. Le partager en plusieurs fichiers.',
    en: 'This file has too many lines: {max} at most. Split it into several files.',
  },
  'import-under-way': {
    fr: 'Un import est en cours : attendre qu’il soit fini.',
    en: 'An import is under way: wait until it is over.',
  },
  'import-unknown': {
    status: 404,
    fr: 'Ce fichier n’est plus là : l’importer à nouveau.',
    en: 'This file is no longer there: import it again.',
  },
  'import-without-lines': {
    status: 400,
    fr: 'Ce fichier n’a que la ligne des titres.',
    en: 'This file has the line of headings only.',
  },
  'invalid-input': {
    status: 400,
    fr: 'Demande invalide : voir le détail de chaque champ.',
    en: 'Invalid request: see the details of each field.',
  },
  'letter-no-recipient': {
    fr: 'Aucun contact de ce membre n’a d’adresse électronique.',
    en: 'No contact of this member has an e-mail address.',
  },
  'letter-not-scheduled': {
    status: 404,
    fr: 'Cette lettre n’est plus prévue : quelque chose a changé. Recharger la page.',
    en: 'This letter is no longer planned: something has changed. Reload the page.',
  },
  'letter-template-broken': {
    fr: 'Le modèle de cette lettre ne peut pas être rempli : le corriger dans les réglages.',
    en: 'The template of this letter cannot be filled in: mend it in the settings.',
  },
  'letter-template-missing': {
    fr: 'Le modèle de cette lettre n’existe pas.',
    en: 'There is no template for this letter.',
  },
  'membership-exists': {
    fr: 'Cet organisme a déjà une adhésion : la retrouver dans la liste, elle vaut pour toutes ses années.',
    en: 'This organisation already has a membership: find it in the list, it serves all its years.',
  },
  'membership-has-history': {
    fr: 'Cette adhésion a une histoire : enregistrer une démission ou une radiation au lieu de la supprimer.',
    en: 'This membership has a history: withdraw or exclude it instead of deleting it.',
  },
  'membership-merged': {
    fr: 'Cette adhésion a été réunie à une autre.',
    en: 'This membership was merged into another.',
  },
  'membership-over': {
    fr: 'L’adhésion est terminée ou refusée : la rétablir ou déposer une nouvelle candidature.',
    en: 'The membership is over or refused: reinstate it or apply again.',
  },
  'identity-changed-meanwhile': {
    fr: 'Entre-temps, {by} a enregistré l’identité : rien de ce que vous avez saisi n’est perdu. Relisez, puis enregistrez de nouveau.',
    en: 'Meanwhile {by} saved the identity: nothing that you typed is lost. Read it again, then save.',
  },
  'membership-unknown': {
    status: 404,
    fr: 'Cette adhésion n’existe pas.',
    en: 'There is no such membership.',
  },
  'merge-with-itself': {
    status: 400,
    fr: 'Une adhésion ne se réunit pas à elle-même.',
    en: 'A membership cannot be merged into itself.',
  },
  'message-changed': {
    fr: 'Ce message vient de changer d’état : rafraîchir la page.',
    en: 'This message has just changed: refresh the page.',
  },
  'message-not-cancellable': {
    fr: 'Seul un message en file d’attente peut être annulé.',
    en: 'Only a queued message can be cancelled.',
  },
  'message-not-resendable': {
    fr: 'Ce message ne peut pas être renvoyé : il est encore en file, en cours d’envoi ou annulé.',
    en: 'This message cannot be sent again: it is queued, being sent or cancelled.',
  },
  'message-unknown': {
    status: 404,
    fr: 'Ce message n’existe pas.',
    en: 'There is no such message.',
  },
  'next-year-exists': {
    fr: 'L’offre {year} existe déjà : « {title} ». Rien n’a été copié.',
    en: 'The offer for {year} already exists: “{title}”. Nothing was copied.',
  },
  'no-call': {
    fr: 'Aucun appel de cotisation n’est émis : émettre l’appel d’abord.',
    en: 'No call is issued: issue the call first.',
  },
  'no-call-on-paper': {
    fr: 'Aucun appel n’a encore de document à rééditer.',
    en: 'No call has a document yet to issue again.',
  },
  'no-call-without-paper': {
    fr: 'Chaque appel a déjà son document.',
    en: 'Every call has its document already.',
  },
  'no-contact': {
    fr: 'L’organisme n’a aucun contact.',
    en: 'The organisation has no contact.',
  },
  'no-counter': {
    fr: 'Aucun droit compté n’est ouvert.',
    en: 'No counted right is open.',
  },
  'no-next-right': {
    fr: 'Aucune période suivante n’ouvre ce droit : il n’y a rien vers quoi reporter.',
    en: 'No following term grants this right: there is nothing to carry it to.',
  },
  'no-open-renewal': {
    fr: 'Aucun renouvellement n’est en cours.',
    en: 'No renewal is under way.',
  },
  'no-override': {
    fr: 'Le statut n’est pas fixé à la main.',
    en: 'The status is not overridden.',
  },
  'no-proposed-term': {
    fr: 'Aucune période n’est proposée.',
    en: 'No term is proposed.',
  },
  'no-running-term': {
    fr: 'Aucune période n’est en cours aujourd’hui.',
    en: 'No term is running today.',
  },
  'no-term': {
    fr: 'Il n’y a pas encore de période d’adhésion.',
    en: 'There is no term yet.',
  },
  'no-term-to-call': {
    fr: 'Aucune période n’attend d’appel de cotisation.',
    en: 'No term awaits a call.',
  },
  'no-term-to-price': {
    fr: 'Aucune période n’a de prix à corriger.',
    en: 'No term has a price to correct.',
  },
  'no-term-to-renew': {
    fr: 'Il n’y a pas de période à renouveler.',
    en: 'There is no term to renew.',
  },
  'no-usable-right': {
    fr: 'Aucun droit ouvert aujourd’hui ne s’utilise.',
    en: 'No right that is open today can be used.',
  },
  'not-active': {
    fr: 'L’adhésion n’est pas en cours à cette date.',
    en: 'The membership is not active on this day.',
  },
  'not-approved': {
    fr: 'L’adhésion n’est pas encore acceptée.',
    en: 'The membership is not approved yet.',
  },
  'not-carriable': {
    fr: 'Seul un droit compté se reporte.',
    en: 'Only a counted right can be carried over.',
  },
  'not-consumable': {
    fr: 'Ce droit ne se consomme pas.',
    en: 'This right is not used up.',
  },
  'not-done': {
    fr: 'Une erreur inattendue a empêché de le faire ; elle est notée dans le journal du serveur. Rien n’a changé.',
    en: 'An unexpected error prevented it; it is in the server’s log. Nothing has changed.',
  },
  'not-granted': {
    fr: 'Cette adhésion n’ouvre pas ce droit à cette date.',
    en: 'This membership does not grant this right on this day.',
  },
  'not-reversible': {
    fr: 'Seule une utilisation s’annule.',
    en: 'Only a use can be reversed.',
  },
  'not-settled': {
    fr: 'La cotisation n’est pas réglée : enregistrer le règlement ou l’offrir.',
    en: 'The dues are not settled: record the payment or waive them.',
  },
  'nothing-paid': {
    fr: 'Aucun règlement n’est enregistré.',
    en: 'No payment is recorded.',
  },
  'nothing-to-carry': {
    fr: 'Il ne reste rien qui puisse être reporté.',
    en: 'There is nothing left that may be carried over.',
  },
  'nothing-to-change': {
    status: 400,
    fr: 'Rien n’est à changer : remplir au moins un champ.',
    en: 'There is nothing to change: fill in one field at least.',
  },
  'nothing-to-pay': {
    fr: 'Cette période est gratuite : il n’y a rien à appeler.',
    en: 'This term is free: there is nothing to call.',
  },
  'nothing-to-reinstate': {
    fr: 'L’adhésion n’est ni suspendue, ni terminée, ni échue.',
    en: 'The membership is neither suspended, over nor lapsed.',
  },
  'nothing-to-reopen': {
    fr: 'Aucun renouvellement ne peut être repris.',
    en: 'No renewal can be reopened.',
  },
  'nothing-to-waive': {
    fr: 'Aucune cotisation n’est due.',
    en: 'No dues are owed.',
  },
  'nothing-used': {
    fr: 'Aucune utilisation n’est enregistrée.',
    en: 'No use is recorded.',
  },
  'offer-unknown': {
    status: 404,
    fr: 'Cette offre n’existe pas, ou n’existe plus.',
    en: 'This offer does not exist, or no longer.',
  },
  'offer-year-missing': {
    fr: 'Cette offre n’a pas d’année : l’écrire et enregistrer, puis recommencer.',
    en: 'This offer has no year: fill it in and save, then try again.',
  },
  'organisation-has-membership': {
    fr: 'Cet organisme a une adhésion : il ne peut pas être supprimé.',
    en: 'This organisation has a membership: it cannot be deleted.',
  },
  'organisation-required': {
    status: 400,
    fr: 'Choisir l’organisme qui adhère.',
    en: 'Choose the organisation that joins.',
  },
  'organisation-unknown': {
    status: 404,
    fr: 'Cet organisme n’existe pas.',
    en: 'There is no such organisation.',
  },
  'owner-unknown': {
    status: 400,
    fr: 'Cette personne ne peut pas suivre de renouvellement : son compte est fermé, ou son rôle ne le permet pas.',
    en: 'This person cannot follow a renewal: their account is closed, or their role does not allow it.',
  },
  'paper-missing': {
    fr: 'Le fichier de ce document manque ou a été modifié dans le stockage privé : restaurez-le depuis la sauvegarde.',
    en: 'The file of this document is missing from the private storage, or was altered there: restore it from the backup.',
  },
  'paper-not-stored': {
    fr: 'Le document n’a pas pu être écrit dans le stockage privé, rien n’a changé : la personne qui administre le serveur vérifie le dossier PRIVATE_FILES et la place qui reste.',
    en: 'The document could not be written to the private storage, nothing has changed: whoever runs the server checks the folder PRIVATE_FILES and the space left.',
  },
  'paper-unknown': {
    status: 404,
    fr: 'Ce document n’existe pas.',
    en: 'There is no such document.',
  },
  'paper-unwritable': {
    fr: 'Le document ne peut pas être écrit : la police n’a pas le caractère « {character} ». Le corriger dans la fiche de l’organisme ou l’identité de l’association.',
    en: 'The document cannot be written: its font lacks the character “{character}”. Correct it on the organisation’s page or in the association’s identity.',
  },
  'partly-paid': {
    fr: 'Un règlement est déjà enregistré : corriger le prix au lieu d’offrir la cotisation.',
    en: 'A payment is already recorded: correct the price instead of waiving the dues.',
  },
  'payment-is-refund': {
    fr: 'Un remboursement ne se déplace pas.',
    en: 'A refund cannot be moved.',
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
  'person-cap-reached': {
    fr: 'Cette personne a atteint sa limite de {cap}.',
    en: 'This person has reached the limit of {cap}.',
  },
  'person-required': {
    status: 400,
    fr: 'Ce droit est limité par personne : dire laquelle.',
    en: 'This right is limited per person: say which one.',
  },
  'plan-too-large': {
    status: 400,
    fr: 'Plus de {most} adhésions sont concernées : choisir des dates plus proches.',
    en: 'More than {most} memberships are concerned: choose closer dates.',
  },
  'price-missing': {
    fr: 'Tarif manquant : aucune offre publiée ne donne de prix à la formule « {tier} » pour cette période.',
    en: 'Missing price: no published offer prices the tier “{tier}” for this term.',
  },
  'quantity-invalid': {
    status: 400,
    fr: 'La quantité est un nombre entier, entre 1 et {max}.',
    en: 'The quantity is a whole number between 1 and {max}.',
  },
  'reason-required': {
    status: 400,
    fr: 'Dire pourquoi.',
    en: 'Say why.',
  },
  'record-not-duplicable': {
    fr: 'Cet enregistrement ne se duplique pas : en créer un nouveau.',
    en: 'This record cannot be duplicated: create a new one.',
  },
  'refund-exceeds-paid': {
    fr: 'Le remboursement dépasse ce qui est réglé.',
    en: 'The refund exceeds what was paid.',
  },
  'reminder-done': {
    fr: 'Ce rappel est déjà envoyé ou remplacé.',
    en: 'This reminder was already sent or superseded.',
  },
  'reminder-unknown': {
    status: 404,
    fr: 'Ce rappel n’existe pas.',
    en: 'There is no such reminder.',
  },
  'renewal-broken': {
    fr: 'Ce renouvellement nomme une étape ou une période qui n’existe pas.',
    en: 'This renewal names a stage or a term that does not exist.',
  },
  'renewal-open': {
    fr: 'Un renouvellement est déjà en cours.',
    en: 'A renewal is already under way.',
  },
  'right-unlimited': {
    fr: 'Ce droit est sans limite : il n’y a rien à ajouter.',
    en: 'This right is unlimited: there is nothing to add.',
  },
  'rights-exhausted': {
    fr: 'Tous les droits comptés sont épuisés.',
    en: 'All counted rights are used up.',
  },
  'rights-used': {
    fr: 'Des droits de cette période sont déjà utilisés : annuler ces utilisations d’abord.',
    en: 'Rights of this term are already used: reverse those uses first.',
  },
  'run-lost-lease': {
    fr: 'Une autre instance a repris le passage quotidien.',
    en: 'Another instance took over the daily run.',
  },
  'run-under-way': {
    fr: 'Le passage quotidien est déjà en cours.',
    en: 'The daily run is already under way.',
  },
  'same-call': {
    fr: 'Le règlement est déjà sur cet appel.',
    en: 'The payment is already on this call.',
  },
  'same-tier': {
    fr: 'Le membre a déjà cette formule.',
    en: 'The member already has this tier.',
  },
  'schedule-too-far': {
    status: 400,
    fr: 'L’échéancier va jusqu’à un an : choisir un jour jusqu’au {until}.',
    en: 'The schedule goes up to a year ahead: choose a day until {until}.',
  },
  'selection-too-large': {
    status: 400,
    fr: 'Plus de {most} renouvellements sont concernés : resserrer les filtres.',
    en: 'More than {most} renewals are concerned: narrow the filters.',
  },
  'smtp-not-configured': {
    fr: 'Aucun serveur d’envoi n’est configuré : les messages sont conservés sans être envoyés.',
    en: 'No mail server is configured: messages are kept without being sent.',
  },
  'stage-elsewhere': {
    fr: 'L’étape « {stage} » n’est pas dans le parcours « {workflow} », que suit ce renouvellement : choisir une étape de ce parcours.',
    en: 'The stage “{stage}” is not in the workflow “{workflow}”, which this renewal follows: choose a stage of that workflow.',
  },
  'stage-final': {
    fr: 'Choisir une étape qui n’est pas finale.',
    en: 'Choose a stage that is not final.',
  },
  'stage-missing': {
    fr: 'Il manque une étape de ce type dans le parcours.',
    en: 'The workflow lacks a stage of this kind.',
  },
  'stage-unknown': {
    status: 404,
    fr: 'Cette étape n’existe pas.',
    en: 'There is no such stage.',
  },
  'template-changed': {
    fr: 'Entre-temps, {by} a enregistré cette lettre : rien n’a été changé, et votre texte est toujours là.',
    en: 'Meanwhile {by} saved this letter: nothing was changed, and your text is still there.',
  },
  'template-unknown': {
    status: 404,
    fr: 'Ce modèle n’existe pas.',
    en: 'There is no such template.',
  },
  'term-exists': {
    fr: 'Une période est déjà proposée ou en cours.',
    en: 'A term is already proposed or running.',
  },
  'term-issued': {
    fr: 'La période suivante est déjà émise : l’annuler d’abord.',
    en: 'The next term is already issued: void it first.',
  },
  'term-not-proposed': {
    fr: 'Cette période n’est pas proposée.',
    en: 'This term is not proposed.',
  },
  'term-overlaps': {
    fr: 'Cette période en chevauche une autre.',
    en: 'This term overlaps another one.',
  },
  'term-unknown': {
    status: 404,
    fr: 'Cette période n’existe pas.',
    en: 'There is no such term.',
  },
  'test-not-sent': {
    fr: 'L’essai n’est pas parti. {why}',
    en: 'The test was not sent. {why}',
  },
  'test-without-address': {
    fr: 'L’essai part à votre propre adresse : connectez-vous avec un compte qui en a une.',
    en: 'The test goes to your own address: sign in with an account that has one.',
  },
  'test-without-smtp': {
    fr: 'Aucun serveur d’envoi n’est réglé : l’essai ne peut pas partir. La personne qui administre le serveur renseigne SMTP_HOST, puis redémarre l’application.',
    en: 'No mail server is set: the test cannot leave. Whoever runs the server sets SMTP_HOST, then restarts the application.',
  },
  'tier-document-unknown': {
    status: 404,
    fr: 'Cette formule n’existe pas, ou n’existe plus.',
    en: 'This tier does not exist, or no longer.',
  },
  'tier-in-use': {
    fr: 'Cette formule figure dans des périodes d’adhésion : la dépublier au lieu de la supprimer.',
    en: 'Terms name this tier: unpublish it instead of deleting it.',
  },
  'tier-not-offered': {
    fr: 'Aucune offre publiée ne propose la formule « {tier} » au {on}.',
    en: 'No published offer sells the tier “{tier}” on {on}.',
  },
  'tier-required': {
    status: 400,
    fr: 'Choisir la formule demandée.',
    en: 'Choose the tier that is asked for.',
  },
  'tier-unknown': {
    status: 400,
    fr: 'Aucune offre publiée ne propose la formule « {tier} ».',
    en: 'No published offer sells the tier “{tier}”.',
  },
  'too-many-requests': {
    status: 429,
    fr: 'Trop de demandes à la suite : réessayez dans {wait}.',
    en: 'Too many requests in a row: try again in {wait}.',
  },
  'usage-unknown': {
    status: 404,
    fr: 'Cette utilisation n’existe pas.',
    en: 'There is no such use.',
  },
  'version-invalid': {
    status: 400,
    fr: 'L’en-tête If-Match porte la version lue de l’adhésion : un nombre entier.',
    en: 'The If-Match header carries the version of the membership that was read: a whole number.',
  },
  'webhook-unknown': {
    status: 404,
    fr: 'Ce webhook n’existe plus : rechargez la page.',
    en: 'This webhook no longer exists: reload the page.',
  },
  'workflow-changed': {
    fr: 'Entre-temps, {by} a enregistré ce parcours : vos modifications sont gardées, relisez-les.',
    en: 'Meanwhile {by} saved this workflow: your changes are kept, read them again.',
  },
  'workflow-default': {
    fr: 'C’est le parcours par défaut : choisissez-en un autre par défaut, puis supprimez celui-ci.',
    en: 'This is the default workflow: make another one the default, then delete this one.',
  },
  'workflow-has-tiers': {
    fr: 'Des formules suivent ce parcours ({tiers}) : retirez-les d’abord du parcours.',
    en: 'Tiers follow this workflow ({tiers}): take them out of the workflow first.',
  },
  'workflow-in-use': {
    fr: 'Des renouvellements suivent ou ont suivi ce parcours ({open} en cours, {closed} terminés) : il reste, pour qu’on puisse les lire.',
    en: 'Renewals follow or followed this workflow ({open} under way, {closed} over): it stays, so that they can be read.',
  },
  'workflow-unknown': {
    status: 404,
    fr: 'Ce parcours n’existe pas.',
    en: 'There is no such workflow.',
  },
};
