import type { Actor } from '../../../../shared/kernel/common';
import type { Localised } from '../rules/values';

/** The words for codes in files: the same as on the screen. */

export const words = (
  pairs: Record<string, readonly [string, string]>,
): Record<string, Localised> =>
  Object.fromEntries(Object.entries(pairs).map(([code, [fr, en]]) => [code, { fr, en }]));

/** The word of a code; a code without one, as it is. */
export const wordOf = (
  dictionary: Record<string, Localised>,
  code: string | null,
): Localised | string | null =>
  code === null ? null : Object.hasOwn(dictionary, code) ? dictionary[code] : code;

/** Statuses of a membership. */
export const STATUS_WORDS = words({
  applied: ['Candidature', 'Application'],
  refused: ['Refusée', 'Refused'],
  pending: ['Acceptée, en attente', 'Accepted, pending'],
  active: ['Adhésion en cours', 'Active'],
  grace: ['Délai de grâce', 'Grace period'],
  lapsed: ['Non renouvelée', 'Not renewed'],
  suspended: ['Suspendue', 'Suspended'],
  ended: ['Terminée', 'Ended'],
});

/** States of the dues of a term. */
export const DUES_WORDS = words({
  none: ['Pas d’appel', 'No call'],
  uncalled: ['Appel à émettre', 'Call to issue'],
  open: ['À payer', 'To pay'],
  overdue: ['En retard', 'Overdue'],
  paid: ['Réglée', 'Paid'],
  waived: ['Offerte', 'Waived'],
  'written-off': ['Soldée en perte', 'Written off'],
  cancelled: ['Annulée', 'Cancelled'],
});

/** Reasons of credit notes. */
export const CAUSE_WORDS = words({
  withdrawn: ['Période annulée', 'Term cancelled'],
  waived: ['Cotisation offerte', 'Dues waived'],
  corrected: ['Appel corrigé', 'Call corrected'],
});

/** States of a term. */
export const TERM_WORDS = words({
  proposed: ['Proposée', 'Proposed'],
  issued: ['Émise', 'Issued'],
  void: ['Annulée', 'Void'],
});

/** Kinds of payment lines. */
export const PAYMENT_WORDS = words({
  received: ['Règlement', 'Payment'],
  refund: ['Remboursement', 'Refund'],
  rejection: ['Rejet par la banque', 'Rejected by the bank'],
  reversal: ['Annulation', 'Reversal'],
  'moved-out': ['Déplacé', 'Moved away'],
  'moved-in': ['Venu d’ailleurs', 'Moved here'],
});

/** Kinds of papers, issued or received. */
export const PAPER_WORDS = words({
  call: ['Appel de cotisation', 'Call for dues'],
  'credit-note': ['Avoir', 'Credit note'],
  receipt: ['Reçu', 'Receipt'],
  copy: ['Copie d’un appel', 'Copy of a call'],
  certificate: ['Attestation', 'Certificate'],
  deliberation: ['Délibération', 'Decision'],
  order: ['Bon de commande', 'Purchase order'],
  'bank-details': ['Coordonnées bancaires (RIB)', 'Bank details'],
  other: ['Autre document', 'Other document'],
});

/** Roles of contacts. */
export const ROLE_WORDS = words({
  representative: ['Représentation', 'Representative'],
  billing: ['Facturation', 'Billing'],
  operational: ['Suivi courant', 'Day to day'],
  'mandate-holder': ['Mandat de vote', 'Voting mandate'],
});

/** Languages of contacts. */
export const LANGUAGE_WORDS = words({
  fr: ['Français', 'French'],
  en: ['Anglais', 'English'],
});

/** Methods of payment, in words that the import reads. */
export const METHOD_WORDS = words({
  transfer: ['Virement', 'Bank transfer'],
  mandate: ['Mandat administratif', 'Payment order'],
  cheque: ['Chèque', 'Cheque'],
  card: ['Carte', 'Card'],
  cash: ['Espèces', 'Cash'],
});

/** Ends of a membership, in words that the import reads. */
export const END_WORDS = words({
  withdrawn: ['Démission', 'Withdrawal'],
  excluded: ['Radiation', 'Excluded'],
  merged: ['Fusion', 'Merger'],
});

/** Answers of members. */
export const ANSWER_WORDS = words({
  accepted: ['Oui', 'Yes'],
  declined: ['Non', 'No'],
});

