import { TextButton, Typography } from '@strapi/design-system';
import type { ApplicationRow } from '../../../shared/applications/applications';
import { ListTable } from '../kit/components/ListTable';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { ApplicationState } from './ApplicationState';

interface Props {
  rows: ApplicationRow[];
  loading: boolean;
  onOpen: (id: string) => void;
}

const COLUMNS = ['when', 'organisation', 'applicant', 'tier', 'state'] as const;

/** The list of applications; the body opens what was sent. */
export const ApplicationTable = ({ rows, loading, onOpen }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  return (
    <ListTable
      caption={t('applications.title')}
      columns={COLUMNS.map((name) => ({ name, label: t(`applications.column.${name}`) }))}
      rows={rows}
      loading={loading}
      empty={t('applications.empty')}
    >
      {(row) => (
        <>
          <td>
            <Typography style={{ whiteSpace: 'nowrap' }}>
              {format.shortMoment(row.receivedAt)}
            </Typography>
          </td>
          <td>
            <TextButton style={{ textAlign: 'start' }} onClick={() => onOpen(row.id)}>
              {row.organisation?.name ?? row.membership?.organisation ?? t('applications.emptied')}
            </TextButton>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {[row.reference, row.organisation?.city].filter(Boolean).join(' · ')}
            </Typography>
          </td>
          <td>
            <Typography tag="p">{row.applicant?.name ?? t('value.none')}</Typography>
            <Typography variant="pi" textColor="neutral600">
              {row.applicant?.email}
            </Typography>
          </td>
          <td>
            <Typography>{format.text(row.tier.names)}</Typography>
          </td>
          <td>
            <ApplicationState row={row} />
          </td>
        </>
      )}
    </ListTable>
  );
};
