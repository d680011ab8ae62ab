import type { Localised } from '../../kernel/rules/values';

/** Those who see something, by the permission that shows it. */
const SEEN: Record<string, Localised> = {
  'membership.read': { fr: 'qui voit les adhésions', en: 'those who see memberships' },
  'membership.manage': { fr: 'qui gère les adhésions', en: 'those who manage memberships' },
  'application.read': { fr: 'qui voit les demandes d’adhésion', en: 'those who see applications' },
  'message.read': { fr: 'qui lit les messages', en: 'those who read messages' },
  'paper.read': {
    fr: 'qui lit les documents des membres',
    en: 'those who read members’ documents',
  },
  'assembly.manage': { fr: 'qui tient les assemblées', en: 'those who run assemblies' },
  'participation.read': { fr: 'qui voit les inscriptions', en: 'those who see registrations' },
  'dues.manage': { fr: 'qui enregistre les règlements', en: 'those who record payments' },
  'import.manage': { fr: 'qui importe des adhésions', en: 'those who import memberships' },
  'webhook.manage': { fr: 'qui règle les webhooks', en: 'those who set webhooks' },
  'plugin::users-permissions.users.read': {
    fr: 'qui gère les comptes d’accès',
    en: 'those who manage accounts',
  },
  'settings.manage': {
    fr: 'qui règle l’identité de l’association',
    en: 'those who edit the association’s identity',
  },
  'admin::users.read': { fr: 'qui gère l’équipe', en: 'those who manage staff' },
};

/** Those who see what these permissions show, in words. */
export const seenBy = (permissions: readonly string[]): Localised => ({
  fr: permissions.map((name) => SEEN[name]?.fr ?? name).join(', '),
  en: permissions.map((name) => SEEN[name]?.en ?? name).join(', '),
});
