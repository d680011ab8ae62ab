import type { BankLineView } from '../../../../shared/bank/bank';
import { column, type Column } from '../../kernel/export/table';
import { wordOf, words } from '../../kernel/export/words';

const STATE_WORDS = words({
  open: ['À rapprocher', 'To match'],
  partly: ['Rapprochée en partie', 'Partly matched'],
  matched: ['Rapprochée', 'Matched'],
  aside: ['Mise de côté', 'Set aside'],
  outgoing: ['Sortie', 'Outgoing'],
});

const ASIDE_WORDS = words({
  'not-dues': ['Ne concerne pas les adhésions', 'Concerns no membership'],
  double: ['Doublon', 'Double'],
  other: ['Autre raison', 'Another reason'],
});

const each = (line: BankLineView, text: (match: BankLineView['matches'][number]) => string) =>
  line.matches.map(text).filter(Boolean).join(', ');

/** The columns of the bank's lines in a file. */
export const BANK_LINE_COLUMNS: readonly Column<BankLineView>[] = [
  column('day', 'Date', 'Day', ({ bookedOn }) => bookedOn),
  column('day', 'Date de valeur', 'Value day', ({ valueOn }) => valueOn),
  column('text', 'Libellé', 'Label', ({ label }) => label),
  column('text', 'Détails', 'Details', ({ details }) => details),
  column('text', 'Tiers', 'Counterparty', ({ counterparty }) => counterparty),
  column('text', 'Référence', 'Reference', ({ reference }) => reference),
  column('money', 'Montant', 'Amount', ({ amount }) => amount),
  column('text', 'État', 'State', ({ state }) => wordOf(STATE_WORDS, state)),
  column('text', 'Mise de côté', 'Set aside', ({ aside }) =>
    aside ? wordOf(ASIDE_WORDS, aside.reason) : '',
  ),
  column('money', 'Rapproché', 'Matched', ({ matched }) => matched),
  column('text', 'Membre', 'Member', (line) => each(line, ({ organisation }) => organisation)),
  column('text', 'N° d’adhésion', 'Membership', (line) => each(line, ({ reference }) => reference)),
  column('text', 'Appels', 'Calls', (line) => each(line, ({ numbers }) => numbers.join(', '))),
  column('money', 'Dont en crédit', 'Of it as a credit', ({ matches }) =>
    matches.reduce((sum, { credit }) => sum + credit, 0),
  ),
  column('day', 'Rejeté le', 'Rejected on', ({ matches }) => {
    const found = matches.find(({ rejectedOn }) => rejectedOn !== null);
    return found?.rejectedOn ?? null;
  }),
  column('text', 'Relevé', 'Statement', ({ statement }) => statement),
];
