import { Typography } from '@strapi/design-system';
import { StateBadge } from '../../kit/components/StateBadge';
import { DUES_TONES, STATUS_TONES } from '../../kit/components/tones';
import { useTrad } from '../../kit/utils/trad';

interface Props {
  kind: 'status' | 'dues';
  value: unknown;
}

const TONES = {
  status: STATUS_TONES,
  dues: DUES_TONES as Record<string, (typeof DUES_TONES)['none']>,
};

/** A stored state in a list, in the words of the screen. */
export const StateCell = ({ kind, value }: Props) => {
  const { t } = useTrad();
  if (typeof value !== 'string' || value === '') return <Typography>–</Typography>;
  return <StateBadge tone={TONES[kind][value]}>{t(`${kind}.${value}`)}</StateBadge>;
};
