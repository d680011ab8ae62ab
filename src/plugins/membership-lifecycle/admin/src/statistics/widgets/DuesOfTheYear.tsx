import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { Fact } from '../../kit/components/Fact';
import { UsageBar } from '../../kit/components/UsageBar';
import { useCan } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { dashboardOf, duesWith } from '../../kit/widgets/places';
import { TodayBody } from './TodayBody';

/** The sums of the calls due this year, and of the payments on them. */
export const DuesOfTheYear = () => {
  const { t } = useTrad();
  const format = useFormat();
  const mayRead = useCan(PERMISSIONS.statisticsRead);
  return (
    <TodayBody
      quiet={({ dues }) =>
        dues.expected === 0 ? t('widget.dues.none', { year: `${dues.year}` }) : null
      }
    >
      {({ dues }) => {
        const { expected, received } = dues;
        const left = expected - received;
        const year = String(dues.year);
        const share = Math.round((received * 100) / expected);
        return (
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            <Typography variant="delta" tag="p">
              {t('widget.dues.share', { share, year })}
            </Typography>
            <Box>
              <UsageBar
                used={received}
                granted={expected}
                label={t('widget.dues.bar', {
                  received: format.money(received),
                  expected: format.money(expected),
                })}
              />
            </Box>
            <Flex direction="column" alignItems="stretch" gap={2}>
              <Fact label={t('widget.dues.expected')}>{format.money(expected)}</Fact>
              <Fact label={t('widget.dues.received')}>{format.money(received)}</Fact>
              <Fact label={t('widget.dues.left')}>{format.money(left)}</Fact>
            </Flex>
            <Flex gap={5} wrap="wrap">
              <Link tag={NavLink} to={duesWith({ year })}>
                {t('widget.dues.list', { year })}
              </Link>
              {mayRead ? (
                <Link tag={NavLink} to={dashboardOf(dues.year)}>
                  {t('dashboard.title')}
                </Link>
              ) : null}
            </Flex>
          </Flex>
        );
      }}
    </TodayBody>
  );
};