/** Lines of the ledger of a right. */
export const USAGE_WORDS = words({
  consume: ['Utilisation', 'Use'],
  reverse: ['Annulation', 'Undo'],
  adjust: ['Ajustement', 'Adjustment'],
  grant: ['Attribution', 'Grant'],
  withdraw: ['Retrait', 'Withdrawal'],
  'carry-in': ['Report reçu', 'Carried in'],
  'carry-out': ['Report sortant', 'Carried out'],
});

/** The kinds of actor, for one without a name. */
export const ACTOR_WORDS = words({
  admin: ['Un membre de l’équipe', 'A member of staff'],
  'api-token': ['Un site connecté', 'A connected site'],
  system: ['Le traitement quotidien', 'The daily run'],
  member: ['Le membre', 'The member'],
  link: ['Le membre, par un lien personnel', 'The member, by a personal link'],
  applicant: ['Une demande d’adhésion', 'An application'],
});

/** The kinds of occasion. */
export const OCCASION_KIND_WORDS = words({
  event: ['Événement', 'Event'],
  programme: ['Programme', 'Programme'],
});

/** States of a registration. */
export const REGISTRATION_STATE_WORDS = words({
  registered: ['Confirmée', 'Confirmed'],
  cancelled: ['Annulée', 'Cancelled'],
});

/** Whether somebody came. */
export const PRESENCE_WORDS = words({
  came: ['Présence', 'Came'],
  absent: ['Absence', 'Absent'],
});

/** Messages. */
export const TEMPLATE_WORDS = words({
  'application-received': ['Candidature reçue', 'Application received'],
  'application-announced': ['Demande d’adhésion à traiter', 'Application to deal with'],
  'membership-approved': ['Adhésion acceptée', 'Membership approved'],
  'membership-refused': ['Candidature refusée', 'Application refused'],
  'application-withdrawn': ['Candidature retirée', 'Application withdrawn'],
  'membership-ended': ['Adhésion terminée', 'Membership ended'],
  'membership-ending': ['Adhésion qui prendra fin', 'Membership to end'],
  'membership-excluded': ['Exclusion', 'Exclusion'],
  'call-issued': ['Appel de cotisation', 'Call for dues'],
  'credit-note-issued': ['Avoir', 'Credit note'],
  'payment-received': ['Règlement reçu', 'Payment received'],
  'payment-rejected': ['Règlement rejeté', 'Payment rejected'],
  'renewal-proposal': ['Proposition de renouvellement', 'Renewal proposal'],
  'renewal-reminder': ['Rappel avant l’échéance', 'Reminder before the end'],
  'renewal-overdue': ['Relance après l’échéance', 'Follow-up after the end'],
  'renewal-accepted': ['Renouvellement accepté', 'Renewal accepted'],
  'renewal-lapsed': ['Adhésion non renouvelée', 'Membership not renewed'],
  'member-welcome': ['Nouvelles du nouveau membre', 'A word to a new member'],
  'term-started': ['Début de période', 'Start of a term'],
  'dues-reminder': ['Rappel d’un appel de cotisation', 'Reminder of a call for dues'],
  'dues-second-reminder': [
    'Seconde relance d’un appel de cotisation',
    'Second reminder of a call for dues',
  ],
  'dues-formal-notice': ['Mise en demeure de payer', 'Formal notice to pay'],
  'right-nearly-used': ['Droit bientôt épuisé', 'Right nearly used up'],
  'registration-confirmed': ['Inscription confirmée', 'Registration confirmed'],
  'registration-cancelled': ['Inscription annulée', 'Registration cancelled'],
  'occasion-cancelled': ['Rendez-vous annulé', 'Event cancelled'],
  'assembly-convocation': [
    'Convocation à l’assemblée générale',
    'Convocation to the general assembly',
  ],
});

/** What became of a deposit on Chorus Pro. */
export const DEPOSIT_WORDS = words({
  deposited: ['Déposé', 'Deposited'],
  received: ['Reçu', 'Received'],
  rejected: ['Rejeté', 'Rejected'],
  'in-payment': ['Mis en paiement', 'In payment'],
  undone: ['Noté par erreur', 'Noted by mistake'],
});

/** Listing of a member on an electoral roll. */
export const LISTING_WORDS = words({
  voting: ['Vote', 'Votes'],
  attending: ['Sans voix', 'Without a vote'],
  out: ['Hors liste', 'Not on the roll'],
});

/** Attendance at an assembly. */
export const ATTENDANCE_WORDS = words({
  present: ['Présent', 'Present'],
  represented: ['Représenté', 'Represented'],
  absent: ['Absent', 'Absent'],
  expected: ['Attendu', 'Expected'],
});

