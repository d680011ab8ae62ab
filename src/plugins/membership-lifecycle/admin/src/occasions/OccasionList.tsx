import { Box, Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { ChoiceInput } from '../kit/components/ChoiceInput';
import { ExportMenu } from '../kit/components/ExportMenu';
import { Labelled } from '../kit/components/Labelled';
import { ListFooter } from '../kit/components/ListFooter';
import { PageBody } from '../kit/components/PageBody';
import { SearchFilter } from '../kit/components/SearchFilter';
import { useFilters } from '../kit/hooks/useFilters';
import { useCan } from '../kit/utils/can';
import { useTrad } from '../kit/utils/trad';
import { OccasionTable } from './OccasionTable';
import { useGetOccasionsQuery } from './api';
import { OCCASIONS } from './places';

const WHEN = ['coming', 'past', 'all'] as const;
const KINDS = ['event', 'programme'] as const;

const Filters = () => {
  const { t } = useTrad();
  const { filters, set } = useFilters();
  const canSeeWho = useCan(PERMISSIONS.participationRead);
  return (
    <Flex role="group" aria-label={t('filter.bar')} gap={3} wrap="wrap" alignItems="end">
      <SearchFilter
        key={filters.search}
        value={filters.search}
        label={t('occasions.search')}
        placeholder={t('occasions.search')}
        onChange={set}
      />
      <Box minWidth="18rem">
        <Labelled label={t('occasions.when')}>
          <ChoiceInput
            size="S"
            value={filters.when ?? 'coming'}
            choices={WHEN.map((value) => ({ value, label: t(`occasions.when.${value}`) }))}
            onChange={(when) => set({ when })}
          />
        </Labelled>
      </Box>
      <Box minWidth="18rem">
        <Labelled label={t('occasion.kind')}>
          <ChoiceInput
            size="S"
            clearable
            placeholder={t('filter.any')}
            value={filters.kind ?? ''}
            choices={KINDS.map((value) => ({ value, label: t(`occasion.kind.${value}`) }))}
            onChange={(kind) => set({ kind })}
          />
        </Labelled>
      </Box>
      {canSeeWho ? (
        <ExportMenu what={[{ label: 'registrations.title', path: 'registrations' }]} />
      ) : null}
    </Flex>
  );
};

/** What is to come, or was: each with its places. */
export const OccasionList = () => {
  const { t } = useTrad();
  const { filters } = useFilters();
  const canManage = useCan(PERMISSIONS.occasionManage);
  const query = useGetOccasionsQuery(filters);
  return (
    <>
      <Layouts.Header
        title={t('occasions.title')}
        subtitle={t('occasions.subtitle')}
        primaryAction={
          canManage ? (
            <LinkButton tag={NavLink} to={`${OCCASIONS}/new`} startIcon={<Plus aria-hidden />}>
              {t('occasions.new')}
            </LinkButton>
          ) : undefined
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Filters />
          <PageBody query={query}>
            {({ data, meta }) => (
              <Flex direction="column" alignItems="stretch">
                <OccasionTable rows={data} loading={query.isFetching} />
                <ListFooter pagination={meta.pagination} />
              </Flex>
            )}
          </PageBody>
        </Flex>
      </Layouts.Content>
    </>
  );
};
