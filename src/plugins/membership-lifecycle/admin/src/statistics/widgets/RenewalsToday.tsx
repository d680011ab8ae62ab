import { Flex } from '@strapi/design-system';
import { plusDays } from '../../kit/utils/days';
import { useTrad } from '../../kit/utils/trad';
import { FigureLink } from '../../kit/widgets/FigureLink';
import { renewalsWith, scheduleWith } from '../../kit/widgets/places';
import { TodayBody } from './TodayBody';

/**
 * The renewals that need a hand today, by reason; one may have several. What was noted for a day
 * and could not be done is told here too: a line of its own when there is any.
 */
export const RenewalsToday = () => {
  const { t } = useTrad();
  return (
    <TodayBody
      quiet={({ renewals, scheduled }) =>
        renewals.total + scheduled.waiting === 0 ? t('widget.renewals.none') : null
      }
    >
      {({ renewals, scheduled, on }) => {
        const prepare: Record<string, string> = renewals.stageId
          ? { stage: renewals.stageId }
          : { attention: 'true' };
        const lines = [
          ['total', renewals.total, { attention: 'true' }],
          ['to-prepare', renewals.toPrepare, prepare],
          ['overdue', renewals.overdue, { overdue: 'true' }],
          ['unanswered', renewals.unanswered, { unanswered: 'true', endsBefore: plusDays(on, -1) }],
        ] as const;
        return (
          <Flex tag="ul" direction="column" alignItems="stretch" gap={4} width="100%">
            {lines.map(([name, count, query]) => (
              <FigureLink
                key={name}
                figure={String(count)}
                label={t(`widget.renewals.${name}`, { count })}
                to={count > 0 ? renewalsWith(query) : null}
              />
            ))}
            {scheduled.waiting > 0 ? (
              <FigureLink
                figure={String(scheduled.waiting)}
                label={t('widget.renewals.scheduled', { count: scheduled.waiting })}
                to={scheduleWith({ facet: 'scheduled' })}
              />
            ) : null}
          </Flex>
        );
      }}
    </TodayBody>
  );
};
