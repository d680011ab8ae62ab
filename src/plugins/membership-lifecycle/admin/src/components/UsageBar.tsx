import { Box } from '@strapi/design-system';

interface Props {
  used: number;
  granted: number;
  /** What the bar says, for those who do not see it. */
  label: string;
}

/** How much of a quota is used. The design system's bar has a fixed width, too narrow to compare. */
export const UsageBar = ({ used, granted, label }: Props) => {
  const share = granted > 0 ? Math.min(100, (used / granted) * 100) : 0;
  return (
    <Box
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={granted}
      aria-valuenow={used}
      aria-valuetext={label}
      background="neutral150"
      hasRadius
      height="0.8rem"
      width="100%"
      overflow="hidden"
    >
      <Box
        height="100%"
        background={share >= 100 ? 'warning600' : 'primary600'}
        style={{ width: `${share}%` }}
      />
    </Box>
  );
};
