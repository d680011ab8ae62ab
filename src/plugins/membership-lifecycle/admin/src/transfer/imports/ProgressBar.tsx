import { Box, Flex, Typography } from '@strapi/design-system';
import type { ImportProgress } from '../../../../shared/transfer/imports';
import { Bar } from '../../kit/components/Bar';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

/** The server's progress with a file, in a bar and in words. */
export const ProgressBar = ({ progress }: { progress: ImportProgress }) => {
  const { t } = useTrad();
  const { number } = useFormat();
  const { phase, done, total } = progress;
  const said = t(`imports.phase.${phase}`);
  const words =
    phase === 'checking'
      ? t('imports.progress', { what: said, done: number(done), total: number(total) })
      : said;
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography aria-live="polite">{words}</Typography>
        <Bar value={done} max={total} label={t('imports.progress.label')} text={words} />
        <Typography variant="pi" textColor="neutral600">
          {t('imports.progress.help')}
        </Typography>
      </Flex>
    </Box>
  );
};
