import { Button, Flex, Typography } from '@strapi/design-system';
import { Bar } from '../kit/components/Bar';
import { useTrad } from '../kit/utils/trad';
import type { Bulk } from './useBulk';

/** How far a command on many is, in a bar and in words, and a way to stop it. */
export const BulkProgress = ({ bulk }: { bulk: Omit<Bulk, 'run'> }) => {
  const { t } = useTrad();
  const { handled, total, stopping } = bulk;
  const words = t('bulk.progress', { handled, total });
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography aria-live="polite">{stopping ? t('bulk.stopping') : words}</Typography>
      <Bar value={handled} max={total} label={t('bulk.running')} text={words} />
      <Flex>
        <Button variant="tertiary" disabled={stopping} onClick={bulk.stop}>
          {t('bulk.stop')}
        </Button>
      </Flex>
    </Flex>
  );
};
