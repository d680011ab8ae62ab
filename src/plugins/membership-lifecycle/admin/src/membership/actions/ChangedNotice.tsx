import { Box, Flex, Typography } from '@strapi/design-system';
import type { ChangedMeanwhile, MembershipView } from '../../../../shared/core/membership';
import { Fact } from '../../kit/components/Fact';
import { Notice } from '../../kit/components/Notice';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ActivityLine } from '../panels/ActivityLine';

interface Props {
  changed: ChangedMeanwhile;
  /** The membership as it is now. */
  view: MembershipView;
}

/** The changes of somebody else while the form was open, and the membership's present state. */
export const ChangedNotice = ({ changed, view }: Props) => {
  const { t } = useTrad();
  const { text, money } = useFormat();
  const owed = view.dues
    .filter(({ state }) => state === 'open' || state === 'overdue')
    .reduce((sum, { remaining }) => sum + remaining, 0);
  return (
    <Box role="alert">
      <Notice tone="warning" title={t('changed.title', { by: text(changed.by) })}>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
          {changed.activities.map((activity) => (
            <li key={activity.id}>
              <ActivityLine activity={activity} view={view} />
            </li>
          ))}
        </Flex>
        <Flex direction="column" alignItems="stretch" gap={1} paddingTop={3} paddingBottom={3}>
          <Fact label={t('changed.status')}>{t(`status.${view.status}`)}</Fact>
          {view.renewal ? (
            <Fact label={t('changed.stage')}>{text(view.renewal.stage.names)}</Fact>
          ) : null}
          <Fact label={t('changed.owed')}>{money(owed)}</Fact>
        </Flex>
        <Typography>{t('changed.help')}</Typography>
      </Notice>
    </Box>
  );
};
