import { Box, Flex, Typography } from '@strapi/design-system';
import type { ScheduleLine } from '../../../../shared/renewals/schedule';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { LineItem } from './LineItem';

interface Props {
  on: string;
  today: string;
  lines: readonly ScheduleLine[];
  onRead: (line: ScheduleLine) => void;
}

/** One day in words: what is done, then who is left out. */
export const DaySection = ({ on, today, lines, onRead }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const isLeftOut = ({ facets }: ScheduleLine) => facets.includes('left-out');
  const done = lines.filter((line) => !isLeftOut(line));
  const leftOut = lines.filter(isLeftOut);
  const title = format.weekday(on);
  const list = (some: readonly ScheduleLine[]) => (
    <Flex tag="ul" direction="column" alignItems="stretch">
      {some.map((line) => (
        <LineItem key={`${line.key} ${line.command ?? ''}`} line={line} onRead={onRead} />
      ))}
    </Flex>
  );
  return (
    <Box
      tag="section"
      aria-label={title}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={6}
    >
      <Typography variant="delta" tag="h2">
        {on === today ? t('schedule.today', { day: title }) : title}
      </Typography>
      {done.length > 0 ? list(done) : null}
      {leftOut.length > 0 ? (
        <Box paddingTop={4}>
          <Typography variant="sigma" tag="h3" textColor="neutral600">
            {t('schedule.left-out')}
          </Typography>
          {list(leftOut)}
        </Box>
      ) : null}
    </Box>
  );
};
