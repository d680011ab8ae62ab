import type { RegisterLine } from '../../../shared/privacy/privacy';
import { column, onePage, tableOf, type ExportTable } from '../kernel/export/table';
import type { Localised } from '../kernel/rules/values';

/** The register of personal data as a table. */

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
      column<RegisterLine>('text', 'Accès', 'Access', ({ seenBy }) => seenBy),
      column<RegisterLine>('text', 'À l’effacement', 'On erasure', ({ onErasure }) => onErasure),
    ],
    onePage(lines),
  );
