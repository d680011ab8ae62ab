import type { Localised } from '../types';

/**
 * What is held on people, and where: the one list that the register shows, the export of a person
 * reads and the erasure follows. A test names every column of text that stands in no line of it.
 */

/** What the association chooses a duration for. */
export const RETENTION_CATEGORIES = ['contacts', 'messages', 'papers', 'imports'] as const;
export type RetentionCategory = (typeof RETENTION_CATEGORIES)[number];

/** Months that are proposed; the association decides, and nothing goes before it does. */
export const PROPOSED_MONTHS: Record<RetentionCategory, number> = {
  contacts: 36,
  messages: 36,
  papers: 60,
  imports: 12,
};

export const HOLDING_IDS = [
  'contacts',
  'messages',
  'uses',
  'assemblies',
  'registrations',
  'papers',
  'issued-papers',
  'journal',
  'notes',
  'imports',
  'events',
  'accounts',
  'staff',
] as const;
export type HoldingId = (typeof HOLDING_IDS)[number];

export interface Holding {
  id: HoldingId;
  what: Localised;
  why: Localised;
  /** The category whose duration holds; else how long it is kept, in words. */
  kept: RetentionCategory | Localised;
  /** Who sees it, by the permission that shows it. */
  seenWith: readonly string[];
  /** What becomes of it when a person is forgotten. */
  onErasure: Localised;
  /** The columns that it stands in, as `table.column`; components and content types by their names. */
  columns: readonly string[];
}

export const HOLDINGS: readonly Holding[] = [
  {
    id: 'contacts',
    what: {
      fr: 'Contacts des organismes membres : nom, adresse e-mail, téléphone, rôle, langue.',
      en: 'Contacts of member bodies: name, e-mail address, phone, role, language.',
    },
    why: {
      fr: 'Suivre l’adhésion : proposer le renouvellement, appeler la cotisation, ouvrir les droits.',
      en: 'Following the membership: proposing its renewal, calling for dues, opening rights.',
    },
    kept: 'contacts',
    seenWith: ['membership.read'],
    onErasure: {
      fr: 'Remplacés par « Contact effacé » ; le rôle et la langue restent.',
      en: 'Replaced by “Contact effacé”; role and language stay.',
    },
    columns: ['contact.name', 'contact.email', 'contact.phone', 'contact.role', 'contact.locale'],
  },
  {
    id: 'messages',
    what: {
      fr: 'Messages envoyés : destinataire, adresse, objet, texte.',
      en: 'Messages sent: recipient, address, subject, text.',
    },
    why: {
      fr: 'Prouver ce qui a été dit au membre, et quand.',
      en: 'Proving what the member was told, and when.',
    },
    kept: 'messages',
    seenWith: ['message.read'],
    onErasure: {
      fr: 'Vidés de leur destinataire et de leur texte ; leur existence, leurs dates et leur état restent. Ceux qui attendaient sont annulés.',
      en: 'Emptied of their recipient and text; that they were, their dates and state stay. Those that waited are cancelled.',
    },
    columns: [
      'message.toName',
      'message.toEmail',
      'message.subject',
      'message.text',
      'message.html',
      'message.lastError',
    ],
  },
  {
    id: 'uses',
    what: {
      fr: 'Utilisations des droits : la personne pour qui une unité a été comptée.',
      en: 'Uses of rights: the person for whom a unit was counted.',
    },
    why: {
      fr: 'Compter juste, et tenir les plafonds par personne.',
      en: 'Counting right, and holding the caps per person.',
    },
    kept: {
      fr: 'Aussi longtemps que l’adhésion : les comptes doivent rester justes.',
      en: 'As long as the membership: the counts have to stay true.',
    },
    seenWith: ['membership.read'],
    onErasure: {
      fr: 'Le nom est remplacé partout par le même pseudonyme ; les comptes ne changent pas.',
      en: 'The name is replaced by one pseudonym throughout; the counts do not change.',
    },
    columns: ['usage.person', 'entitlement-person.person', 'usage.reason'],
  },
  {
    id: 'assemblies',
    what: {
      fr: 'Assemblées générales : qui porte la voix du membre, et les pouvoirs confiés.',
      en: 'General assemblies: who carries the vote of the member, and the proxies given.',
    },
    why: {
      fr: 'Prouver qui a pu voter et que le quorum était atteint.',
      en: 'Proving who could vote and that the quorum was met.',
    },
    kept: {
      fr: 'Gardé avec l’assemblée.',
      en: 'Kept with the assembly.',
    },
    seenWith: ['assembly.manage'],
    onErasure: {
      fr: 'Le nom est remplacé par un pseudonyme ; les voix et les pouvoirs restent.',
      en: 'The name is replaced by a pseudonym; votes and proxies stay.',
    },
    columns: ['voter.holderName', 'proxy.holderName'],
  },
  {
    id: 'registrations',
    what: {
      fr: 'Inscriptions aux événements et aux programmes : nom, adresse, présence.',
      en: 'Registrations for events and programmes: name, address, attendance.',
    },
    why: { fr: 'Tenir les places et prévenir.', en: 'Holding places and telling people.' },
    kept: { fr: 'Gardées avec l’événement.', en: 'Kept with the event.' },
    seenWith: ['participation.read'],
    onErasure: {
      fr: 'Le nom est remplacé, l’adresse effacée ; la place et la présence restent.',
      en: 'The name is replaced, the address erased; place and attendance stay.',
    },
    columns: ['registration.name', 'registration.email'],
  },
  {
    id: 'papers',
    what: {
      fr: 'Documents des membres : délibérations, bons de commande, coordonnées bancaires.',
      en: 'Documents of members: decisions, orders, bank details.',
    },
    why: {
      fr: 'Prouver l’engagement du membre et encaisser sa cotisation.',
      en: 'Proving the commitment of the member and collecting its dues.',
    },
    kept: 'papers',
    seenWith: ['paper.read'],
    onErasure: {
      fr: 'Retirés si l’équipe le choisit, document par document.',
      en: 'Removed if staff choose to, one by one.',
    },
    columns: ['paper.title', 'paper.name'],
  },
  {
    id: 'issued-papers',
    what: {
      fr: 'Documents émis : appels de cotisation et autres pièces, tels qu’ils ont été remis.',
      en: 'Documents issued: calls for dues and others, as they were handed out.',
    },
    why: { fr: 'Pièces comptables.', en: 'Accounting documents.' },
    kept: {
      fr: 'Gardés : la durée des pièces comptables est à fixer par l’association.',
      en: 'Kept: the duration of accounting documents is for the association to set.',
    },
    seenWith: ['membership.read'],
    onErasure: {
      fr: 'Gardés tels qu’ils ont été émis.',
      en: 'Kept as they were issued.',
    },
    columns: [],
  },
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
      'payment.reference',
      'membership.notes',
      'membership.overrideReason',
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
      fr: 'Comptes d’accès des membres : nom d’utilisateur et adresse e-mail.',
      en: 'Accounts of members: user name and e-mail address.',
    },
    why: { fr: 'Ouvrir l’espace membre.', en: 'Opening the member space.' },
    kept: {
      fr: 'Tant que l’équipe ne les ferme pas.',
      en: 'Until staff close them.',
    },
    seenWith: ['plugin::users-permissions.users.read'],
    onErasure: {
      fr: 'Bloqués et vidés si l’équipe le choisit.',
      en: 'Blocked and emptied if staff choose to.',
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
    columns: ['renewal.ownerId', '*.actorId'],
  },
];
