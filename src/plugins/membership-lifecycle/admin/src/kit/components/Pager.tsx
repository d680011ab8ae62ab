import { Button, Flex, Typography } from '@strapi/design-system';
import { useTrad } from '../utils/trad';

interface Props {
  page: number;
  pageCount: number;
  onPage: (page: number) => void;
  /** What leads back and on, where « previous » and « next » say too little. */
  back?: string;
  on?: string;
  disabled?: boolean;
}

/** From one page to the next of a list that has no address of its own; nothing for a single page. */
export const Pager = ({ page, pageCount, onPage, back, on, disabled = false }: Props) => {
  const { t } = useTrad();
  if (pageCount <= 1) return null;
  return (
    <Flex justifyContent="space-between" gap={2}>
      <Button
        size="S"
        variant="tertiary"
        disabled={disabled || page <= 1}
        onClick={() => onPage(page - 1)}
      >
        {back ?? t('pager.back')}
      </Button>
      <Typography variant="pi" role="status">
        {t('pager.page', { page, count: pageCount })}
      </Typography>
      <Button
        size="S"
        variant="tertiary"
        disabled={disabled || page >= pageCount}
        onClick={() => onPage(page + 1)}
      >
        {on ?? t('pager.on')}
      </Button>
    </Flex>
  );
};
