import { Button, Flex, Typography } from '@strapi/design-system';
import { ListFooter } from '../../../kit/components/ListFooter';
import { PageBody } from '../../../kit/components/PageBody';
import { SearchFilter } from '../../../kit/components/SearchFilter';
import type { FilterValues } from '../../../kit/hooks/useFilters';
import { useTrad } from '../../../kit/utils/trad';
import { useGetImportLinesQuery } from '../../api';
import { LineTable } from './LineTable';

interface Props {
  id: string;
  filters: FilterValues;
  onChange: (changes: Record<string, string>) => void;
  onClear: () => void;
}

/** The lines of a file, as filters of the address ask for them. */
export const LineList = ({ id, filters, onChange, onClear }: Props) => {
  const { t } = useTrad();
  const { outcome, reason, search, page, pageSize } = filters;
  const query = useGetImportLinesQuery({
    id,
    filters: { outcome, reason, search, page, pageSize },
  });
  const total = query.data?.meta.pagination.total ?? 0;
  return (
    <section aria-label={t('imports.lines')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h2">
          {t('imports.lines')}
        </Typography>
        <Flex role="group" aria-label={t('filter.bar')} gap={3} wrap="wrap">
          <SearchFilter
            key={search}
            value={search}
            label={t('imports.lines.search')}
            placeholder={t('imports.lines.search.placeholder')}
            onChange={onChange}
          />
          {outcome || reason || search ? (
            <Button variant="ghost" size="S" onClick={onClear}>
              {t('filter.clear')}
            </Button>
          ) : null}
          <Typography role="status" textColor="neutral600">
            {query.data ? t('imports.lines.found', { count: total }) : ''}
          </Typography>
        </Flex>
        <PageBody query={query}>
          {({ data, meta }) => (
            <div>
              <LineTable lines={data} loading={query.isFetching} />
              <ListFooter pagination={meta.pagination} />
            </div>
          )}
        </PageBody>
      </Flex>
    </section>
  );
};
