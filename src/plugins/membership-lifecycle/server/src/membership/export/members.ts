import { bracketText } from '../../../../shared/core/basis';
import type { TermBracket } from '../../../../shared/core/brackets';
import { column, member, type Column } from '../../kernel/export/table';
import { DUES_WORDS, END_WORDS, STATUS_WORDS, wordOf } from '../../kernel/export/words';
import type { ExportedMember } from '../member-list';
import { leftOut } from './left-out';

/** The bracket of the price; none where staff set the dues. */
const bracketOf = ({ term }: ExportedMember): TermBracket | null =>
  term?.repricedOn === null ? term.bracket : null;

/** The columns of the list of members. */
export const MEMBER_COLUMNS: readonly Column<ExportedMember>[] = [
  ...member<ExportedMember>(),
  column('text', 'Formule', 'Tier', ({ tierNames, tierCode }) => tierNames ?? tierCode),
  column('text', 'Statut', 'Status', ({ status }) => wordOf(STATUS_WORDS, status)),
  column('day', 'Fin de la période', 'Term ends on', ({ endsOn }) => endsOn),
  column('money', 'Prix', 'Price', ({ term }) => term?.price ?? null),
  column('text', 'Devise', 'Currency', ({ term }) => term?.currency ?? null),
  column('whole', 'Chiffre', 'Figure', (row) => bracketOf(row)?.value ?? null),
  column('whole', 'Année du chiffre', 'Year of the figure', (row) => bracketOf(row)?.year ?? null),
  column('text', 'Tranche', 'Bracket', (row) => {
    const bracket = bracketOf(row);
    return bracket && bracketText(bracket);
  }),
  column('text', 'Départ prévu', 'Leaving', ({ leaving }) =>
    wordOf(END_WORDS, leaving?.kind ?? null),
  ),
  column('text', 'Cotisation', 'Dues', ({ duesState }) => wordOf(DUES_WORDS, duesState)),
  column('day', 'Membre depuis', 'Member since', ({ since }) => since),
  ...leftOut<ExportedMember>(),
];
