import { Flex, Typography } from '@strapi/design-system';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { useCounterText } from '../../kit/hooks/useCounterText';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { WidgetList } from '../../kit/widgets/WidgetList';
import { countersWith } from '../../kit/widgets/places';
import { TodayBody } from './TodayBody';

/** The counters that are nearly used up, those with the least left first. */
export const NearlyUsedUp = () => {
  const { t } = useTrad();
  const format = useFormat();
  const textOf = useCounterText();
  return (
    <TodayBody quiet={({ counters }) => (counters.count === 0 ? t('widget.counters.none') : null)}>
      {({ counters }) => (
        <WidgetList
          summary={t('widget.counters.summary', { count: counters.count })}
          label={t('widget.counters.first')}
          more={t('widget.counters.all', { count: counters.count })}
          to={countersWith({ use: 'nearly' })}
        >
          {counters.first.map((counter) => (
            <Flex key={counter.id} tag="li" justifyContent="space-between" gap={3}>
              <Flex direction="column" alignItems="start">
                <MembershipLink id={counter.membershipId} tab="rights">
                  {counter.organisation || counter.reference}
                </MembershipLink>
                <Typography variant="pi" textColor="neutral600">
                  {format.text(counter.names) || counter.benefit}
                </Typography>
              </Flex>
              <Typography variant="pi" textColor="neutral600" style={{ whiteSpace: 'nowrap' }}>
                {textOf(counter).used}
              </Typography>
            </Flex>
          ))}
        </WidgetList>
      )}
    </TodayBody>
  );
};
