import { Box } from '@strapi/design-system';
import { Notice } from '../../kit/components/Notice';
import { useTrad } from '../../kit/utils/trad';

const bringUp = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'start' });

/** Asks to read a plan that came after the sending button was pressed; stands above that plan. */
export const ReadFirst = () => {
  const { t } = useTrad();
  return (
    <Box ref={bringUp} role="status">
      <Notice tone="primary">{t('command-plan.read-first')}</Notice>
    </Box>
  );
};
