import { Button, Flex, Typography } from '@strapi/design-system';
import { useTrad } from '../utils/trad';

interface Props {
  page: number;
  pageCount: number;
  onPage: (page: number) => void;
  /** Labels of the buttons, where « previous » and « next » are not clear enough. */
  back?: string;
  on?: string;
  disabled?: boolean;
}

/** Pages of a list that is not in the address; hidden for a single page. */
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
