import { Button, Flex } from '@strapi/design-system';
import { SCHEDULE_FACETS } from '../../../../shared/renewals/schedule';
import { ClearFilters } from '../../kit/components/FilterBar';
import { SearchFilter } from '../../kit/components/SearchFilter';
import type { FilterValues } from '../../kit/hooks/useFilters';
import { useTrad } from '../../kit/utils/trad';

interface Props {
  filters: FilterValues;
  onChange: (changes: FilterValues) => void;
  onClear: () => void;
}

/** The filters of the coming days. */
export const ScheduleFilters = ({ filters, onChange, onClear }: Props) => {
  const { t } = useTrad();
  const { search, facet: chosen, day, from, to } = filters;
  return (
    <Flex role="group" aria-label={t('filter.bar')} gap={3} wrap="wrap" alignItems="center">
      <SearchFilter width="24rem" value={search} onChange={onChange} />
      <Flex role="group" aria-label={t('schedule.facets')} gap={2} wrap="wrap">
        {SCHEDULE_FACETS.map((facet) => (
          <Button
            key={facet}
            size="S"
            variant={chosen === facet ? 'secondary' : 'tertiary'}
            aria-pressed={chosen === facet}
            onClick={() => onChange({ facet: chosen === facet ? '' : facet })}
          >
            {t(`schedule.facet.${facet}`)}
          </Button>
        ))}
      </Flex>
      <ClearFilters of={[search, chosen, day, from, to]} onClear={onClear} />
    </Flex>
  );
};
