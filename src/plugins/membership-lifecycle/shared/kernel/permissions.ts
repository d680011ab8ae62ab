import type { Localised } from './content-api';

/** The roles of a new installation, besides its administrator. */
export type ShippedRole = 'communications' | 'staff' | 'reader';

interface Permission {
  group: keyof typeof PERMISSION_GROUPS;
  names: Localised;
  /** The shipped roles that have it. */
  roles: readonly ShippedRole[];
}

/** Permissions grouped by kind of work, as the editor of roles shows them. */
export const PERMISSION_GROUPS = {
  members: { fr: 'Membres et renouvellements', en: 'Members and renewals' },
  dues: { fr: 'Cotisations', en: 'Dues' },
  rights: { fr: 'Droits des membres', en: 'Rights of members' },
  assemblies: { fr: 'Assemblées générales', en: 'General assemblies' },
  participation: { fr: 'Participations', en: 'Participation' },
  messages: { fr: 'Messages', en: 'Messages' },
  figures: { fr: 'Tableau de bord', en: 'Dashboard' },
  settings: { fr: 'Réglages', en: 'Settings' },
} as const satisfies Record<string, Localised>;

/** All permissions of the plugin, by action. To add one, add an entry here. */
export const PERMISSION_TABLE = {
  'membership.read': {
    group: 'members',
    names: {
      fr: 'Voir les adhésions, les renouvellements et l’échéancier',
      en: 'See memberships, renewals and the schedule',
    },
    roles: ['staff', 'reader'],
  },
  'membership.manage': {
    group: 'members',
    names: {
      fr: 'Agir sur les adhésions et les renouvellements',
      en: 'Act on memberships and renewals',
    },
    roles: ['staff'],
  },
  'application.read': {
    group: 'members',
    names: {
      fr: 'Voir les demandes d’adhésion',
      en: 'See applications to join',
    },
    roles: ['staff', 'reader'],
  },
  'application.manage': {
    group: 'members',
    names: {
      fr: 'Traiter les demandes d’adhésion',
      en: 'Deal with applications to join',
    },
    roles: ['staff'],
  },
  'paper.read': {
    group: 'members',
    names: {
      fr: 'Lire les documents des membres (délibérations, bons de commande, RIB)',
      en: 'Read members’ documents (decisions, orders, bank details)',
    },
    roles: ['staff', 'reader'],
  },
  'paper.manage': {
    group: 'members',
    names: {
      fr: 'Ajouter et retirer les documents des membres',
      en: 'Add and remove members’ documents',
    },
    roles: ['staff'],
  },
  'privacy.manage': {
    group: 'members',
    names: {
      fr: 'Exporter et effacer les données d’une personne, tenir le registre',
      en: 'Export and erase the data of a person, keep the register',
    },
    roles: ['staff'],
  },
  'import.manage': {
    group: 'members',
    names: {
      fr: 'Importer des adhésions',
      en: 'Import memberships',
    },
    roles: ['staff'],
  },
  'export.read': {
    group: 'members',
    names: {
      fr: 'Exporter des adhésions entières et leur historique',
      en: 'Export whole memberships and their history',
    },
    roles: ['staff'],
  },
  'dues.manage': {
    group: 'dues',
    names: {
      fr: 'Émettre les appels et enregistrer les règlements',
      en: 'Issue calls and record payments',
    },
    roles: ['staff'],
  },
  'usage.record': {
    group: 'rights',
    names: {
      fr: 'Noter et corriger l’utilisation des droits',
      en: 'Record and correct the use of rights',
    },
    roles: ['staff'],
  },
  'assembly.read': {
    group: 'assemblies',
    names: {
      fr: 'Voir les assemblées et leur liste électorale',
      en: 'See the assemblies and their electoral rolls',
    },
    roles: ['staff', 'reader'],
  },
  'assembly.manage': {
    group: 'assemblies',
    names: {
      fr: 'Préparer, convoquer et tenir les assemblées',
      en: 'Prepare, convene and hold the assemblies',
    },
    roles: ['staff'],
  },
  'occasion.read': {
    group: 'participation',
    names: {
      fr: 'Voir les événements et les programmes',
      en: 'See events and programmes',
    },
    roles: ['communications', 'staff', 'reader'],
  },
  'occasion.manage': {
    group: 'participation',
    names: {
      fr: 'Écrire et publier les événements et les programmes',
      en: 'Write and publish events and programmes',
    },
    roles: ['communications', 'staff'],
  },
  'participation.read': {
    group: 'participation',
    names: {
      fr: 'Voir qui est inscrit',
      en: 'See who is registered',
    },
    roles: ['staff', 'reader'],
  },
  'participation.manage': {
    group: 'participation',
    names: {
      fr: 'Inscrire, annuler une inscription, noter les présences',
      en: 'Register people, cancel registrations, note attendance',
    },
    roles: ['staff'],
  },
  'message.read': {
    group: 'messages',
    names: {
      fr: 'Lire les messages',
      en: 'Read messages',
    },
    roles: ['staff', 'reader'],
  },
  'message.manage': {
    group: 'messages',
    names: {
      fr: 'Envoyer, renvoyer ou retenir un message',
      en: 'Send, send again or hold a message',
    },
    roles: ['staff'],
  },
  'statistics.read': {
    group: 'figures',
    names: {
      fr: 'Voir le tableau de bord',
      en: 'See the dashboard',
    },
    roles: ['staff', 'reader'],
  },
  'workflow.manage': {
    group: 'settings',
    names: {
      fr: 'Modifier le parcours de renouvellement',
      en: 'Change the renewal workflow',
    },
    roles: [],
  },
  'templates.manage': {
    group: 'settings',
    names: {
      fr: 'Modifier les textes des messages',
      en: 'Change the texts of messages',
    },
    roles: [],
  },
  'settings.manage': {
    group: 'settings',
    names: {
      fr: 'Régler l’identité de l’association, suivre les premiers pas',
      en: 'Edit the association’s identity, follow the first steps',
    },
    roles: [],
  },
  'webhook.manage': {
    group: 'settings',
    names: {
      fr: 'Choisir les événements envoyés aux webhooks',
      en: 'Choose the events sent to webhooks',
    },
    roles: [],
  },
} as const satisfies Record<string, Permission>;

export type PermissionName = keyof typeof PERMISSION_TABLE;

export const PERMISSION_NAMES = Object.keys(PERMISSION_TABLE) as PermissionName[];

/** The permissions of a shipped role. */
export const permissionsOf = (role: ShippedRole): PermissionName[] =>
  PERMISSION_NAMES.filter((name) =>
    (PERMISSION_TABLE[name].roles as readonly ShippedRole[]).includes(role),
  );
