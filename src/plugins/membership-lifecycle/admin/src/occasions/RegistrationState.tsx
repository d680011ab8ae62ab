import { Flex } from '@strapi/design-system';
import type { RegistrationRow } from '../../../shared/occasions/participation';
import { Quiet } from '../kit/components/Quiet';
import { StateBadge } from '../kit/components/StateBadge';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

const TONES = { came: 'success', absent: 'warning', registered: 'success' } as const;

/** The state of a registration: valid (with or without right), attended, absent or cancelled. */
export const RegistrationState = ({ row }: { row: RegistrationRow }) => {
  const { t } = useTrad();
  const { day } = useFormat();
  if (row.state === 'cancelled') {
    const on = row.cancelledOn ? day(row.cancelledOn) : '';
    return (
      <>
        <StateBadge tone="neutral">{t('registration.cancelled')}</StateBadge>
        <Quiet>{[on, row.cancelReason].filter(Boolean).join(' · ')}</Quiet>
      </>
    );
  }
  const state = row.attendance ?? 'registered';
  return (
    <Flex direction="column" alignItems="start" gap={1}>
      <StateBadge tone={TONES[state]}>{t(`registration.${state}`)}</StateBadge>
      {row.covered === false ? (
        <StateBadge tone="danger">
          {t(row.memberUntil === null ? 'registration.uncovered' : 'registration.no-member')}
        </StateBadge>
      ) : null}
    </Flex>
  );
};
