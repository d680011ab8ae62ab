import { Bar } from './Bar';

interface Props {
  used: number;
  granted: number;
  /** What the bar says, for those who do not see it. */
  label: string;
}

/** How much of a quota is used. */
export const UsageBar = ({ used, granted, label }: Props) => (
  <Bar
    value={used}
    max={granted}
    label={label}
    text={label}
    color={granted > 0 && used >= granted ? 'warning600' : 'primary600'}
  />
);
