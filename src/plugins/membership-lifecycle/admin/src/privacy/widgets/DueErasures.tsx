import { Flex, Link, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import type { RetentionLine, RetentionView } from '../../../../shared/privacy/privacy';
import { useOpensMembers } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { Calm } from '../../kit/widgets/Calm';
import { WidgetList } from '../../kit/widgets/WidgetList';
import { WithoutFrame } from '../../kit/widgets/WithoutFrame';
import { privacyPage } from '../../kit/widgets/places';
import { useGetRetentionQuery } from '../api';

type Counted = Pick<RetentionLine, 'category' | 'count'>;

const Lines = ({ summary, lines }: { summary: string; lines: readonly Counted[] }) => {
  const { t } = useTrad();
  const { number } = useFormat();
  return (
    <WidgetList
      summary={summary}
      label={t('widget.erasures.title')}
      more={t('widget.erasures.all')}
      to={privacyPage}
    >
      {lines
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

/** With nothing to erase: what will be past its duration next. */
const Soon = ({ on, lines }: RetentionView['soon']) => {
  const { t } = useTrad();
  const { day } = useFormat();
  const count = lines.reduce((sum, line) => sum + line.count, 0);
  if (count > 0) {
    return <Lines summary={t('widget.erasures.soon', { count, on: day(on) })} lines={lines} />;
  }
  return (
    <Flex direction="column" alignItems="stretch" height="100%" width="100%">
      <Calm>{t('widget.erasures.none', { on: day(on) })}</Calm>
      <Link tag={NavLink} to={privacyPage}>
        {t('privacy.title')}
      </Link>
    </Flex>
  );
};

/** Data that are past their retention; hidden without any from those whose day is the members. */
export const DueErasures = () => {
  const { t } = useTrad();
  const alone = !useOpensMembers();
  const { data, isLoading } = useGetRetentionQuery();
  const isDue = data !== undefined && data.total > 0;
  if (!alone && !isDue) return <WithoutFrame id="due-erasures" />;
  if (isLoading) return <Widget.Loading>{t('widget.loading')}</Widget.Loading>;
  if (!data) return <Widget.Error>{t('widget.error')}</Widget.Error>;
  if (!isDue) return <Soon {...data.soon} />;
  return <Lines summary={t('widget.erasures.count', { count: data.total })} lines={data.lines} />;
};
