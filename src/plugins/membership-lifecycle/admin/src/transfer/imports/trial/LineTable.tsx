import { Flex, Typography } from '@strapi/design-system';
import type { ImportNote, ImportLine } from '../../../../../shared/transfer/imports';
import { ListTable } from '../../../kit/components/ListTable';
import type { Column } from '../../../kit/components/ListTable';
import { MembershipLink } from '../../../kit/components/MembershipLink';
import { StateBadge } from '../../../kit/components/StateBadge';
import type { Tone } from '../../../kit/components/tones';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';

/** The notes on a line, each with the column to look at. */
const LineNotes = ({ notes }: { notes: ImportNote[] }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  if (notes.length === 0) return <Typography textColor="neutral600">{t('value.none')}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
      {notes.map((note, at) => (
        // The same remark may concern two columns.
        <li key={`${note.reason}:${note.field ?? ''}:${at}`}>
          <Typography tag="span">{text(note.text)}</Typography>{' '}
          {note.column ? (
            <Typography tag="span" variant="pi" textColor="neutral600">
              {t('imports.lines.in-column', { column: note.column })}
            </Typography>
          ) : null}
        </li>
      ))}
    </Flex>
  );
};

interface Props {
  lines: ImportLine[];
  loading: boolean;
}

const TONES: Record<ImportLine['outcome'], Tone> = {
  made: 'success',
  changed: 'secondary',
  same: 'neutral',
  refused: 'danger',
};

/** The outcome of each line, and why. */
export const LineTable = ({ lines, loading }: Props) => {
  const { t } = useTrad();
  const columns: Column<ImportLine & { id: string }>[] = [
    { label: t('imports.lines.line'), cell: ({ line }) => line },
    {
      label: t('imports.lines.organisation'),
      cell: ({ organisation, membershipId }) => {
        const name = organisation || t('imports.lines.no-name');
        return membershipId ? <MembershipLink id={membershipId}>{name}</MembershipLink> : name;
      },
    },
    {
      label: t('imports.lines.outcome'),
      cell: ({ outcome }) => (
        <StateBadge tone={TONES[outcome]}>{t(`imports.outcome.${outcome}`)}</StateBadge>
      ),
    },
    { label: t('imports.lines.notes'), cell: ({ notes }) => <LineNotes notes={notes} /> },
  ];
  return (
    <ListTable
      caption={t('imports.lines')}
      columns={columns}
      rows={lines.map((line) => ({ ...line, id: String(line.line) }))}
      loading={loading}
      empty={t('imports.lines.none')}
    />
  );
};
