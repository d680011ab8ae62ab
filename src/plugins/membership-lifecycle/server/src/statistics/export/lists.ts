import type { LateMonth } from '../../../../shared/statistics/late';
import type { RunningCounter, UnpaidCall } from '../../../../shared/statistics/statistics';
import type { Instants } from '../../kernel/export/instants';
import { column, member, type Column } from '../../kernel/export/table';
import { HOLD_WORDS, TEMPLATE_WORDS, wordOf } from '../../kernel/export/words';

/** The columns of the calls to collect, of late months and of the running counters. */

export const duesColumns = (instant: Instants): Column<UnpaidCall>[] => [
  ...member<UnpaidCall>(),
  column('text', 'Appel', 'Call', ({ number }) => number),
  column('day', 'Émis le', 'Issued on', ({ issuedOn }) => issuedOn),
  column('day', 'Échéance', 'Due on', ({ dueOn }) => dueOn),
  column('money', 'Montant', 'Amount', ({ amount }) => amount),
  column('money', 'Réglé', 'Paid', ({ amount, left, credit }) => amount - left - credit),
  column('money', 'Crédit à affecter', 'Credit to allocate', ({ credit }) => credit),
  column('money', 'À encaisser', 'To collect', ({ left }) => left),
  column('whole', 'Jours de retard', 'Days late', ({ daysLate }) => daysLate),
  column('text', 'Dernière relance', 'Last reminder', ({ reminded }) =>
    wordOf(TEMPLATE_WORDS, reminded?.template ?? null),
  ),
  column('instant', 'Relancé le', 'Reminded on', ({ reminded }) =>
    instant(reminded?.isSent ? reminded.at : null),
  ),
  column(
    'day',
    'Relances suspendues au',
    'Reminders on hold to',
    ({ held }) => held?.until ?? null,
  ),
  column('text', 'Motif', 'Why', ({ held }) => wordOf(HOLD_WORDS, held?.cause ?? null)),
];

export const LATE_COLUMNS: readonly Column<LateMonth>[] = [
  column('text', 'Mois de l’échéance', 'Month of the due day', ({ month }) => month),
  column('whole', 'Appels', 'Calls', ({ calls }) => calls),
  column('whole', 'Membres', 'Members', ({ members }) => members),
  column('money', 'Reste à payer', 'Left to pay', ({ left }) => left),
  column('money', '30 jours au plus', 'Up to 30 days', ({ ages }) => ages.month),
  column('money', '31 à 60 jours', '31 to 60 days', ({ ages }) => ages.two),
  column('money', '61 à 90 jours', '61 to 90 days', ({ ages }) => ages.quarter),
  column('money', 'Plus de 90 jours', 'More than 90 days', ({ ages }) => ages.longer),
];

export const COUNTER_COLUMNS: readonly Column<RunningCounter>[] = [
  ...member<RunningCounter>(),
  column('text', 'Formule', 'Tier', ({ tierNames }) => tierNames),
  column('text', 'Droit', 'Right', ({ names }) => names),
  column('text', 'Code', 'Code', ({ benefit }) => benefit),
  column('text', 'Unité', 'Unit', ({ units }) => units),
  column('whole', 'Accordé', 'Granted', ({ granted }) => granted),
  column('whole', 'Utilisé', 'Used', ({ used, carried }) => used - carried),
  column('whole', 'Reporté', 'Carried over', ({ carried }) => carried),
  column('whole', 'Reste', 'Left', ({ granted, used }) => granted - used),
  column('day', 'Début', 'Starts on', ({ startsOn }) => startsOn),
  column('day', 'Fin', 'Ends on', ({ endsOn }) => endsOn),
];
