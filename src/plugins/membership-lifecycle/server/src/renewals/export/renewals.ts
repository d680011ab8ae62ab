import type { RenewalRow } from '../../../../shared/renewals/renewals';
import { column, member, type Column } from '../../kernel/export/table';
import { DUES_WORDS, STATUS_WORDS, wordOf } from '../../kernel/export/words';
import { leftOut } from '../../membership/export/left-out';

/** The columns of the renewals under way. */

export const RENEWAL_COLUMNS: readonly Column<RenewalRow>[] = [
  ...member<RenewalRow>(),
  column('text', 'Statut', 'Status', ({ status }) => wordOf(STATUS_WORDS, status)),
  column('text', 'Formule', 'Tier', ({ tierNames }) => tierNames),
  column('text', 'Étape', 'Stage', ({ stage }) => stage.names),
  column('day', 'Fin de la période', 'Term ends on', ({ termEndsOn }) => termEndsOn),
  column('day', 'Début proposé', 'Proposed start', ({ proposed }) => proposed.startsOn),
  column('day', 'Fin proposée', 'Proposed end', ({ proposed }) => proposed.endsOn),
  column(
    'money',
    'Prix proposé',
    'Proposed price',
    ({ proposed }) => proposed.price?.amount ?? null,
  ),
  column('text', 'Base de la cotisation', 'Basis of the dues', ({ proposed }) => proposed.basis),
  column('text', 'Devise', 'Currency', ({ proposed }) => proposed.price?.currency ?? null),
  column('day', 'Ouvert le', 'Opened on', ({ openedOn }) => openedOn),
  column('day', 'Dans cette étape depuis', 'In this stage since', (row) => row.enteredStageOn),
  column('whole', 'Jours de retard', 'Days late', ({ daysLate }) => daysLate),
  column('day', 'Réponse le', 'Answered on', ({ answeredOn }) => answeredOn),
  column('text', 'Cotisation', 'Dues', ({ duesState }) => wordOf(DUES_WORDS, duesState)),
  column('day', 'Décision attendue le', 'Decision expected on', ({ decidesOn }) => decidesOn),
  ...leftOut<RenewalRow>(),
  column('text', 'Suivi par', 'Followed by', ({ owner }) => owner),
  column('text', 'Dernière note', 'Last note', ({ lastNote }) => lastNote),
];
