import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { OccasionView } from '../../../../shared/contracts';
import { PERMISSIONS } from '../../../../shared/ids';
import { ExportMenu } from '../../components/ExportMenu';
import { ListFooter } from '../../components/ListFooter';
import { Notice } from '../../components/Notice';
import { PageBody } from '../../components/PageBody';
import { useFilters } from '../../hooks/useFilters';
import { useGetRegistrationsQuery } from '../../services/occasions';
import { useCan } from '../../utils/can';
import { useTrad } from '../../utils/trad';
import { Card } from '../settings/Card';
import { RegisterDialog } from './RegisterDialog';
import { RegistrationTable } from './RegistrationTable';

/** What the smallest page holds: below it, there is nothing to turn over. */
const SMALLEST_PAGE = 10;

/** Who takes part in one occasion. */
export const Registrations = ({ view }: { view: OccasionView }) => {
  const { t } = useTrad();
  const { filters } = useFilters();
  const canManage = useCan(PERMISSIONS.participationManage);
  const [adding, setAdding] = useState(false);
  const query = useGetRegistrationsQuery({
    occasion: view.id,
    page: filters.page,
    pageSize: filters.pageSize,
  });
  const uncovered = (query.data?.data ?? []).filter(({ covered }) => covered === false).length;
  const open = ['open', 'soon'].includes(view.openness);
  return (
    <Card
      title={t('registrations.title')}
      action={
        <Flex gap={2}>
          <ExportMenu
            what={[
              {
                label: 'registrations.title',
                path: 'registrations',
                filters: { occasion: view.id },
              },
            ]}
          />
          {canManage && open ? (
            <Button startIcon={<Plus aria-hidden />} onClick={() => setAdding(true)}>
              {t('registrations.add')}
            </Button>
          ) : null}
        </Flex>
      }
    >
      {uncovered > 0 ? (
        <Notice tone="warning">{t('registrations.uncovered', { count: uncovered })}</Notice>
      ) : null}
      <PageBody query={query}>
        {({ data, meta }) => (
          <Flex direction="column" alignItems="stretch">
            <RegistrationTable rows={data} view={view} loading={query.isFetching} />
            {meta.pagination.total > SMALLEST_PAGE ? (
              <ListFooter pagination={meta.pagination} />
            ) : null}
          </Flex>
        )}
      </PageBody>
      {adding ? <RegisterDialog view={view} onClose={() => setAdding(false)} /> : null}
    </Card>
  );
};
