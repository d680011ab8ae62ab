import type { RunningCounter, UnpaidCall } from '../../../../shared/statistics/statistics';
import { column, member, type Column } from '../../kernel/export/table';

/** The columns of the calls to collect and of the running counters. */

export const DUES_COLUMNS: readonly Column<UnpaidCall>[] = [
  ...member<UnpaidCall>(),
  column('text', 'Appel', 'Call', ({ number }) => number),
  column('day', 'Émis le', 'Issued on', ({ issuedOn }) => issuedOn),
  column('day', 'Échéance', 'Due on', ({ dueOn }) => dueOn),
  column('money', 'Montant', 'Amount', ({ amount }) => amount),
  column('money', 'Réglé', 'Paid', ({ amount, left }) => amount - left),
  column('money', 'Reste à payer', 'Left to pay', ({ left }) => left),
  column('whole', 'Jours de retard', 'Days late', ({ daysLate }) => daysLate),
];

export const COUNTER_COLUMNS: readonly Column<RunningCounter>[] = [
  ...member<RunningCounter>(),
  column('text', 'Droit', 'Right', ({ names }) => names),
  column('text', 'Code', 'Code', ({ benefit }) => benefit),
  column('text', 'Unité', 'Unit', ({ units }) => units),
  column('whole', 'Accordé', 'Granted', ({ granted }) => granted),
  column('whole', 'Utilisé', 'Used', ({ used }) => used),
  column('whole', 'Reste', 'Left', ({ granted, used }) => granted - used),
  column('day', 'Début', 'Starts on', ({ startsOn }) => startsOn),
  column('day', 'Fin', 'Ends on', ({ endsOn }) => endsOn),
];
