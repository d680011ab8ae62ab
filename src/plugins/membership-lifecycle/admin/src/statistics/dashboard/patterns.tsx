import { useTheme } from 'styled-components';

/** The fills of the bars: a colour and a pattern, so that colour is never alone. */
const FILLS = {
  solid: { colour: 'primary600', motif: null },
  stripes: { colour: 'warning500', motif: 'M0 8 L8 0' },
  dots: { colour: 'success500', motif: 'M2 2 h3 v3 h-3 z' },
  lines: { colour: 'secondary500', motif: 'M0 4 H8' },
  crosses: { colour: 'danger500', motif: 'M0 0 L8 8 M0 8 L8 0' },
} as const;

export type Fill = keyof typeof FILLS;

const NAMES = Object.keys(FILLS) as Fill[];

export const fillOf = (fill: Fill): string => `url(#dashboard-${fill})`;

/** The patterns, once for the whole page. */
export const Patterns = () => {
  const { colors } = useTheme();
  return (
    <svg aria-hidden width="0" height="0" style={{ position: 'absolute' }}>
      <defs>
        {NAMES.map((name) => {
          const { colour, motif } = FILLS[name];
          return (
            <pattern
              key={name}
              id={`dashboard-${name}`}
              width="8"
              height="8"
              patternUnits="userSpaceOnUse"
            >
              <rect width="8" height="8" fill={colors[colour]} />
              {motif ? (
                <path d={motif} stroke={colors.neutral0} strokeWidth="1.6" fill="none" />
              ) : null}
            </pattern>
          );
        })}
      </defs>
    </svg>
  );
};
