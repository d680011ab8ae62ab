import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { PanelBody } from '../../kit/components/PanelBody';
import { PlainTable } from '../../kit/components/PlainTable';
import { GlanceSection } from '../../kit/glance/GlanceSection';
import { useCan } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { RegistrationState } from '../RegistrationState';
import { useGetRegistrationsQuery } from '../api';
import { OCCASIONS } from '../places';

const SHOWN = '10';
const COLUMNS = ['what', 'on', 'person', 'state'] as const;

const Last = ({ membershipId }: { membershipId: string }) => {
  const { t } = useTrad();
  const format = useFormat();
  const query = useGetRegistrationsQuery({ membership: membershipId, pageSize: SHOWN });
  if (query.data?.data.length === 0) return null;
  return (
    <GlanceSection title={t('registrations.title')}>
      <PanelBody query={query}>
        {({ data }) => (
          <PlainTable
            caption={t('registrations.title')}
            headers={COLUMNS.map((name) => t(`glance.participation.${name}`))}
          >
            {data.map((row) => (
              <tr key={row.id}>
                <td>
                  <Link tag={NavLink} to={`${OCCASIONS}/${row.occasion.id}`}>
                    {format.text(row.occasion.titles)}
                  </Link>
                </td>
                <td>
                  <Typography style={{ whiteSpace: 'nowrap' }}>
                    {format.shortDay(row.occasion.startsOn)}
                  </Typography>
                </td>
                <td>
                  <Typography>{row.name}</Typography>
                </td>
                <td>
                  <RegistrationState row={row} />
                </td>
              </tr>
            ))}
          </PlainTable>
        )}
      </PanelBody>
    </GlanceSection>
  );
};

/** The events and programmes that this member took part in, the last registration first; nothing without any. */
export const ParticipationSection = ({ membershipId }: { membershipId: string }) => {
  const [canSee, canOpen] = [
    useCan(PERMISSIONS.participationRead),
    useCan(PERMISSIONS.occasionRead),
  ];
  if (!canSee || !canOpen) return null;
  return <Last membershipId={membershipId} />;
};
