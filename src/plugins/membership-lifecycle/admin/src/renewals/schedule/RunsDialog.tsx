import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Play } from '@strapi/icons';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { PageBody } from '../../kit/components/PageBody';
import { Sheet } from '../../kit/components/Sheet';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { useCan } from '../../kit/utils/can';
import { useTrad } from '../../kit/utils/trad';
import { useGetRunsQuery, useRunDailyMutation } from '../api/renewals';
import { RunLine } from './RunLine';

/** The last daily runs, what failed in them, and a way to run today's now. */
export const RunsDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTrad();
  const canManage = useCan(PERMISSIONS.membershipManage);
  const query = useGetRunsQuery();
  const [run] = useRunDailyMutation();
  const { pending, submit } = useSubmit({ aside: true });

  const launch = () =>
    submit(() => run().unwrap(), {
      done: ({ actions }) => t('runs.launched', { count: actions }),
    });

  return (
    <Sheet
      title={t('runs.title')}
      onClose={onClose}
      footer={
        <>
          <Button variant="tertiary" onClick={onClose}>
            {t('action.close')}
          </Button>
          {canManage ? (
            <Button
              startIcon={<Play aria-hidden />}
              loading={pending}
              onClick={() => void launch()}
            >
              {t('runs.launch')}
            </Button>
          ) : null}
        </>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p" textColor="neutral600">
          {t('runs.help')}
        </Typography>
        <PageBody query={query}>
          {(runs) =>
            runs.length > 0 ? (
              // Focusable, so that the keyboard can scroll a list without links.
              <Box role="group" aria-label={t('runs.title')} tabIndex={0}>
                {runs.map((one) => (
                  <RunLine key={one.id} run={one} />
                ))}
              </Box>
            ) : (
              <Typography>{t('runs.empty')}</Typography>
            )
          }
        </PageBody>
      </Flex>
    </Sheet>
  );
};
