import type { Holding } from './inventory';

/** Personal data that work leaves behind: journal, notes, files, events, accounts. */
export const OF_THE_WORK: readonly Holding[] = [
  {
    id: 'journal',
    what: {
      fr: 'Journal : qui a fait quoi, quand et pourquoi. Les contacts y figurent par un numéro, jamais par leur nom.',
      en: 'Journal: who did what, when and why. Contacts stand there by a number, never by their name.',
    },
    why: {
      fr: 'Rendre compte des décisions et corriger les erreurs.',
      en: 'Accounting for decisions and correcting mistakes.',
    },
    kept: { fr: 'Gardé : il n’est jamais réécrit.', en: 'Kept: it is never written again.' },
    seenWith: ['membership.read'],
    onErasure: {
      fr: 'Gardé ; le nom de la personne pour qui un droit a été utilisé devient son pseudonyme. Les motifs écrits à la main ne sont pas relus : n’y écrivez pas de nom.',
      en: 'Kept; the name of the person for whom a right was used becomes their pseudonym. Reasons typed by hand are not read again: write no name there.',
    },
    columns: [
      'activity.reason',
      'activity.input',
      'activity.before',
      'activity.after',
      // As the journal has it.
      'scheduled-command.input',
      'run.failures',
    ],
  },
  {
    id: 'notes',
    what: {
      fr: 'Notes, motifs et références écrits à la main sur les fiches.',
      en: 'Notes, reasons and references typed by hand on the records.',
    },
    why: { fr: 'Suivre le dossier.', en: 'Following the case.' },
    kept: {
      fr: 'Aussi longtemps que la fiche : c’est à l’équipe de les relire.',
      en: 'As long as the record: staff have to read them again.',
    },
    seenWith: ['membership.read'],
    onErasure: {
      fr: 'Signalés quand le nom ou l’adresse y figure ; à corriger à la main.',
      en: 'Pointed out when the name or the address stands there; to be corrected by hand.',
    },
    columns: [
      'renewal.notes',
      'renewal.closeReason',
      'renewal.deliberationReference',
      'term.waiveReason',
      'term.voidReason',
      'payment.reason',
      'deposit.reason',
      'former-identity.reason',
      'payment.reference',
      'membership.notes',
      'note.text',
      'membership.overrideReason',
      'membership.mutedReason',
      'organisation.notes',
      'assembly.cancelReason',
      'occasion.cancelReason',
      'registration.cancelReason',
      'proxy.revokeReason',
      'voter.corrections',
    ],
  },
  {
    id: 'imports',
    what: {
      fr: 'Fichiers importés : leurs lignes le temps de l’import, puis ce qu’il en est advenu.',
      en: 'Imported files: their lines while they are imported, then what became of them.',
    },
    why: {
      fr: 'Reprendre l’historique et le contrôler.',
      en: 'Bringing history in and checking it.',
    },
    kept: 'imports',
    seenWith: ['import.manage'],
    onErasure: {
      fr: 'Les fichiers en attente qui citent la personne sont jetés.',
      en: 'Files under way that mention the person are thrown away.',
    },
    columns: ['import.name', 'import.rows', 'import.lines', 'import.report'],
  },
  {
    id: 'bank',
    what: {
      fr: 'Relevés de la banque : libellés, payeurs et références de chaque ligne.',
      en: 'Statements of the bank: labels, payers and references of each line.',
    },
    why: {
      fr: 'Rapprocher les virements des appels de cotisation.',
      en: 'Matching transfers to the calls for dues.',
    },
    kept: {
      fr: 'Gardés : la durée des pièces comptables est à fixer par l’association.',
      en: 'Kept: the duration of accounting documents is for the association to set.',
    },
    seenWith: ['dues.manage'],
    onErasure: {
      fr: 'Une ligne sans règlement est vidée de son libellé ; le jour et le montant restent. Celles d’un règlement restent telles que la banque les a écrites.',
      en: 'A line without a payment is emptied of its words; its day and amount stay. Those of a payment stay as the bank wrote them.',
    },
    columns: [
      'bank-statement.name',
      'bank-line.label',
      'bank-line.details',
      'bank-line.counterparty',
      'bank-line.reference',
    ],
  },
  {
    id: 'events',
    what: {
      fr: 'Événements envoyés aux webhooks : ils citent les adhésions par leur numéro, et personne.',
      en: 'Events sent to webhooks: they name memberships by their number, and nobody.',
    },
    why: { fr: 'Prévenir les autres outils.', en: 'Telling other tools.' },
    kept: { fr: '30 jours.', en: '30 days.' },
    seenWith: ['webhook.manage'],
    onErasure: { fr: 'Rien à effacer.', en: 'Nothing to erase.' },
    columns: ['event.payload', 'event.deliveries'],
  },
  {
    id: 'accounts',
    what: {
      fr: 'Comptes d’accès des membres : nom d’utilisateur, adresse e-mail, invitation, première et dernière connexion.',
      en: 'Accounts of members: user name, e-mail address, invitation, first and last sign-in.',
    },
    why: { fr: 'Ouvrir l’espace membre.', en: 'Opening the member space.' },
    kept: {
      fr: 'Tant que l’équipe ne les ferme pas.',
      en: 'Until staff close them.',
    },
    seenWith: ['plugin::users-permissions.users.read'],
    onErasure: {
      fr: 'Bloqués et vidés si l’équipe le choisit, invitations et connexions comprises.',
      en: 'Blocked and emptied if staff choose to, invitations and sign-ins included.',
    },
    columns: ['account.username', 'account.email'],
  },
  {
    id: 'staff',
    what: {
      fr: 'Comptes de l’équipe : nom, adresse e-mail, et ce que chaque personne a fait.',
      en: 'Accounts of staff: name, e-mail address, and what each person did.',
    },
    why: { fr: 'Donner accès à l’administration.', en: 'Giving access to the administration.' },
    kept: {
      fr: 'Tant que les comptes existent ; le journal garde un numéro.',
      en: 'As long as the accounts exist; the journal keeps a number.',
    },
    seenWith: ['admin::users.read'],
    onErasure: {
      fr: 'À supprimer dans les réglages de l’administration.',
      en: 'To be deleted in the settings of the administration.',
    },
    columns: ['renewal.ownerId', '*.actorId', 'scheduled-command.settledById', 'note.doneById'],
  },
  {
    id: 'signatory',
    what: {
      fr: 'Signataire des attestations et des reçus : nom et qualité, dans l’identité de l’association.',
      en: 'Signatory of certificates and receipts: name and quality, in the association’s identity.',
    },
    why: {
      fr: 'Dire qui signe ces documents.',
      en: 'Saying who signs these papers.',
    },
    kept: {
      fr: 'Jusqu’à leur remplacement ; les documents établis et le journal gardent le nom.',
      en: 'Until replaced; papers that were issued and the journal keep the name.',
    },
    seenWith: ['settings.manage'],
    onErasure: {
      fr: 'À remplacer dans l’identité de l’association.',
      en: 'To be replaced in the association’s identity.',
    },
    columns: [],
  },
];
