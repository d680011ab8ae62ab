import { Flex } from '@strapi/design-system';
import { plusDays } from '../../kit/utils/days';
import { useTrad } from '../../kit/utils/trad';
import { FigureLink } from '../../kit/widgets/FigureLink';
import { renewalsWith } from '../../kit/widgets/places';
import { TodayBody } from './TodayBody';

/** The renewals that need a hand today, by reason; one may have several. */
export const RenewalsToday = () => {
  const { t } = useTrad();
  return (
    <TodayBody quiet={({ renewals }) => (renewals.total === 0 ? t('widget.renewals.none') : null)}>
      {({ renewals, on }) => {
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
          </Flex>
        );
      }}
    </TodayBody>
  );
};
