import { Bar } from './Bar';

interface Props {
  used: number;
  granted: number;
  /** The text for screen readers. */
  label: string;
}

/** A bar of the used part of a quota. */
export const UsageBar = ({ used, granted, label }: Props) => (
  <Bar
    value={used}
    max={granted}
    label={label}
    text={label}
    color={granted > 0 && used >= granted ? 'warning600' : 'primary600'}
  />
);
