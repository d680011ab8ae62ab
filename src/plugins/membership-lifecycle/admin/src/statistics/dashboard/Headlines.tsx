import { Box, Flex, Grid, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { BELONGING } from '../../../../shared/membership/member-list';
import {
  HEADLINES,
  type Headline,
  type HeadlineName,
} from '../../../../shared/statistics/headline';
import type { YearTable } from '../../../../shared/statistics/statistics';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { duesWith, membersWith } from '../../kit/widgets/places';

/** The lists behind figures of today; a past year has none. */
const LISTS: Partial<Record<HeadlineName, string>> = {
  members: membersWith({ status: BELONGING }),
  outstanding: duesWith({ overdue: 'true' }),
};

/** The part of the page that tells a figure month by month. */
const BLOCKS: Record<HeadlineName, YearTable> = {
  members: 'statuses',
  joined: 'movements',
  left: 'movements',
  renewed: 'renewals',
  called: 'dues',
  received: 'dues',
  outstanding: 'dues',
};

const COUNTS: readonly HeadlineName[] = ['members', 'joined', 'left'];

/** A figure as it is read, and how it differs from that of the year before. */
const useFigures = () => {
  const { t } = useTrad();
  const format = useFormat();
  const said = (name: HeadlineName, value: number): string => {
    if (name === 'renewed') return format.percent(value);
    return COUNTS.includes(name) ? format.number(value) : format.money(value);
  };
  const difference = (name: HeadlineName, now: number, then: number): string => {
    if (now === then) return t('headline.same');
    const sign = now > then ? '+' : '−';
    const gap = Math.abs(Math.round((now - then) * 10) / 10);
    const size = name === 'renewed' ? t('headline.points', { count: gap }) : said(name, gap);
    return `${sign}\u00a0${size}`;
  };
  return { said, difference };
};

interface CardProps {
  name: HeadlineName;
  headline: Headline;
  /** Whether the year is under way: lists tell of today. */
  leads: boolean;
}

const Card = ({ name, headline: { now, then, on, before }, leads }: CardProps) => {
  const { t } = useTrad();
  const format = useFormat();
  const { said, difference } = useFigures();
  const [value, earlier] = [now[name], then[name]];
  const label = t(`headline.${name}`);
  const list = LISTS[name];
  return (
    <Box
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={5}
      height="100%"
      width="100%"
      style={{ breakInside: 'avoid' }}
    >
      <Flex direction="column" alignItems="start" gap={1}>
        <Typography variant="sigma" tag="h3" textColor="neutral600">
          {leads && list ? (
            <Link tag={NavLink} to={list}>
              {label}
            </Link>
          ) : (
            <Link href={`#${BLOCKS[name]}`}>{label}</Link>
          )}
        </Typography>
        <Typography variant="alpha" tag="p">
          {value === null ? t('dashboard.undecided') : said(name, value)}
        </Typography>
        {name === 'renewed' && value !== null ? (
          <Typography variant="pi" textColor="neutral600">
            {t('headline.decided', { won: now.won, decided: now.decided, on: format.day(on) })}
          </Typography>
        ) : null}
        {earlier === null ? (
          <Typography variant="pi" textColor="neutral600">
            {t('headline.unknown', { on: format.day(before) })}
          </Typography>
        ) : (
          <Typography variant="pi" textColor="neutral600">
            {t('headline.earlier', { on: format.day(before), figure: said(name, earlier) })}
            {value === null ? null : <strong>{` · ${difference(name, value, earlier)}`}</strong>}
          </Typography>
        )}
      </Flex>
    </Box>
  );
};

/** The year in seven figures, each beside that of the year before on the same day. */
export const Headlines = ({ headline, today }: { headline: Headline; today: string }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { on, before } = headline;
  return (
    <Box tag="section" aria-label={t('headline.title')}>
      <Box paddingBottom={3}>
        <Typography variant="delta" tag="h2">
          {t('headline.title')}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('headline.help', { on: format.day(on), before: format.day(before) })}
        </Typography>
      </Box>
      <Grid.Root gap={4}>
        {HEADLINES.map((name) => (
          <Grid.Item key={name} col={name === 'members' ? 12 : 4} s={6} xs={12}>
            <Card name={name} headline={headline} leads={on === today} />
          </Grid.Item>
        ))}
      </Grid.Root>
    </Box>
  );
};
