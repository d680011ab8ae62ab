import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { WidgetList } from '../../kit/widgets/WidgetList';
import { WithoutFrame } from '../../kit/widgets/WithoutFrame';
import { FRESH } from '../../kit/widgets/fresh';
import { useGetOccasionsQuery } from '../api';
import { OCCASIONS } from '../places';
import { useWhen } from '../useWhen';

/** Drafts are not announced, and cancelled ones do not take place. */
const FIRST = { state: 'published', pageSize: '4' };

/** The next events and programmes, with their places; hidden while there is none. */
export const ComingOccasions = () => {
  const { t } = useTrad();
  const { text } = useFormat();
  const whenOf = useWhen();
  const { data } = useGetOccasionsQuery(FIRST, FRESH);
  const count = data?.meta.pagination.total ?? 0;
  if (!data || count === 0) return <WithoutFrame id="coming-occasions" />;
  return (
    <WidgetList
      summary={t('widget.occasions.count', { count })}
      label={t('widget.occasions.title')}
      more={t('widget.occasions.all')}
      to={OCCASIONS}
    >
      {data.data.map(({ id, titles, taken, capacity, ...span }) => (
        <Flex key={id} tag="li" direction="column" alignItems="start">
          <Link tag={NavLink} to={`${OCCASIONS}/${id}`}>
            {text(titles)}
          </Link>
          <Typography variant="pi" textColor="neutral600">
            {[
              whenOf(span).days,
              capacity === null
                ? t('occasion.taken', { taken })
                : t('occasion.taken-of', { taken, capacity }),
            ].join(' · ')}
          </Typography>
        </Flex>
      ))}
    </WidgetList>
  );
};
