import { Box } from '@strapi/design-system';

interface Props {
  value: number;
  max: number;
  /** A label and a text for screen readers. */
  label: string;
  text: string;
  color?: 'primary600' | 'warning600';
}

/** A share of a whole. The design system's bar has a fixed width, too narrow to compare. */
export const Bar = ({ value, max, label, text, color = 'primary600' }: Props) => (
  <Box
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={max}
    aria-valuenow={value}
    aria-valuetext={text}
    background="neutral150"
    hasRadius
    height="0.8rem"
    width="100%"
    overflow="hidden"
  >
    <Box
      height="100%"
      background={color}
      style={{ width: `${max > 0 ? Math.min(100, (value / max) * 100) : 0}%` }}
    />
  </Box>
);
