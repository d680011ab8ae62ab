import type { TreasuryFigure, TreasuryMonth } from '../../../../shared/statistics/treasury';
import { TREASURY_FIGURES } from '../../../../shared/statistics/treasury';
import { column, type Column } from '../../kernel/export/table';
import type { Localised } from '../../kernel/rules/values';

/** The figures in files: the same words as on the screen. */
const NAMES: Record<TreasuryFigure, Localised> = {
  called: { fr: 'Appelé', en: 'Called' },
  credited: { fr: 'Avoirs', en: 'Credited' },
  received: { fr: 'Encaissé', en: 'Received' },
  refunded: { fr: 'Remboursé', en: 'Refunded' },
  due: { fr: 'À échéance', en: 'Falling due' },
  late: { fr: 'En retard', en: 'Late' },
  coming: { fr: 'À venir', en: 'To come' },
  planned: { fr: 'Appels prévus', en: 'Calls planned' },
};

/** The columns of the months of a year in a file. */
export const TREASURY_COLUMNS: readonly Column<TreasuryMonth>[] = [
  column('text', 'Mois', 'Month', ({ month }) => month),
  ...TREASURY_FIGURES.map((name) =>
    column<TreasuryMonth>('money', NAMES[name].fr, NAMES[name].en, (row) => row[name]),
  ),
];
