import { Box, Button, Flex, Searchbar, SearchForm } from '@strapi/design-system';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { ScheduleFacet } from '../../../../shared/renewals/schedule';
import type { FilterValues } from '../../kit/hooks/useFilters';
import { useTrad } from '../../kit/utils/trad';

interface Props {
  filters: FilterValues;
  onChange: (changes: FilterValues) => void;
  onClear: () => void;
}

export const FACETS: readonly ScheduleFacet[] = [
  'letter',
  'status',
  'renewal',
  'right',
  'left-out',
];

/** What to keep of the coming days. */
export const ScheduleFilters = ({ filters, onChange, onClear }: Props) => {
  const { t } = useTrad();
  const [typed, setTyped] = useState(filters.search ?? '');
  return (
    <Flex role="group" aria-label={t('filter.bar')} gap={3} wrap="wrap" alignItems="center">
      <Box width="24rem">
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
      <Flex role="group" aria-label={t('schedule.facets')} gap={2} wrap="wrap">
        {FACETS.map((facet) => (
          <Button
            key={facet}
            size="S"
            variant={filters.facet === facet ? 'secondary' : 'tertiary'}
            aria-pressed={filters.facet === facet}
            onClick={() => onChange({ facet: filters.facet === facet ? '' : facet })}
          >
            {t(`schedule.facet.${facet}`)}
          </Button>
        ))}
      </Flex>
      {['search', 'facet', 'day', 'from', 'to'].some((name) => filters[name]) ? (
        <Button
          variant="ghost"
          size="S"
          onClick={() => {
            setTyped('');
            onClear();
          }}
        >
          {t('filter.clear')}
        </Button>
      ) : null}
    </Flex>
  );
};
