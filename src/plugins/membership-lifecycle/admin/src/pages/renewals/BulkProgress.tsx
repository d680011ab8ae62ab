import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useTrad } from '../../utils/trad';
import type { Bulk } from './useBulk';

/** How far a command on many is, in a bar and in words, and a way to stop it. */
export const BulkProgress = ({ bulk }: { bulk: Bulk }) => {
  const { t } = useTrad();
  const { handled, total, stopping } = bulk;
  const words = t('bulk.progress', { handled, total });
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography aria-live="polite">{stopping ? t('bulk.stopping') : words}</Typography>
      <Box
        role="progressbar"
        aria-label={t('bulk.running')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={handled}
        aria-valuetext={words}
        background="neutral150"
        hasRadius
        height="0.8rem"
        overflow="hidden"
      >
        <Box
          height="100%"
          background="primary600"
          style={{ width: `${total > 0 ? (handled / total) * 100 : 0}%` }}
        />
      </Box>
      <Flex>
        <Button variant="tertiary" disabled={stopping} onClick={bulk.stop}>
          {t('bulk.stop')}
        </Button>
      </Flex>
    </Flex>
  );
};
