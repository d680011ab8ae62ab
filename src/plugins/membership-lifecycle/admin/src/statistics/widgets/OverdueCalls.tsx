import { Flex, Typography } from '@strapi/design-system';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { WidgetList } from '../../kit/widgets/WidgetList';
import { duesWith } from '../../kit/widgets/places';
import { TodayBody } from './TodayBody';

/** The calls past their due date: how much is missing, and the oldest of them. */
export const OverdueCalls = () => {
  const { t } = useTrad();
  const format = useFormat();
  return (
    <TodayBody quiet={({ overdue }) => (overdue.count === 0 ? t('widget.overdue.none') : null)}>
      {({ overdue }) => (
        <WidgetList
          summary={t('widget.overdue.summary', {
            count: overdue.count,
            left: format.money(overdue.left),
          })}
          label={t('widget.overdue.oldest')}
          more={t('widget.overdue.all', { count: overdue.count })}
          to={duesWith({ overdue: 'true' })}
        >
          {overdue.first.map((call) => (
            <Flex key={call.id} tag="li" justifyContent="space-between" gap={3}>
              <MembershipLink id={call.membershipId} tab="dues">
                {call.organisation || call.reference}
              </MembershipLink>
              <Typography variant="pi" textColor="neutral600" style={{ whiteSpace: 'nowrap' }}>
                {t('widget.overdue.line', {
                  left: format.money(call.left),
                  count: call.daysLate,
                })}
              </Typography>
            </Flex>
          ))}
        </WidgetList>
      )}
    </TodayBody>
  );
};
