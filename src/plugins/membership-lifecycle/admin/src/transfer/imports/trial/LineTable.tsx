import { Typography } from '@strapi/design-system';
import type { ImportLine } from '../../../../../shared/transfer/imports';
import { ListTable } from '../../../kit/components/ListTable';
import { MembershipLink } from '../../../kit/components/MembershipLink';
import { StateBadge } from '../../../kit/components/StateBadge';
import type { Tone } from '../../../kit/components/tones';
import { useTrad } from '../../../kit/utils/trad';
import { LineNotes } from './LineNotes';

interface Props {
  lines: ImportLine[];
  loading: boolean;
}

const COLUMNS = ['line', 'organisation', 'outcome', 'notes'] as const;
const TONES: Record<ImportLine['outcome'], Tone> = {
  made: 'success',
  changed: 'secondary',
  same: 'neutral',
  refused: 'danger',
};

/** What becomes of each line, and why. */
export const LineTable = ({ lines, loading }: Props) => {
  const { t } = useTrad();
  return (
    <ListTable
      caption={t('imports.lines')}
      columns={COLUMNS.map((name) => ({ name, label: t(`imports.lines.${name}`) }))}
      rows={lines.map((line) => ({ ...line, id: String(line.line) }))}
      loading={loading}
      empty={t('imports.lines.none')}
    >
      {({ line, organisation, outcome, membershipId, notes }) => (
        <>
          <td>
            <Typography>{line}</Typography>
          </td>
          <td>
            {membershipId ? (
              <MembershipLink id={membershipId}>
                {organisation || t('imports.lines.no-name')}
              </MembershipLink>
            ) : (
              <Typography>{organisation || t('imports.lines.no-name')}</Typography>
            )}
          </td>
          <td>
            <StateBadge tone={TONES[outcome]}>{t(`imports.outcome.${outcome}`)}</StateBadge>
          </td>
          <td>
            <LineNotes notes={notes} />
          </td>
        </>
      )}
    </ListTable>
  );
};
