import type { RegisterLine } from '../../../../shared/contracts';
import type { Localised } from '../../domain/types';
import { column, onePage, tableOf, type ExportTable } from './table';

/** The register of personal data as a table. */

/** Who sees something, by the permission that shows it. */
const SEEN: Record<string, Localised> = {
  'membership.read': { fr: 'qui voit les adhésions', en: 'those who see memberships' },
  'message.read': { fr: 'qui lit les messages', en: 'those who read messages' },
  'paper.read': {
    fr: 'qui lit les documents des membres',
    en: 'those who read members’ documents',
  },
  'assembly.manage': { fr: 'qui tient les assemblées', en: 'those who run assemblies' },
  'participation.read': { fr: 'qui voit les inscriptions', en: 'those who see registrations' },
  'import.manage': { fr: 'qui importe des adhésions', en: 'those who import memberships' },
  'webhook.manage': { fr: 'qui règle les webhooks', en: 'those who set webhooks' },
  'plugin::users-permissions.users.read': {
    fr: 'qui gère les comptes d’accès',
    en: 'those who manage accounts',
  },
  'admin::users.read': { fr: 'qui gère l’équipe', en: 'those who manage staff' },
};

const seenBy = ({ seenWith }: RegisterLine): Localised => ({
  fr: seenWith.map((name) => SEEN[name]?.fr ?? name).join(', '),
  en: seenWith.map((name) => SEEN[name]?.en ?? name).join(', '),
});

const durationOf = ({ kept, months }: RegisterLine): Localised => {
  if (kept) return kept;
  if (months === null) return { fr: 'Gardé, aucune durée choisie', en: 'Kept, no duration chosen' };
  return { fr: `${months} mois`, en: `${months} months` };
};

export const registerTable = (title: Localised, lines: readonly RegisterLine[]): ExportTable =>
  tableOf(
    title,
    [
      column<RegisterLine>('text', 'Données', 'Data', ({ what }) => what),
      column<RegisterLine>('text', 'Finalité', 'Purpose', ({ why }) => why),
      column<RegisterLine>('text', 'Base légale', 'Legal basis', ({ basis }) => basis),
      column<RegisterLine>('text', 'Durée', 'Duration', durationOf),
      column<RegisterLine>('text', 'Accès', 'Access', seenBy),
      column<RegisterLine>('text', 'À l’effacement', 'On erasure', ({ onErasure }) => onErasure),
    ],
    onePage(lines),
  );
