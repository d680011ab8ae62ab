import { Button, Flex } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useTrad } from '../utils/trad';

/** The filters of a list, side by side. */
export const FilterBar = ({ children }: { children: ReactNode }) => {
  const { t } = useTrad();
  return (
    <Flex role="group" aria-label={t('filter.bar')} gap={3} wrap="wrap" alignItems="end">
      {children}
    </Flex>
  );
};

interface ClearProps {
  /** The filters' values: without any there is nothing to clear. */
  of: readonly (string | undefined)[];
  onClear: () => void;
}

/** Clears the filters of a list, while one is set. */
export const ClearFilters = ({ of, onClear }: ClearProps) => {
  const { t } = useTrad();
  return of.some(Boolean) ? (
    <Button variant="ghost" size="S" onClick={onClear}>
      {t('filter.clear')}
    </Button>
  ) : null;
};
