import { Flex, Typography } from '@strapi/design-system';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { WidgetList } from '../../kit/widgets/WidgetList';
import { WithoutFrame } from '../../kit/widgets/WithoutFrame';
import { privacyPage } from '../../kit/widgets/places';
import { useGetRetentionQuery } from '../api';

/** Data that are past their retention; hidden while there are none. */
export const DueErasures = () => {
  const { t } = useTrad();
  const { number } = useFormat();
  const { data } = useGetRetentionQuery();
  if (!data || data.total === 0) return <WithoutFrame id="due-erasures" />;
  return (
    <WidgetList
      summary={t('widget.erasures.count', { count: data.total })}
      label={t('widget.erasures.title')}
      more={t('widget.erasures.all')}
      to={privacyPage}
    >
      {data.lines
        .filter(({ count }) => count > 0)
        .map(({ category, count }) => (
          <Flex key={category} tag="li" justifyContent="space-between" gap={3}>
            <Typography>{t(`privacy.retention.category.${category}`)}</Typography>
            <Typography variant="pi" textColor="neutral600">
              {number(count)}
            </Typography>
          </Flex>
        ))}
    </WidgetList>
  );
};
