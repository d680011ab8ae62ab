import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import type { Segment, TimelineLayout } from './timeline';

const Lane = styled.div`
  position: relative;
  height: 3.2rem;
`;

const Bar = styled.div<{ $kind: Segment['kind'] }>`
  position: absolute;
  top: 0;
  bottom: 0;
  display: flex;
  align-items: center;
  justify-content: center;
  overflow: hidden;
  white-space: nowrap;
  box-sizing: border-box;
  padding-inline: 0.4rem;
  font-size: 1.2rem;
  line-height: 1.2;
  border-radius: 4px;
  border: 1px solid transparent;
  ${({ $kind, theme: { colors } }) =>
    ({
      issued: `background: ${colors.primary600}; color: ${colors.neutral0}; border-color: ${colors.neutral0};`,
      proposed: `background: ${colors.primary100}; color: ${colors.primary700}; border: 2px dashed ${colors.primary600};`,
      void: `background: ${colors.neutral100}; color: ${colors.neutral600}; border-color: ${colors.neutral500}; text-decoration: line-through;`,
      gap: `background: ${colors.warning100}; color: ${colors.neutral800}; border: 1px solid ${colors.warning600}; border-radius: 0; border-width: 1px 0;`,
    })[$kind]}
`;

/** In front of the line of today, which would cross the dates out. */
const Words = styled.span`
  position: relative;
  z-index: 1;
  background: inherit;
  padding-inline: 0.4rem;
`;

const Mark = styled.div<{ $strong?: boolean }>`
  position: absolute;
  top: 0;
  bottom: 0;
  border-inline-start: ${({ $strong, theme: { colors } }) =>
    $strong ? `2px solid ${colors.danger600}` : `1px solid ${colors.neutral200}`};
`;

const Label = styled(Typography)`
  position: absolute;
  transform: translateX(-50%);
  white-space: nowrap;
`;

/** Below this percentage of the width a text does not fit; the table below has it. */
const READABLE = 9;
const READABLE_GAP = 13;

/** Keeps labels away from the ends of the line, in percent. */
const clamped = (left: number): number => Math.min(94, Math.max(6, left));

/** The terms on one line, to scale; the table that stands under it says the same in words. */
export const Timeline = ({ layout, withVoid }: { layout: TimelineLayout; withVoid: boolean }) => {
  const { t } = useTrad();
  const format = useFormat();
  const text = ({ kind, from, to, width }: Segment): string => {
    if (kind === 'gap') return width < READABLE_GAP ? '' : t('glance.gap.short');
    if (width < READABLE) return '';
    return width < 2 * READABLE ? from.slice(0, 4) : format.range(from, to);
  };
  const bars = (segments: readonly Segment[]) =>
    segments.map((segment) => (
      <Bar
        key={segment.key}
        $kind={segment.kind}
        style={{ insetInlineStart: `${segment.left}%`, width: `${segment.width}%` }}
      >
        <Words>{text(segment)}</Words>
      </Bar>
    ));
  return (
    <Box
      role="img"
      aria-label={t('glance.timeline')}
      paddingTop={5}
      paddingBottom={5}
      position="relative"
    >
      <Box position="relative">
        {layout.years.map(({ year, left }) => (
          <Mark key={year} style={{ insetInlineStart: `${left}%`, bottom: '-0.8rem' }} />
        ))}
        <Lane>{bars(layout.segments)}</Lane>
        {withVoid && layout.voided.length > 0 ? (
          <Lane style={{ marginTop: '0.4rem' }}>{bars(layout.voided)}</Lane>
        ) : null}
        <Mark
          $strong
          style={{ insetInlineStart: `${layout.today}%`, top: '-0.4rem', bottom: '-0.4rem' }}
        />
        <Label
          variant="pi"
          fontWeight="bold"
          textColor="danger700"
          style={{ insetInlineStart: `${clamped(layout.today)}%`, top: '-2.2rem' }}
        >
          {t('glance.today')}
        </Label>
        {layout.years.map(({ year, left }) => (
          <Label
            key={year}
            variant="pi"
            textColor="neutral600"
            style={{ insetInlineStart: `${left}%`, bottom: '-2.4rem' }}
          >
            {year}
          </Label>
        ))}
      </Box>
    </Box>
  );
};
