import { Box, Flex, Typography } from '@strapi/design-system';
import type { RunView } from '../../../../shared/renewals/daily';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { StateBadge } from '../../kit/components/StateBadge';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

const stateOf = ({ finishedAt, failures }: RunView): 'running' | 'failed' | 'done' => {
  if (!finishedAt) return 'running';
  return failures.length > 0 ? 'failed' : 'done';
};
const TONES = { running: 'secondary', failed: 'danger', done: 'success' } as const;

/** One daily run. */
export const RunLine = ({ run }: { run: RunView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const state = stateOf(run);
  return (
    <Box
      borderColor="neutral150"
      borderStyle="solid"
      borderWidth="1px 0 0 0"
      paddingTop={3}
      paddingBottom={4}
    >
      <Flex gap={3} wrap="wrap">
        <Typography fontWeight="semiBold">{format.day(run.on)}</Typography>
        <StateBadge tone={TONES[state]}>{t(`run.${state}`)}</StateBadge>
        <Typography textColor="neutral600">
          {t('run.summary', { processed: run.processed, actions: run.actions })}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {format.moment(run.startedAt)}
        </Typography>
      </Flex>
      {run.failures.length > 0 ? (
        <Flex tag="ul" direction="column" alignItems="start" gap={1} paddingTop={2}>
          {run.failures.map((failure) => (
            <Typography key={failure.membershipId} tag="li" textColor="danger700">
              <MembershipLink id={failure.membershipId}>{t('run.see')}</MembershipLink>{' '}
              {failure.error}
            </Typography>
          ))}
        </Flex>
      ) : null}
    </Box>
  );
};