/** Why the reminders of a call are on hold. */
export const HOLD_WORDS = words({
  'payment-order': ['Mandatement en cours', 'Payment order in progress'],
  agreed: ['Délai convenu', 'Time agreed'],
  contested: ['Contesté', 'Contested'],
  other: ['Autre', 'Other'],
});

/** Outcomes of events. */
export const EVENT_STATE_WORDS = words({
  queued: ['En attente', 'Waiting'],
  sending: ['En cours d’envoi', 'Being sent'],
  sent: ['Reçu', 'Taken'],
  failed: ['En échec', 'Failed'],
  skipped: ['Non envoyé', 'Not sent'],
});

/** Commands, as the journal names them. */
export const COMMAND_WORDS = words({
  apply: ['Enregistrer une candidature', 'Record an application'],
  approve: ['Accepter la candidature', 'Approve the application'],
  refuse: ['Refuser la candidature', 'Refuse the application'],
  'propose-term': ['Préparer une période', 'Prepare a term'],
  'issue-term': ['Émettre la période', 'Issue the term'],
  'void-term': ['Annuler une période', 'Void a term'],
  'issue-call': ['Émettre l’appel de cotisation', 'Issue the call for dues'],
  'make-call-paper': ['Établir le document de l’appel', 'Make the call’s document'],
  'reissue-call': ['Corriger l’appel', 'Correct the call'],
  reprice: ['Changer le prix d’une période', 'Change the price of a term'],
  'record-payment': ['Enregistrer un règlement', 'Record a payment'],
  'refund-payment': ['Enregistrer un remboursement', 'Record a refund'],
  'reject-payment': ['Noter le rejet d’un règlement', 'Note a rejected payment'],
  'reverse-payment': ['Annuler un règlement', 'Reverse a payment'],
  'move-payment': ['Déplacer un règlement', 'Move a payment'],
  'allocate-credit': ['Affecter le crédit du compte', 'Allocate credit'],
  'waive-dues': ['Offrir la cotisation', 'Waive the dues'],
  'write-off-call': ['Solder un appel en perte', 'Write off what is left of a call'],
  'undo-write-off': ['Redemander ce qui a été soldé', 'Ask again for what was written off'],
  'remind-call': ['Relancer un appel', 'Remind of a call'],
  'hold-call': ['Suspendre les relances d’un appel', 'Hold the reminders of a call'],
  'release-call': ['Reprendre les relances d’un appel', 'Let the reminders of a call go on'],
  'open-renewal': ['Ouvrir le renouvellement', 'Open the renewal'],
  'move-renewal': ['Changer d’étape', 'Move to a stage'],
  'accept-renewal': ['Le membre renouvelle', 'The member renews'],
  'decline-renewal': ['Le membre ne renouvelle pas', 'The member does not renew'],
  'win-renewal': ['Conclure le renouvellement', 'Conclude the renewal'],
  'lose-renewal': ['Clore sans renouvellement', 'Close without renewal'],
  'reopen-renewal': ['Rouvrir le renouvellement', 'Reopen the renewal'],
  'skip-reminder': ['Laisser un rappel de côté', 'Leave a reminder aside'],
  'send-reminder': ['Envoyer un rappel maintenant', 'Send a reminder now'],
  'assign-renewal': ['Confier à quelqu’un', 'Assign to someone'],
  'note-renewal': ['Noter sur le renouvellement', 'Note on the renewal'],
  'change-tier': ['Changer de formule', 'Change tier'],
  'grant-right': ['Accorder un droit', 'Grant a right'],
  'withdraw-grant': ['Retirer un droit accordé', 'Withdraw a granted right'],
  consume: ['Enregistrer une utilisation', 'Record a use'],
  'reverse-usage': ['Annuler une utilisation', 'Undo a use'],
  adjust: ['Ajuster les utilisations', 'Adjust the uses'],
  'carry-over': ['Reporter', 'Carry over'],
  withdraw: ['Enregistrer une démission', 'Record a withdrawal'],
  exclude: ['Prononcer une radiation', 'Exclude the member'],
  suspend: ['Suspendre', 'Suspend'],
  reinstate: ['Rétablir l’adhésion', 'Reinstate'],
  'override-status': ['Imposer un statut jusqu’à une date', 'Set the status until a day'],
  'clear-override': ['Revenir au statut calculé', 'Back to the computed status'],
  mute: ['Laisser hors des envois', 'Leave out of sending'],
  unmute: ['Reprendre les envois', 'Send again'],
  'correct-date': ['Corriger une date', 'Correct a date'],
  'merge-into': ['Réunir à une autre adhésion', 'Merge into another membership'],
  'undo-merge': ['Annuler la réunion', 'Undo the merger'],
  'change-identity': ['Changer l’identité de l’organisme', 'Change the organisation’s identity'],
  'anonymise-contact': ['Anonymiser un contact', 'Anonymise a contact'],
});

