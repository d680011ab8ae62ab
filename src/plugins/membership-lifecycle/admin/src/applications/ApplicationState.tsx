import { Typography } from '@strapi/design-system';
import type { ApplicationRow } from '../../../shared/applications/applications';
import { StateBadge } from '../kit/components/StateBadge';
import type { Tone } from '../kit/components/tones';
import { useTrad } from '../kit/utils/trad';

type Shown = 'doubt' | 'candidate' | 'linked' | 'attached' | 'spam';

const TONES: Record<Shown, Tone> = {
  doubt: 'warning',
  candidate: 'primary',
  linked: 'success',
  attached: 'success',
  spam: 'neutral',
};

const shownOf = ({ state, todo }: ApplicationRow): Shown => {
  if (state === 'waiting') return 'doubt';
  return state === 'linked' && todo ? 'candidate' : state;
};

/** The state of an application, and the member that it looks like. */
export const ApplicationState = ({ row }: { row: ApplicationRow }) => {
  const { t } = useTrad();
  const shown = shownOf(row);
  return (
    <>
      <StateBadge tone={TONES[shown]}>{t(`applications.state.${shown}`)}</StateBadge>
      {shown === 'doubt' && row.known ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('applications.known', {
            name: row.known.organisation,
            by: t(`applications.by.${row.known.by}`),
          })}
        </Typography>
      ) : null}
    </>
  );
};
