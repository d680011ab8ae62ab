import { Box, Flex, Typography } from '@strapi/design-system';
import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTheme } from 'styled-components';
import { fillOf, type Fill } from './patterns';

export interface Series {
  /** Key of the value in each row. */
  key: string;
  label: string;
  fill: Fill;
}

export type BarRow = { name: string } & Record<string, string | number | null>;

interface Props {
  /** The title; the numbers are in the table below. */
  label: string;
  rows: BarRow[];
  series: Series[];
  /** Stacks the bars of a row. */
  stacked?: boolean;
  /** Horizontal bars, for long names. */
  lying?: boolean;
  /** Whether each bar says its number. */
  labelled?: boolean;
  format: (value: number) => string;
  /** A shorter format for the axis. */
  axis?: (value: number) => string;
  /** The end of the axis, if not computed. */
  max?: number;
}

const HEIGHT = 280;
const LYING_ROW = 64;
/** The width within which long names wrap. */
const LYING_NAMES = 260;
const FONT = 12;

const Legend = ({ series }: { series: Series[] }) => (
  <Flex gap={5} wrap="wrap" paddingBottom={3} aria-hidden>
    {series.map(({ key, label, fill }) => (
      <Flex key={key} gap={2}>
        <svg width="16" height="16">
          <rect width="16" height="16" rx="2" fill={fillOf(fill)} />
        </svg>
        <Typography variant="pi" textColor="neutral700">
          {label}
        </Typography>
      </Flex>
    ))}
  </Flex>
);

/** A bar chart; the table below has the same data for everybody. */
export const BarsChart = ({
  label,
  rows,
  series,
  stacked = false,
  lying = false,
  labelled = false,
  format,
  axis = format,
  max,
}: Props) => {
  const { colors } = useTheme();
  const tick = { fontSize: FONT, fill: colors.neutral600 };
  const numbers = {
    type: 'number',
    tick,
    tickFormatter: axis,
    allowDecimals: false,
    domain: [0, max ?? 'auto'],
    stroke: colors.neutral300,
  } as const;
  const names = { type: 'category', dataKey: 'name', tick, stroke: colors.neutral300 } as const;
  return (
    <Box width="100%">
      {series.length > 1 ? <Legend series={series} /> : null}
      <Box
        role="img"
        aria-label={label}
        width="100%"
        height={`${lying ? rows.length * LYING_ROW + 40 : HEIGHT}px`}
      >
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={rows}
            layout={lying ? 'vertical' : 'horizontal'}
            margin={{ top: 20, right: 40, bottom: 0, left: 0 }}
            // The table is the accessible version: the chart takes no focus.
            accessibilityLayer={false}
          >
            <CartesianGrid stroke={colors.neutral150} vertical={lying} horizontal={!lying} />
            <XAxis {...(lying ? numbers : names)} />
            <YAxis {...(lying ? names : numbers)} width={lying ? LYING_NAMES : 72} />
            <Tooltip
              formatter={(value) => format(Number(value))}
              cursor={{ fill: colors.neutral150 }}
              contentStyle={{
                background: colors.neutral0,
                border: `1px solid ${colors.neutral200}`,
                borderRadius: 4,
                fontSize: FONT,
              }}
              labelStyle={{ color: colors.neutral800 }}
              itemStyle={{ color: colors.neutral800 }}
            />
            {series.map(({ key, label: name, fill }) => (
              <Bar
                key={key}
                dataKey={key}
                name={name}
                fill={fillOf(fill)}
                maxBarSize={40}
                isAnimationActive={false}
                {...(stacked ? { stackId: 'all' } : {})}
              >
                {labelled ? (
                  <LabelList
                    dataKey={key}
                    position={lying ? 'right' : 'top'}
                    fontSize={FONT}
                    fill={colors.neutral800}
                    formatter={(value) => (typeof value === 'number' ? format(value) : '')}
                  />
                ) : null}
              </Bar>
            ))}
          </BarChart>
        </ResponsiveContainer>
      </Box>
    </Box>
  );
};
