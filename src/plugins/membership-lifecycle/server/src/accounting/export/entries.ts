import { column, type Column } from '../../kernel/export/table';
import type { BookedLine } from '../books';

/** The columns of entries in a spreadsheet. */
export const ENTRY_COLUMNS: readonly Column<BookedLine>[] = [
  column('text', 'Journal', 'Journal', ({ journalCode }) => journalCode),
  column('text', 'Nom du journal', 'Name of the journal', (row) => row.journalLabel),
  column('whole', 'Écriture', 'Entry', ({ number }) => number),
  column('day', 'Date', 'Date', ({ on }) => on),
  column('text', 'Compte', 'Account', ({ account }) => account),
  column('text', 'Nom du compte', 'Name of the account', ({ accountLabel }) => accountLabel),
  column('text', 'Référence du membre', 'Member reference', ({ aux }) => aux),
  column('text', 'Membre', 'Member', ({ auxLabel }) => auxLabel),
  column('text', 'Pièce', 'Document', ({ piece }) => piece),
  column('day', 'Date de la pièce', 'Date of the document', ({ pieceOn }) => pieceOn),
  column('text', 'Libellé', 'Label', ({ label }) => label),
  column('money', 'Débit', 'Debit', ({ amount }) => Math.max(0, amount)),
  column('money', 'Crédit', 'Credit', ({ amount }) => Math.max(0, 0 - amount)),
  column('text', 'Lettrage', 'Letter', ({ letter }) => letter),
  column('day', 'Lettrée le', 'Lettered on', ({ letteredOn }) => letteredOn),
  column('day', 'Clôturée le', 'Closed on', ({ closedOn }) => closedOn),
];
