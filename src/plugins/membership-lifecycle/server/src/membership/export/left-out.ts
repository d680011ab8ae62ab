import type { LeftOut } from '../../../../shared/core/membership';
import { column, type Column } from '../../kernel/export/table';

/** The columns that say until when a member is left out of sending, and why. */
export const leftOut = <Row extends { muted: LeftOut | null }>(): Column<Row>[] => [
  column(
    'day',
    'Hors envoi jusqu’au',
    'Left out of sending until',
    ({ muted }) => muted?.until ?? null,
  ),
  column('text', 'Motif hors des envois', 'Why left out', ({ muted }) => muted?.reason ?? null),
];
