import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
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

/** What is told under a title of its own, after what is done. */
const APART = ['waiting', 'note', 'left-out'] as const;

/** The last line has nothing to be divided from. */
const Lines = styled(Flex)`
  > li:last-child {
    border: 0;
    padding-bottom: 0;
  }
`;

/** One day in words: what is done, then what waits for staff, and who is left out. */
export const DaySection = ({ on, today, lines, onRead }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const done = lines.filter(({ facets }) => !APART.some((facet) => facets.includes(facet)));
  const apart = APART.map((facet) => ({
    facet,
    found: lines.filter(({ facets }) => facets.includes(facet)),
  })).filter(({ found }) => found.length > 0);
  const title = format.weekday(on);
  const list = (some: readonly ScheduleLine[]) => (
    <Lines tag="ul" direction="column" alignItems="stretch">
      {some.map((line) => (
        <LineItem key={`${line.key} ${line.command ?? ''}`} line={line} onRead={onRead} />
      ))}
    </Lines>
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
      {apart.map(({ facet, found }) => (
        <Box key={facet} paddingTop={4}>
          <Typography variant="sigma" tag="h3" textColor="neutral600">
            {t(`schedule.facet.${facet}`)}
          </Typography>
          {list(found)}
        </Box>
      ))}
    </Box>
  );
};
