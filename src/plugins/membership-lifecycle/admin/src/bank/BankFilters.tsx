import { LINE_STATES } from '../../../shared/bank/bank';
import { ChoiceFilter } from '../kit/components/ChoiceFilter';
import { DayFilters } from '../kit/components/DayFilters';
import { ExportMenu } from '../kit/components/ExportMenu';
import { ClearFilters, FilterBar } from '../kit/components/FilterBar';
import { SearchFilter } from '../kit/components/SearchFilter';
import type { FilterValues } from '../kit/hooks/useFilters';
import { useTrad } from '../kit/utils/trad';

interface Props {
  filters: FilterValues;
  set: (changes: FilterValues, replace?: boolean) => void;
  clear: () => void;
}

/** The filters of the bank's lines, and their export. */
export const BankFilters = ({ filters, set, clear }: Props) => {
  const { t } = useTrad();
  const { search, state, from, to } = filters;
  const states = ['waiting', ...LINE_STATES, 'all'] as const;
  const exported = { ...filters, state: state === 'all' ? undefined : state };
  return (
    <FilterBar
      end={<ExportMenu what={[{ label: 'bank.lines', path: 'bank-lines', filters: exported }]} />}
    >
      <ChoiceFilter
        name="state"
        label={t('bank.column.state')}
        width="20rem"
        value={state}
        choices={states.map((one) => ({ value: one, label: t(`bank.filter.${one}`) }))}
        onChange={set}
      />
      <SearchFilter
        value={search}
        label={t('bank.search')}
        placeholder={t('bank.search.placeholder')}
        width="24rem"
        onChange={set}
      />
      <DayFilters
        filters={filters}
        labels={{ from: t('bank.from'), to: t('bank.to') }}
        onChange={set}
      />
      <ClearFilters of={[search, from, to]} onClear={clear} />
    </FilterBar>
  );
};
