import { Bar } from './Bar';

interface Props {
  used: number;
  granted: number;
  /** The text for screen readers. */
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
