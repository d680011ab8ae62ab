import { Box, Button, Flex } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useTrad } from '../utils/trad';

interface Props {
  /** Actions on the filtered list, such as its export, at the end of the line. */
  end?: ReactNode;
  children: ReactNode;
}

/** The filters of a list, side by side. */
export const FilterBar = ({ end, children }: Props) => {
  const { t } = useTrad();
  return (
    <Flex role="group" aria-label={t('filter.bar')} gap={3} wrap="wrap" alignItems="end">
      {children}
      {end ? <Box marginLeft="auto">{end}</Box> : null}
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
