import { Flex } from '@strapi/design-system';
import { MEMBER_OFFICES } from '../../../../shared/membership/member-list';
import { plusDays } from '../../kit/utils/days';
import { useTrad } from '../../kit/utils/trad';
import { FigureLink } from '../../kit/widgets/FigureLink';
import { WholeHeight } from '../../kit/widgets/WholeHeight';
import { membersWith, renewalsWith, scheduleWith } from '../../kit/widgets/places';
import { CallsToIssue } from './CallsToIssue';
import { TodayBody } from './TodayBody';

/**
 * The calls to issue, and the renewals that need a hand today, by reason; one may have several. What
 * was noted for a day and could not be done is told here too, notes whose day has come, and members
 * for whom nobody speaks or soon will: each a line of its own when there is any.
 */
export const RenewalsToday = () => {
  const { t } = useTrad();
  return (
    <TodayBody
      quiet={({ renewals, calls, scheduled, notes, offices }) =>
        [
          ...[renewals.total, calls.count, scheduled.waiting, notes.due],
          ...Object.values(offices),
        ].every((count) => count === 0)
          ? t('widget.renewals.none')
          : null
      }
    >
      {({ renewals, calls, scheduled, notes, offices, on }) => {
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
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            <WholeHeight id="renewals-today" />
            {calls.count > 0 ? <CallsToIssue calls={calls} /> : null}
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
              {notes.due > 0 ? (
                <FigureLink
                  figure={String(notes.due)}
                  label={t('widget.renewals.notes', { count: notes.due })}
                  to={scheduleWith({ facet: 'note', day: on })}
                />
              ) : null}
              {MEMBER_OFFICES.filter((office) => offices[office] > 0).map((office) => (
                <FigureLink
                  key={office}
                  figure={String(offices[office])}
                  label={t(`widget.office.${office}`, { count: offices[office] })}
                  to={membersWith({ office })}
                />
              ))}
            </Flex>
          </Flex>
        );
      }}
    </TodayBody>
  );
};
