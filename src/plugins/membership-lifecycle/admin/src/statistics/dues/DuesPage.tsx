import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { ChoiceInput } from '../../kit/components/ChoiceInput';
import { ExportMenu } from '../../kit/components/ExportMenu';
import { Labelled } from '../../kit/components/Labelled';
import { ListFooter } from '../../kit/components/ListFooter';
import { PageBody } from '../../kit/components/PageBody';
import { SearchFilter } from '../../kit/components/SearchFilter';
import { ToggleFilter } from '../../kit/components/ToggleFilter';
import { useFilters, type FilterValues } from '../../kit/hooks/useFilters';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetDuesQuery, useGetTodayQuery } from '../api';
import { DuesTable } from './DuesTable';

const ACCESS = [{ action: PERMISSIONS.membershipRead, subject: null }];
/** For how many past years unpaid calls may exist. */
const YEARS_BACK = 4;

/** The years to choose from. The next one is included, since its calls are sent before it begins. */
const yearsAround = (today: string, asked: string | undefined): string[] => {
  const last = Number(today.slice(0, 4)) + 1;
  const years = Array.from({ length: YEARS_BACK + 2 }, (_, index) => String(last - index));
  return asked && !years.includes(asked) ? [...years, asked] : years;
};

const Filters = ({
  filters,
  onChange,
  onClear,
}: {
  filters: FilterValues;
  onChange: (changes: FilterValues) => void;
  onClear: () => void;
}) => {
  const { t } = useTrad();
  const { data: today } = useGetTodayQuery();
  const years = today ? yearsAround(today.on, filters.year) : [];
  return (
    <Flex role="group" aria-label={t('filter.bar')} gap={3} wrap="wrap" alignItems="end">
      <SearchFilter
        // Remounts when the address has another search.
        key={filters.search}
        value={filters.search}
        label={t('dues-list.search')}
        placeholder={t('dues-list.search.placeholder')}
        onChange={onChange}
      />
      <Box width="14rem">
        <Labelled label={t('dues-list.year')}>
          <ChoiceInput
            size="S"
            clearable
            placeholder={t('filter.any')}
            value={filters.year ?? ''}
            choices={years.map((year) => ({ value: year, label: year }))}
            onChange={(year) => onChange({ year })}
          />
        </Labelled>
      </Box>
      <ToggleFilter
        name="overdue"
        value={filters.overdue}
        label={t('dues-list.overdue-only')}
        onChange={onChange}
      />
      {filters.search || filters.year || filters.overdue ? (
        <Button variant="ghost" size="S" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      ) : null}
      <ExportMenu what={[{ label: 'dues-list.title', path: 'dues', filters }]} />
    </Flex>
  );
};

const List = () => {
  const { t } = useTrad();
  const format = useFormat();
  const { filters, set, clear } = useFilters();
  const query = useGetDuesQuery(filters);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Filters filters={filters} onChange={set} onClear={clear} />
      <PageBody query={query}>
        {({ data, meta }) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography role="status" fontWeight="semiBold">
              {t('dues-list.summary', {
                count: meta.pagination.total,
                left: format.money(meta.left),
              })}
            </Typography>
            <DuesTable rows={data} loading={query.isFetching} />
            <ListFooter pagination={meta.pagination} />
          </Flex>
        )}
      </PageBody>
    </Flex>
  );
};

/** « Cotisations à encaisser »: the calls that are not paid in full. */
export const DuesPage = () => {
  const { t } = useTrad();
  return (
    <Page.Protect permissions={ACCESS}>
      <Page.Main>
        <Page.Title>{t('dues-list.title')}</Page.Title>
        <Layouts.Header title={t('dues-list.title')} subtitle={t('dues-list.subtitle')} />
        <Layouts.Content>
          <List />
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
};
