import type { Localised } from './content-api';

/** The roles that an administrator finds, in the order in which they are made. */
export const SHIPPED_ROLES = [
  'communications',
  'staff',
  'reader',
  'treasurer',
  'sessions',
  'dpo',
  'assembly',
] as const;
export type ShippedRole = (typeof SHIPPED_ROLES)[number];

interface Permission {
  group: keyof typeof PERMISSION_GROUPS;
  names: Localised;
  /** The shipped roles that have it. */
  roles: readonly ShippedRole[];
  /** Other permissions without which its pages do not open. */
  needs?: readonly string[];
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
    roles: ['staff', 'reader', 'treasurer'],
  },
  'membership.manage': {
    group: 'members',
    names: {
      fr: 'Agir sur les adhésions et les renouvellements',
      en: 'Act on memberships and renewals',
    },
    roles: ['staff'],
    needs: ['membership.read'],
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
    needs: ['application.read'],
  },
  'paper.read': {
    group: 'members',
    names: {
      fr: 'Lire les documents des membres (délibérations, bons de commande, RIB)',
      en: 'Read members’ documents (decisions, orders, bank details)',
    },
    roles: ['staff', 'reader', 'treasurer'],
    needs: ['membership.read'],
  },
  'paper.manage': {
    group: 'members',
    names: {
      fr: 'Ajouter et retirer les documents des membres',
      en: 'Add and remove members’ documents',
    },
    roles: ['staff'],
    needs: ['membership.read', 'paper.read'],
  },
  'privacy.manage': {
    group: 'members',
    names: {
      fr: 'Exporter et effacer les données d’une personne, tenir le registre',
      en: 'Export and erase the data of a person, keep the register',
    },
    roles: ['staff', 'dpo'],
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
    needs: ['membership.read'],
  },
  'dues.manage': {
    group: 'dues',
    names: {
      fr: 'Émettre les appels et enregistrer les règlements',
      en: 'Issue calls and record payments',
    },
    roles: ['staff', 'treasurer'],
    needs: ['membership.read'],
  },
  'accounting.manage': {
    group: 'dues',
    names: {
      fr: 'Tenir les écritures comptables, clôturer une période',
      en: 'Keep the accounting entries, close a period',
    },
    roles: ['treasurer'],
    needs: ['membership.read'],
  },
  'usage.record': {
    group: 'rights',
    names: {
      fr: 'Voir les compteurs, noter et corriger l’utilisation des droits',
      en: 'See the counters, record and correct the use of rights',
    },
    roles: ['staff', 'sessions'],
  },
  'rights.grant': {
    group: 'rights',
    names: {
      fr: 'Accorder, reporter et retirer des droits',
      en: 'Grant, carry over and withdraw rights',
    },
    roles: ['staff'],
    needs: ['membership.read'],
  },
  'assembly.read': {
    group: 'assemblies',
    names: {
      fr: 'Voir les assemblées et leur liste électorale',
      en: 'See the assemblies and their electoral rolls',
    },
    roles: ['staff', 'reader', 'assembly'],
  },
  'assembly.manage': {
    group: 'assemblies',
    names: {
      fr: 'Préparer, convoquer et tenir les assemblées',
      en: 'Prepare, convene and hold the assemblies',
    },
    roles: ['staff', 'assembly'],
    needs: ['assembly.read'],
  },
  'occasion.read': {
    group: 'participation',
    names: {
      fr: 'Voir les événements et les programmes',
      en: 'See events and programmes',
    },
    roles: ['communications', 'staff', 'reader', 'sessions'],
  },
  'occasion.manage': {
    group: 'participation',
    names: {
      fr: 'Écrire et publier les événements et les programmes',
      en: 'Write and publish events and programmes',
    },
    roles: ['communications', 'staff'],
    needs: ['occasion.read'],
  },
  'participation.read': {
    group: 'participation',
    names: {
      fr: 'Voir qui est inscrit',
      en: 'See who is registered',
    },
    roles: ['staff', 'reader', 'sessions'],
    needs: ['occasion.read'],
  },
  'participation.manage': {
    group: 'participation',
    names: {
      fr: 'Inscrire, annuler une inscription, noter les présences',
      en: 'Register people, cancel registrations, note attendance',
    },
    roles: ['staff', 'sessions'],
    needs: ['occasion.read', 'participation.read'],
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
    needs: ['message.read'],
  },
  'statistics.read': {
    group: 'figures',
    names: {
      fr: 'Voir le tableau de bord',
      en: 'See the dashboard',
    },
    roles: ['staff', 'reader', 'treasurer'],
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

/** The other permissions without which the pages of one do not open. */
export const needsOf = (name: PermissionName): readonly PermissionName[] => {
  const { needs = [] }: Permission = PERMISSION_TABLE[name];
  return PERMISSION_NAMES.filter((one) => needs.includes(one));
};

/** The permissions of a shipped role. */
export const permissionsOf = (role: ShippedRole): PermissionName[] =>
  PERMISSION_NAMES.filter((name) =>
    (PERMISSION_TABLE[name].roles as readonly ShippedRole[]).includes(role),
  );
