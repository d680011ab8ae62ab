import type { RegistrationRow } from '../../../../shared/occasions/participation';
import { column, member, type Column } from '../../kernel/export/table';
import {
  PRESENCE_WORDS,
  OCCASION_KIND_WORDS,
  REGISTRATION_STATE_WORDS,
  wordOf,
} from '../../kernel/export/words';

/** The columns of those who take part. */
export const REGISTRATION_COLUMNS: readonly Column<RegistrationRow>[] = [
  column('text', 'Nature', 'Kind', ({ occasion }) => wordOf(OCCASION_KIND_WORDS, occasion.kind)),
  column('text', 'Rendez-vous', 'Title', ({ occasion }) => occasion.titles),
  column('day', 'Début', 'Starts on', ({ occasion }) => occasion.startsOn),
  column('day', 'Fin', 'Ends on', ({ occasion }) => occasion.endsOn),
  ...member<RegistrationRow>(),
  column('text', 'Personne', 'Person', ({ name }) => name),
  column('text', 'Courriel', 'E-mail', ({ email }) => email),
  column('text', 'État', 'State', ({ state }) => wordOf(REGISTRATION_STATE_WORDS, state)),
  column('day', 'Inscription le', 'Registered on', ({ registeredOn }) => registeredOn),
  column('text', 'Droit', 'Right', ({ right }) => right),
  column('whole', 'Utilisé', 'Used', ({ used }) => used),
  column('text', 'Unité', 'Unit', ({ units }) => units),
  column('text', 'Sans droit', 'Without right', ({ covered }) =>
    covered === false ? { fr: 'oui', en: 'yes' } : null,
  ),
  column('day', 'Membre jusqu’au', 'Member until', ({ memberUntil }) => memberUntil),
  column('text', 'Présence', 'Attendance', ({ attendance }) => wordOf(PRESENCE_WORDS, attendance)),
  column('day', 'Annulation le', 'Cancelled on', ({ cancelledOn }) => cancelledOn),
  column('text', 'Motif', 'Reason', ({ cancelReason }) => cancelReason),
];
