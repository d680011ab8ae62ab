import type { ImportLine } from '../../../../../shared/transfer/imports';
import { ListTable, type Column } from '../../../kit/components/ListTable';
import { MembershipLink } from '../../../kit/components/MembershipLink';
import { StateBadge } from '../../../kit/components/StateBadge';
import type { Tone } from '../../../kit/components/tones';
import { useTrad } from '../../../kit/utils/trad';
import { LineNotes } from './LineNotes';

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

/** What becomes of each line, and why. */
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
