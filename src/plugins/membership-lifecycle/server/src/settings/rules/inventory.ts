import type { Localised } from '../../kernel/rules/values';
import { OF_THE_WORK } from './inventory-of-the-work';

/**
 * Lists where personal data are stored. The register shows it, the export of a person reads it,
 * and the erasure follows it. A test finds text columns that no entry covers.
 */

/** Categories whose retention the association sets. */
export const RETENTION_CATEGORIES = [
  'contacts',
  'messages',
  'papers',
  'imports',
  'applications',
] as const;
export type RetentionCategory = (typeof RETENTION_CATEGORIES)[number];

/** Proposed months. Nothing is deleted until the association decides. */
export const PROPOSED_MONTHS: Record<RetentionCategory, number> = {
  contacts: 36,
  messages: 36,
  papers: 60,
  imports: 12,
  applications: 12,
};

export const HOLDING_IDS = [
  'contacts',
  'mergers',
  'applications',
  'messages',
  'uses',
  'assemblies',
  'registrations',
  'consents',
  'papers',
  'issued-papers',
  'journal',
  'notes',
  'imports',
  'bank',
  'events',
  'accounts',
  'staff',
  'signatory',
] as const;
export type HoldingId = (typeof HOLDING_IDS)[number];

export interface Holding {
  id: HoldingId;
  what: Localised;
  why: Localised;
  /** The category that sets its retention; else the retention in words. */
  kept: RetentionCategory | Localised;
  /** The permissions that show it. */
  seenWith: readonly string[];
  /** The result of an erasure for it. */
  onErasure: Localised;
  /** Its columns as `table.column`; components and content types by name. */
  columns: readonly string[];
}

export const HOLDINGS: readonly Holding[] = [
  {
    id: 'contacts',
    what: {
      fr: 'Contacts des organismes membres : nom, adresse e-mail, téléphone, rôle, langue, jours du mandat.',
      en: 'Contacts of member bodies: name, e-mail address, phone, role, language, days of the mandate.',
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
    id: 'mergers',
    what: {
      fr: 'Réunions d’adhésions qui peuvent encore s’annuler : ce qu’elles ont changé, et ce que des contacts en double disaient autrement.',
      en: 'Mergers that can still be undone: what they changed, and what contacts that were there twice said otherwise.',
    },
    why: {
      fr: 'Rendre à chaque membre ce qui était le sien.',
      en: 'Giving each member back what was its own.',
    },
    kept: {
      fr: 'Effacé par le traitement quotidien dès que la réunion a eu une suite.',
      en: 'Deleted by the daily run as soon as something followed the merger.',
    },
    seenWith: ['membership.manage'],
    onErasure: {
      fr: 'Effacé : la réunion ne s’annule plus.',
      en: 'Deleted: the merger can no longer be undone.',
    },
    columns: ['merger-record.facts', 'merger-record.body'],
  },
  {
    id: 'applications',
    what: {
      fr: 'Demandes d’adhésion reçues par le site : les personnes nommées, leurs adresses et téléphones, le message joint. L’adresse de l’ordinateur n’est pas gardée.',
      en: 'Applications received through the website: the people named, their addresses and telephones, the message. The address of the computer is not kept.',
    },
    why: {
      fr: 'Étudier la demande et y répondre.',
      en: 'Considering the application and answering it.',
    },
    kept: 'applications',
    seenWith: ['application.read'],
    onErasure: {
      fr: 'La personne est remplacée par « Contact effacé » et le message joint est retiré ; la référence et les dates restent. Une demande indésirable est vidée dès qu’elle est rejetée.',
      en: 'The person is replaced by “Contact effacé” and the message removed; reference and dates stay. Spam is emptied as soon as it is rejected.',
    },
    columns: [
      'application.contacts',
      'application.message',
      'application.applicantEmail',
      'application.people',
    ],
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
      'message.draft',
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
    id: 'consents',
    what: {
      fr: 'Consentements : le texte présenté, la date, la façon dont il a été donné.',
      en: 'Consents: the text that was shown, the date, the way in which it was given.',
    },
    why: { fr: 'Prouver le consentement.', en: 'Proving consent.' },
    kept: { fr: 'Gardés avec la fiche.', en: 'Kept with the record.' },
    seenWith: ['membership.read'],
    onErasure: {
      fr: 'Gardés : le contact n’y figure que par un numéro.',
      en: 'Kept: the contact stands there by a number only.',
    },
    columns: ['consent.how'],
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
  ...OF_THE_WORK,
];
