import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { Duty, OperationsView } from '../../../../shared/operations/operations';
import { useTrad, type Translate } from '../../kit/utils/trad';
import { WithoutFrame } from '../../kit/widgets/WithoutFrame';
import { FRESH } from '../../kit/widgets/fresh';
import { messagesWaiting, schedulePage } from '../../kit/widgets/places';
import { useGetOperationsQuery } from '../api/operations';

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** The remedy of each kind of late work. */
const REMEDIES: Partial<Record<Duty, { to: string; text: string }>> = {
  'daily-run': { to: schedulePage, text: 'widget.late.daily-run.do' },
  messages: { to: messagesWaiting, text: 'widget.late.messages.do' },
};

const since = (t: Translate, seconds: number): string =>
  seconds < 2 * DAY
    ? t('widget.late.hours', { count: Math.floor(seconds / HOUR) })
    : t('widget.late.days', { count: Math.floor(seconds / DAY) });

const sentence = (t: Translate, duty: Duty, view: OperationsView): string => {
  if (duty === 'daily-run') {
    const { ageSeconds } = view.dailyRun;
    if (ageSeconds === null) return t('widget.late.daily-run.never');
    return t('widget.late.daily-run', { since: since(t, ageSeconds) });
  }
  const { count, oldestAgeSeconds } = view[duty];
  return t(`widget.late.${duty}`, { count, since: since(t, oldestAgeSeconds ?? 0) });
};

/** Background work that is late; hidden while there is none. */
export const RunningLate = () => {
  const { t } = useTrad();
  const { data } = useGetOperationsQuery(undefined, FRESH);
  if (!data || data.late.length === 0) return <WithoutFrame id="running-late" />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {data.late.map((duty) => {
          const remedy = REMEDIES[duty];
          return (
            <Flex key={duty} tag="li" direction="column" alignItems="start" gap={1}>
              <Typography>{sentence(t, duty, data)}</Typography>
              {remedy ? (
                <Link tag={NavLink} to={remedy.to}>
                  {t(remedy.text)}
                </Link>
              ) : null}
            </Flex>
          );
        })}
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {t('widget.late.help')}
      </Typography>
    </Flex>
  );
};
