import { Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { Calm } from '../../kit/widgets/Calm';
import { WidgetList } from '../../kit/widgets/WidgetList';
import { FRESH } from '../../kit/widgets/fresh';
import { applicationsWith } from '../../kit/widgets/places';
import { ClosedNotice } from '../ClosedNotice';
import { useGetApplicationsQuery } from '../api';

const FIRST = { state: 'todo', pageSize: '4' };

/** The applications that wait for staff: how many, and the latest of them. */
export const ApplicationsToday = () => {
  const { t } = useTrad();
  const format = useFormat();
  const { data, isLoading } = useGetApplicationsQuery(FIRST, FRESH);
  if (isLoading) return <Widget.Loading>{t('widget.loading')}</Widget.Loading>;
  if (!data) return <Widget.Error>{t('widget.error')}</Widget.Error>;
  const { total: count } = data.meta.pagination;
  if (count === 0) {
    return (
      <Flex direction="column" alignItems="stretch" gap={3} width="100%">
        <ClosedNotice />
        <Calm>{t('widget.applications.none')}</Calm>
      </Flex>
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <ClosedNotice />
      <WidgetList
        summary={t('widget.applications.count', { count })}
        label={t('widget.applications.latest')}
        more={t('widget.applications.all')}
        to={applicationsWith({ state: 'todo' })}
      >
        {data.data.map((row) => (
          <Flex key={row.id} tag="li" justifyContent="space-between" gap={3}>
            <Typography>{row.organisation?.name ?? row.reference}</Typography>
            <Typography variant="pi" textColor="neutral600" style={{ whiteSpace: 'nowrap' }}>
              {format.shortMoment(row.receivedAt)}
            </Typography>
          </Flex>
        ))}
      </WidgetList>
    </Flex>
  );
};
