import { PLUGIN_ID } from '../../shared/kernel/ids';
import {
  PERMISSION_GROUPS,
  PERMISSION_GROUP_NAMES,
  type PermissionGroup,
  type PermissionName,
} from '../../shared/kernel/permission-groups';

/**
 * The plugin's permission actions. Strapi shows them as they are given here, in one language; the
 * admin puts those of the reader's language in their place.
 */
const GROUPS: Record<PermissionGroup, string> = {
  members: 'Membres et renouvellements',
  dues: 'Cotisations',
  rights: 'Droits des membres',
  assemblies: 'Assemblées générales',
  participation: 'Participations',
  messages: 'Messages',
  figures: 'Tableau de bord',
  settings: 'Réglages',
};

const NAMES: Record<PermissionName, string> = {
  'membership.read': 'Voir les adhésions, les renouvellements et l’échéancier',
  'membership.manage': 'Agir sur les adhésions et les renouvellements',
  'application.read': 'Voir les demandes d’adhésion',
  'application.manage': 'Traiter les demandes d’adhésion',
  'paper.read': 'Lire les documents des membres (délibérations, bons de commande, RIB)',
  'paper.manage': 'Ajouter et retirer les documents des membres',
  'privacy.manage': 'Exporter et effacer les données d’une personne, tenir le registre',
  'import.manage': 'Importer des adhésions',
  'export.read': 'Exporter des adhésions entières et leur historique',
  'dues.manage': 'Émettre les appels et enregistrer les règlements',
  'usage.record': 'Noter et corriger l’utilisation des droits',
  'assembly.read': 'Voir les assemblées et leur liste électorale',
  'assembly.manage': 'Préparer, convoquer et tenir les assemblées',
  'occasion.read': 'Voir les événements et les programmes',
  'occasion.manage': 'Écrire et publier les événements et les programmes',
  'participation.read': 'Voir qui est inscrit',
  'participation.manage': 'Inscrire, annuler une inscription, noter les présences',
  'message.read': 'Lire les messages',
  'message.manage': 'Envoyer, renvoyer ou retenir un message',
  'statistics.read': 'Voir le tableau de bord',
  'settings.manage': 'Régler le parcours, les modèles et l’identité',
  'webhook.manage': 'Choisir les événements envoyés aux webhooks',
};

export const ACTIONS = PERMISSION_GROUP_NAMES.flatMap((group) =>
  PERMISSION_GROUPS[group].map((uid) => ({
    section: 'plugins',
    pluginName: PLUGIN_ID,
    uid,
    displayName: NAMES[uid],
    subCategory: GROUPS[group],
  })),
);
