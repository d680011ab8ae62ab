import { Flex, Link, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { useCounterText } from '../../kit/hooks/useCounterText';
import { useOpensMembers } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { Calm } from '../../kit/widgets/Calm';
import { WidgetList } from '../../kit/widgets/WidgetList';
import { WithoutFrame } from '../../kit/widgets/WithoutFrame';
import { FRESH } from '../../kit/widgets/fresh';
import { countersWith } from '../../kit/widgets/places';
import { useGetCountersQuery } from '../api';

const NEARLY = { use: 'nearly' } as const;
const EXHAUSTED = { use: 'exhausted' } as const;
const SHOWN = '3';

const Nearly = () => {
  const { t } = useTrad();
  const format = useFormat();
  const textOf = useCounterText();
  const { data, isLoading } = useGetCountersQuery({ ...NEARLY, pageSize: SHOWN }, FRESH);
  if (isLoading) return <Widget.Loading>{t('widget.loading')}</Widget.Loading>;
  if (!data) return <Widget.Error>{t('widget.error')}</Widget.Error>;
  const count = data.meta.pagination.total;
  if (count === 0) return <Calm>{t('widget.counters.none')}</Calm>;
  return (
    <WidgetList
      summary={t('widget.counters.summary', { count })}
      label={t('widget.counters.first')}
      more={t('widget.counters.all', { count })}
      to={countersWith(NEARLY)}
    >
      {data.data.map((counter) => (
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
  );
};

/** How many counters are used up, with the way to them; hidden while there is none. */
const UsedUp = () => {
  const { t } = useTrad();
  const { data } = useGetCountersQuery({ ...EXHAUSTED, pageSize: '1' }, FRESH);
  const count = data?.meta.pagination.total ?? 0;
  return count === 0 ? null : (
    <Link tag={NavLink} to={countersWith(EXHAUSTED)}>
      {t('widget.counters.exhausted', { count })}
    </Link>
  );
};

const Counters = () => (
  <Flex direction="column" alignItems="stretch" gap={2} height="100%">
    <Nearly />
    <UsedUp />
  </Flex>
);

/** The counters that are nearly used up, those with the least left first, and how many are used up. */
export const NearlyUsedUp = () =>
  useOpensMembers() ? <Counters /> : <WithoutFrame id="nearly-used-up" />;
