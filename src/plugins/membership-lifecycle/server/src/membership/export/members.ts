import type { ListedMember } from '../../../../shared/membership/member-list';
import { column, member, type Column } from '../../kernel/export/table';
import { DUES_WORDS, END_WORDS, STATUS_WORDS, wordOf } from '../../kernel/export/words';
import { leftOut } from './left-out';

/** The columns of the list of members. */
export const MEMBER_COLUMNS: readonly Column<ListedMember>[] = [
  ...member<ListedMember>(),
  column('text', 'Formule', 'Tier', ({ tierNames, tierCode }) => tierNames ?? tierCode),
  column('text', 'Statut', 'Status', ({ status }) => wordOf(STATUS_WORDS, status)),
  column('day', 'Fin de la période', 'Term ends on', ({ endsOn }) => endsOn),
  column('text', 'Départ prévu', 'Leaving', ({ leaving }) =>
    wordOf(END_WORDS, leaving?.kind ?? null),
  ),
  column('text', 'Cotisation', 'Dues', ({ duesState }) => wordOf(DUES_WORDS, duesState)),
  column('day', 'Membre depuis', 'Member since', ({ since }) => since),
  ...leftOut<ListedMember>(),
];
