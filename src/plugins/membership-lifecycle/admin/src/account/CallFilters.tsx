import { Box } from '@strapi/design-system';
import { CALL_STATES, LISTED_KINDS } from '../../../shared/account/calls';
import { DEPOSIT_FILTERS } from '../../../shared/core/deposits';
import { ChoiceFilter } from '../kit/components/ChoiceFilter';
import { DayInput } from '../kit/components/DayInput';
import { ExportMenu } from '../kit/components/ExportMenu';
import { ClearFilters, FilterBar } from '../kit/components/FilterBar';
import { Labelled } from '../kit/components/Labelled';
import { SearchFilter } from '../kit/components/SearchFilter';
import { useFilters } from '../kit/hooks/useFilters';
import { useTrad } from '../kit/utils/trad';

/** The filters of calls and credit notes, and their export. */
export const CallFilters = () => {
  const { t } = useTrad();
  const { filters, set, clear } = useFilters();
  const { search, kind, state, deposit, from, to } = filters;
  return (
    <FilterBar end={<ExportMenu what={[{ label: 'calls.title', path: 'calls', filters }]} />}>
      <SearchFilter
        value={search}
        label={t('calls.search')}
        placeholder={t('dues-list.search.placeholder')}
        width="24rem"
        onChange={set}
      />
      <ChoiceFilter
        name="kind"
        label={t('calls.kind')}
        width="13rem"
        value={kind}
        choices={LISTED_KINDS.map((one) => ({ value: one, label: t(`calls.kind.${one}`) }))}
        onChange={set}
      />
      <ChoiceFilter
        name="state"
        label={t('calls.state')}
        width="15rem"
        value={state}
        choices={CALL_STATES.map((one) => ({ value: one, label: t(`dues.${one}`) }))}
        onChange={set}
      />
      <ChoiceFilter
        name="deposit"
        label={t('deposit.filter')}
        width="18rem"
        value={deposit}
        choices={DEPOSIT_FILTERS.map((one) => ({ value: one, label: t(`deposit.state.${one}`) }))}
        onChange={set}
      />
      {(['from', 'to'] as const).map((name) => (
        <Box key={name} width="16rem">
          <Labelled label={t(`calls.${name}`)}>
            <DayInput
              size="S"
              value={filters[name] ?? ''}
              onChange={(value) => set({ [name]: value })}
            />
          </Labelled>
        </Box>
      ))}
      <ClearFilters of={[search, kind, state, deposit, from, to]} onClear={clear} />
    </FilterBar>
  );
};
