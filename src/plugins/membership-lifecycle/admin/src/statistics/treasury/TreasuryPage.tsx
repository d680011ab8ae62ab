import { Box, Flex } from '@strapi/design-system';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { AccountingTab } from '../../accounting/AccountingTab';
import { ChoiceInput } from '../../kit/components/ChoiceInput';
import { ExportMenu } from '../../kit/components/ExportMenu';
import { FilterBar } from '../../kit/components/FilterBar';
import { Labelled } from '../../kit/components/Labelled';
import { PageBody } from '../../kit/components/PageBody';
import { PageFrame } from '../../kit/components/PageFrame';
import { PageViews } from '../../kit/components/PageViews';
import { useFilters } from '../../kit/hooks/useFilters';
import { useCan } from '../../kit/utils/can';
import { useTrad } from '../../kit/utils/trad';
import { useGetTreasuryQuery } from '../api';
import { Ages } from './Ages';
import { Months } from './Months';
import { PlannedCalls } from './PlannedCalls';

/** A year of money beside the one before: by month, by age of what is late, and what is noted. */
const Year = () => {
  const { t } = useTrad();
  const { filters, set } = useFilters();
  const { year } = filters;
  return (
    <PageBody query={useGetTreasuryQuery(year)}>
      {(view) => (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <FilterBar
            end={
              <ExportMenu
                what={[
                  {
                    label: 'treasury.months',
                    path: 'treasury',
                    filters: { year: String(view.year) },
                  },
                ]}
              />
            }
          >
            <Box width="16rem">
              <Labelled name="year" label={t('dashboard.year')}>
                <ChoiceInput
                  size="S"
                  value={String(view.year)}
                  choices={view.years.map((one) => ({ value: String(one), label: String(one) }))}
                  onChange={(chosen) => set({ year: chosen })}
                />
              </Labelled>
            </Box>
          </FilterBar>
          <Ages view={view} />
          <Months view={view} />
          <PlannedCalls calls={view.planned} />
        </Flex>
      )}
    </PageBody>
  );
};

/** The year, and for those who keep them the entries of the books. */
const Views = () => {
  const { t } = useTrad();
  return (
    <PageViews
      label={t('dues-list.views')}
      views={[
        { name: 'year', label: t('treasury.view.year'), View: Year },
        { name: 'entries', label: t('treasury.view.entries'), View: AccountingTab },
      ]}
    />
  );
};

/** « Trésorerie »: the treasurer's year. */
export const TreasuryPage = () => {
  const { t } = useTrad();
  const keepsBooks = useCan(PERMISSIONS.accountingManage);
  return (
    <PageFrame title={t('treasury.title')} subtitle={t('treasury.subtitle')}>
      {keepsBooks ? <Views /> : <Year />}
    </PageFrame>
  );
};
