/** The plugin's permission actions, as an administrator sees them when building a role. */
const action = (uid: string, displayName: string, subCategory: string) => ({
  section: 'plugins',
  pluginName: 'membership-lifecycle',
  uid,
  displayName,
  subCategory,
});

export const ACTIONS = [
  action('membership.read', 'Consulter les adhésions, renouvellements et droits', 'Adhésions'),
  action('membership.manage', 'Agir sur les adhésions et les renouvellements', 'Adhésions'),
  action('dues.manage', 'Émettre les appels et enregistrer les règlements', 'Adhésions'),
  action('usage.record', 'Enregistrer et corriger l’utilisation des droits', 'Adhésions'),
  action('statistics.read', 'Consulter le tableau de bord', 'Adhésions'),
  action('message.read', 'Lire les messages envoyés', 'Messages'),
  action('message.manage', 'Renvoyer ou annuler un message', 'Messages'),
  action('settings.manage', 'Régler le parcours, les modèles et l’identité', 'Réglages'),
  action('webhook.manage', 'Choisir les événements envoyés aux webhooks', 'Réglages'),
];