/** Outcomes of messages. */
export const MESSAGE_STATE_WORDS = words({
  queued: ['En attente', 'Waiting'],
  sending: ['Envoi en cours', 'Sending'],
  sent: ['Envoyé', 'Sent'],
  failed: ['En échec', 'Failed'],
  kept: ['Gardé ici', 'Kept here'],
  withheld: ['Retenu', 'Held back'],
  cancelled: ['Abandonné', 'Cancelled'],
});

/** Entries of the journal that are no commands of staff. */
export const SYSTEM_WORDS = words({
  import: ['Reprise de l’historique', 'Import of the history'],
  'import-history': ['Reprise de l’historique', 'Import of the history'],
  'mark-reminder': ['Rappel mis de côté', 'Reminder set aside'],
  'end-grants': ['Fin d’un droit accordé', 'End of a granted right'],
  'withdraw-application': ['Candidature retirée', 'Application withdrawn'],
  'refresh-status': ['Statut mis à jour', 'Status updated'],
  'relocate-renewal': ['Étape supprimée', 'Stage removed'],
  'resend-message': ['Message remis à l’envoi', 'Message put back to be sent'],
  'record-consent': ['Consentement noté', 'Consent recorded'],
  'withdraw-consent': ['Consentement retiré', 'Consent withdrawn'],
  'add-note': ['Note ajoutée', 'Note added'],
  'change-note': ['Note modifiée', 'Note changed'],
  'pin-note': ['Note épinglée', 'Note pinned'],
  'unpin-note': ['Note détachée', 'Note unpinned'],
  'settle-note': ['Rappel d’une note coché', 'Reminder of a note ticked off'],
  'reopen-note': ['Rappel d’une note rouvert', 'Reminder of a note reopened'],
  'remove-note': ['Note retirée', 'Note removed'],
  'note-deposit': ['Dépôt sur Chorus Pro noté', 'Deposit on Chorus Pro noted'],
  purge: ['Durée de conservation dépassée', 'Kept long enough'],
  'add-paper': ['Document ajouté', 'Document added'],
  'remove-paper': ['Document retiré', 'Document removed'],
  'cancel-message': ['Message retenu', 'Message held back'],
  'issue-certificate': ['Attestation délivrée', 'Certificate issued'],
  'issue-receipt': ['Reçu délivré', 'Receipt issued'],
  'issue-copy': ['Copie d’un appel délivrée', 'Copy of a call issued'],
  'send-paper': ['Document joint à un message', 'Document put into a message'],
  'resend-event': ['Événement renvoyé', 'Event sent again'],
  'open-application': [
    'Candidature ouverte depuis une demande',
    'Candidacy opened from an application',
  ],
  'attach-application': ['Demande rattachée', 'Application attached'],
  'carry-rights': ['Droits non utilisés reportés', 'Unused rights carried over'],
  'add-registration': ['Inscription', 'Registration'],
  'cancel-registration': ['Inscription annulée', 'Registration cancelled'],
  'note-attendance': ['Présence notée', 'Attendance noted'],
  'invite-contact': [
    'Contact invité dans l’espace adhérent',
    'Contact invited to the member space',
  ],
  'withdraw-access': ['Accès à l’espace adhérent retiré', 'Access to the member space withdrawn'],
  'change-contacts': ['Contacts modifiés depuis l’espace', 'Contacts changed in the member space'],
  'change-organisation': ['Fiche de l’organisme modifiée', 'Record of the organisation changed'],
  'revoke-link': ['Lien personnel révoqué', 'Personal link revoked'],
  'schedule-command': ['Action prévue pour un jour', 'Action scheduled for a day'],
  'cancel-scheduled': ['Action prévue annulée', 'Scheduled action cancelled'],
  'move-scheduled': ['Action prévue déplacée', 'Scheduled action moved'],
  'do-scheduled': ['Action prévue faite', 'Scheduled action done'],
  'leave-scheduled': ['Action prévue impossible', 'Scheduled action not possible'],
});

/** An actor in words: by name when it is known. */
export const who = ({ name, type }: Actor): Localised | string | null =>
  name ?? wordOf(ACTOR_WORDS, type);
