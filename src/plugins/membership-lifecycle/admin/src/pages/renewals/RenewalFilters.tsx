import { useState } from 'react';
import type { FormEvent } from 'react';
import { Box, Button, Flex, Searchbar, SearchForm } from '@strapi/design-system';
import { ChoiceFilter } from '../../components/ChoiceFilter';
import { DayInput } from '../../components/DayInput';
import { Labelled } from '../../components/Labelled';
import type { FilterValues } from '../../hooks/useFilters';
import { useGetTiersQuery } from '../../services/memberships';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';

interface Props {
  filters: FilterValues;
  onChange: (changes: FilterValues) => void;
  onClear: () => void;
}

const NAMES = [
  'search',
  'stage',
  'tier',
  'overdue',
  'missingPrice',
  'endsAfter',
  'endsBefore',
] as const;

/** What to keep of the renewals; every field says its name, and all can be cleared at once. */
export const RenewalFilters = ({ filters, onChange, onClear }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { data: tiers = [] } = useGetTiersQuery();
  const choices = {
    tier: tiers.map(({ code, names }) => ({ value: code, label: text(names) || code })),
    overdue: [{ value: 'true', label: t('filter.overdue-only') }],
    missingPrice: [{ value: 'true', label: t('filter.missing-price-only') }],
  };
  const [typed, setTyped] = useState(filters.search ?? '');
  return (
    <Flex gap={3} wrap="wrap" alignItems="end">
      <Box width="22rem">
        <SearchForm
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            onChange({ search: typed });
          }}
        >
          <Searchbar
            name="search"
            size="S"
            value={typed}
            placeholder={t('filter.search.placeholder')}
            clearLabel={t('action.clear')}
            onClear={() => {
              setTyped('');
              onChange({ search: '' });
            }}
            onChange={({ target }) => setTyped(target.value)}
          >
            {t('filter.search')}
          </Searchbar>
        </SearchForm>
      </Box>
      {(['tier', 'overdue', 'missingPrice'] as const).map((name) => (
        <Box key={name} width="14rem">
          <ChoiceFilter
            name={name}
            value={filters[name]}
            choices={choices[name]}
            onChange={onChange}
          />
        </Box>
      ))}
      {(['endsAfter', 'endsBefore'] as const).map((name) => (
        <Box key={name} width="17rem">
          <Labelled label={t(`filter.${name}`)}>
            <DayInput
              size="S"
              value={filters[name] ?? ''}
              onChange={(value) => onChange({ [name]: value })}
            />
          </Labelled>
        </Box>
      ))}
      {NAMES.some((name) => filters[name]) ? (
        <Button variant="ghost" size="S" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </Flex>
  );
};
