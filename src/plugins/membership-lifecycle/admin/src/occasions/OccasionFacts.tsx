import { Box, Grid, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { RIGHT_KINDS } from '../../../shared/core/kinds';
import type { OccasionRow, OccasionView } from '../../../shared/occasions/participation';
import { Quiet } from '../kit/components/Quiet';
import { StateBadge } from '../kit/components/StateBadge';
import { UsageBar } from '../kit/components/UsageBar';
import { OPENNESS_TONES } from '../kit/components/tones';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <Grid.Item col={3} s={6} xs={12} direction="column" alignItems="start" gap={1}>
    <Typography tag="dt" variant="pi" textColor="neutral600">
      {label}
    </Typography>
    <Box tag="dd" width="100%">
      {children}
    </Box>
  </Grid.Item>
);

/** The places that are taken, and the capacity. */
export const Places = ({ taken, capacity }: Pick<OccasionRow, 'taken' | 'capacity'>) => {
  const { t } = useTrad();
  if (capacity === null) return <Typography>{t('occasion.taken', { taken })}</Typography>;
  const text = t('occasion.taken-of', { taken, capacity });
  return (
    <>
      <Typography tag="p">{text}</Typography>
      <Box width="12rem" paddingTop={1}>
        <UsageBar used={taken} granted={capacity} label={text} />
      </Box>
    </>
  );
};

/** The main facts: whether it takes registrations, places, right, days. */
export const OccasionFacts = ({ view }: { view: OccasionView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { right, units, opensOn, closesOn } = view;
  return (
    <Box
      tag="section"
      aria-label={t('occasion.facts')}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={6}
    >
      <Grid.Root tag="dl" gap={4}>
        <Fact label={t('occasions.column.state')}>
          <StateBadge tone={OPENNESS_TONES[view.openness]}>
            {t(`occasion.openness.${view.openness}`)}
          </StateBadge>
        </Fact>
        <Fact label={t('occasions.column.places')}>
          <Places {...view} />
        </Fact>
        <Fact label={t('occasions.column.right')}>
          <Typography tag="p">
            {right ? format.text(right.names) : t('occasion.every-member')}
          </Typography>
          {right && RIGHT_KINDS[right.kind].spent ? (
            <Quiet>
              {t('occasion.costs', {
                units,
                unit: format.plural(format.text(right.units), units),
              })}
            </Quiet>
          ) : null}
        </Fact>
        <Fact label={t('occasion.registration')}>
          <Typography tag="p">
            {opensOn
              ? t('occasion.opens', { day: format.day(opensOn) })
              : t('occasion.opens-at-once')}
          </Typography>
          {closesOn ? <Quiet>{t('occasion.closes', { day: format.day(closesOn) })}</Quiet> : null}
        </Fact>
        <Fact label={t('occasion.announced')}>
          <Typography tag="p">
            {t(`occasion.announced.${view.announced ? 'public' : 'members'}`)}
          </Typography>
        </Fact>
      </Grid.Root>
    </Box>
  );
};
