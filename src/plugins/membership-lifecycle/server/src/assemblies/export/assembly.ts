import type { RollRow } from '../../../../shared/assemblies/assemblies';
import { column, type Column } from '../../kernel/export/table';
import { ATTENDANCE_WORDS, LISTING_WORDS, wordOf } from '../../kernel/export/words';

/** The columns of an assembly's roll. */

const carried = (holds: RollRow['holds']): string | null =>
  holds.map(({ organisation, votes }) => `${organisation} (${votes})`).join(', ') || null;

export const ROLL_COLUMNS: readonly Column<RollRow>[] = [
  column('text', 'Référence', 'Reference', ({ reference }) => reference),
  column('text', 'Organisme', 'Organisation', ({ organisation }) => organisation),
  column('text', 'Liste', 'Roll', ({ listing }) => wordOf(LISTING_WORDS, listing)),
  column('whole', 'Voix', 'Votes', ({ votes }) => votes),
  column('text', 'Motif', 'Reason', ({ because }) => because.text),
  column('text', 'Mandataire', 'Mandate-holder', ({ holderName }) => holderName),
  column('text', 'A donné pouvoir à', 'Gave a proxy to', ({ gave }) => gave?.to ?? null),
  column('text', 'Pouvoirs portés', 'Proxies carried', ({ holds }) => carried(holds)),
  column('whole', 'Voix portées par pouvoir', 'Votes carried by proxy', ({ holds }) =>
    holds.reduce((sum, { votes }) => sum + votes, 0),
  ),
  column('text', 'Présence', 'Attendance', ({ listing, attendance }) =>
    listing === 'out' ? null : wordOf(ATTENDANCE_WORDS, attendance),
  ),
  column('day', 'Convoqué le', 'Convened on', ({ convenedOn }) => convenedOn),
  column('text', 'Signature', 'Signature', () => null),
];
