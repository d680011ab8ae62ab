import { Box, Button, Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { ChoiceInput } from '../../kit/components/ChoiceInput';
import { ExportMenu } from '../../kit/components/ExportMenu';
import { Labelled } from '../../kit/components/Labelled';
import { ListFooter } from '../../kit/components/ListFooter';
import { PageBody } from '../../kit/components/PageBody';
import { SearchFilter } from '../../kit/components/SearchFilter';
import { ToggleFilter } from '../../kit/components/ToggleFilter';
import { useFilters } from '../../kit/hooks/useFilters';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetCountedBenefitsQuery, useGetCountersQuery } from '../api';
import { CounterTable } from './CounterTable';

const ACCESS = [{ action: PERMISSIONS.membershipRead, subject: null }];

const List = () => {
  const { t } = useTrad();
  const format = useFormat();
  const { filters, set, clear } = useFilters();
  const query = useGetCountersQuery(filters);
  const { data: benefits = [] } = useGetCountedBenefitsQuery();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex role="group" aria-label={t('filter.bar')} gap={3} wrap="wrap" alignItems="end">
        <SearchFilter key={filters.search} value={filters.search} onChange={set} />
        <Box minWidth="24rem">
          <Labelled label={t('counters.benefit')}>
            <ChoiceInput
              size="S"
              clearable
              placeholder={t('filter.any')}
              value={filters.benefit ?? ''}
              choices={benefits.map(({ code, names }) => ({
                value: code,
                label: format.text(names) || code,
              }))}
              onChange={(benefit) => set({ benefit })}
            />
          </Labelled>
        </Box>
        <ToggleFilter
          name="nearlyUsedUp"
          value={filters.nearlyUsedUp}
          label={t('counters.nearly-only')}
          onChange={set}
        />
        {filters.search || filters.benefit || filters.nearlyUsedUp ? (
          <Button variant="ghost" size="S" onClick={clear}>
            {t('filter.clear')}
          </Button>
        ) : null}
        <ExportMenu what={[{ label: 'counters.title', path: 'counters', filters }]} />
      </Flex>
      <PageBody query={query}>
        {({ data, meta }) => (
          <Flex direction="column" alignItems="stretch">
            <CounterTable rows={data} loading={query.isFetching} />
            <ListFooter pagination={meta.pagination} />
          </Flex>
        )}
      </PageBody>
    </Flex>
  );
};

/** « Compteurs »: how much each member has left of each quota. */
export const CountersPage = () => {
  const { t } = useTrad();
  return (
    <Page.Protect permissions={ACCESS}>
      <Page.Main>
        <Page.Title>{t('counters.title')}</Page.Title>
        <Layouts.Header title={t('counters.title')} subtitle={t('counters.subtitle')} />
        <Layouts.Content>
          <List />
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
};
