import type { ListedCall } from '../../../../shared/account/calls';
import { column, member, type Column } from '../../kernel/export/table';
import { DEPOSIT_WORDS, DUES_WORDS, PAPER_WORDS, wordOf } from '../../kernel/export/words';

/** The columns of calls and credit notes in a file. */
export const CALL_COLUMNS: readonly Column<ListedCall>[] = [
  column('text', 'Nature', 'Kind', ({ kind }) => wordOf(PAPER_WORDS, kind)),
  column('text', 'Numéro', 'Number', ({ number }) => number),
  column('day', 'Émis le', 'Issued on', ({ issuedOn }) => issuedOn),
  ...member<ListedCall>(),
  column('day', 'Période du', 'Term from', ({ startsOn }) => startsOn),
  column('day', 'Période au', 'Term to', ({ endsOn }) => endsOn),
  column('money', 'Montant', 'Amount', ({ amount }) => amount),
  column('day', 'Échéance', 'Due on', ({ dueOn }) => dueOn),
  column('money', 'Réglé', 'Paid', ({ paid }) => paid),
  column('money', 'Reste à payer', 'Left to pay', ({ left }) => left),
  column('text', 'État', 'State', ({ state }) => state && wordOf(DUES_WORDS, state)),
  column('day', 'Annulé le', 'Cancelled on', ({ cancelledOn }) => cancelledOn),
  column('text', 'Annulé par', 'Cancelled by', ({ cancelledBy }) => cancelledBy),
  column('text', 'Annule', 'Cancels', ({ cancels }) => cancels),
  column('text', 'Remplace', 'Replaces', ({ replaces }) => replaces),
  column('text', 'Remplacé par', 'Replaced by', ({ replacedBy }) => replacedBy),
  column(
    'text',
    'Chorus Pro',
    'Chorus Pro',
    ({ deposit }) => deposit && wordOf(DEPOSIT_WORDS, deposit.state),
  ),
  column('day', 'Chorus Pro le', 'Chorus Pro on', ({ deposit }) => deposit?.on ?? null),
  column('text', 'Motif du rejet', 'Reason of rejection', ({ deposit }) => deposit?.reason ?? null),
];
