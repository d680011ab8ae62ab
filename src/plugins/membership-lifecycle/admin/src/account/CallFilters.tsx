import { Button } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { CALL_STATES, LISTED_KINDS } from '../../../shared/account/calls';
import { DEPOSIT_FILTERS } from '../../../shared/core/deposits';
import { ChoiceFilter } from '../kit/components/ChoiceFilter';
import { DayFilters } from '../kit/components/DayFilters';
import { ExportMenu } from '../kit/components/ExportMenu';
import { ClearFilters, FilterBar } from '../kit/components/FilterBar';
import { SearchFilter } from '../kit/components/SearchFilter';
import { useFilters } from '../kit/hooks/useFilters';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

/** Shows the due days for which a figure led here, and takes that filter away. */
const DueDays = () => {
  const { t } = useTrad();
  const format = useFormat();
  const { filters, set } = useFilters();
  const { dueFrom, dueTo } = filters;
  if (!dueFrom && !dueTo) return null;
  const from = dueFrom ? format.shortDay(dueFrom) : '';
  const to = dueTo ? format.shortDay(dueTo) : '';
  const which = from && to ? 'between' : from ? 'from' : 'to';
  const said = t(`calls.due.${which}`, { from, to });
  return (
    <Button
      size="S"
      variant="secondary"
      endIcon={<Cross aria-hidden />}
      aria-label={t('calls.due.remove', { due: said })}
      onClick={() => set({ dueFrom: '', dueTo: '' })}
    >
      {said}
    </Button>
  );
};

/** The filters of calls and credit notes, and their export. */
export const CallFilters = () => {
  const { t } = useTrad();
  const { filters, set, clear } = useFilters();
  const { search, kind, state, deposit, from, to, dueFrom, dueTo } = filters;
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
      <DayFilters
        filters={filters}
        labels={{ from: t('calls.from'), to: t('calls.to') }}
        onChange={set}
      />
      <DueDays />
      <ClearFilters of={[search, kind, state, deposit, from, to, dueFrom, dueTo]} onClear={clear} />
    </FilterBar>
  );
};
