import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { OccasionView } from '../../../shared/occasions/participation';
import { Card } from '../kit/components/Card';
import { ExportMenu } from '../kit/components/ExportMenu';
import { ListFooter } from '../kit/components/ListFooter';
import { Notice } from '../kit/components/Notice';
import { PageBody } from '../kit/components/PageBody';
import { useFilters } from '../kit/hooks/useFilters';
import { useCan } from '../kit/utils/can';
import { useTrad } from '../kit/utils/trad';
import { RegisterDialog } from './RegisterDialog';
import { RegistrationTable } from './RegistrationTable';
import { useGetRegistrationsQuery } from './api';

/** The smallest page size: shorter lists need no pager. */
const SMALLEST_PAGE = 10;

/** The registrations for one occasion. */
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
  const uncovered = (query.data?.data ?? []).filter(({ covered }) => covered === false);
  const gone = uncovered.filter(({ memberUntil }) => memberUntil !== null).length;
  const waiting = uncovered.length - gone;
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
      {gone > 0 ? (
        <Notice tone="warning">{t('registrations.no-member', { count: gone })}</Notice>
      ) : null}
      {waiting > 0 ? (
        <Notice tone="warning">{t('registrations.uncovered', { count: waiting })}</Notice>
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
