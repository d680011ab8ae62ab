import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { CheckCircle, Clock } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { OFFER_UID, PLUGIN_ID, TIER_UID } from '../../../../shared/kernel/ids';
import { ACKNOWLEDGED_STEPS } from '../../../../shared/operations/onboarding';
import type {
  FirstStep,
  FirstStepView,
  AcknowledgedStep,
} from '../../../../shared/operations/onboarding';
import { useFormat } from '../../kit/utils/format';
import { newMemberPlace } from '../../kit/utils/member-place';
import { useTrad } from '../../kit/utils/trad';

const list = (uid: string): string => `/content-manager/collection-types/${uid}`;
const create = (uid: string): string => `${list(uid)}/create`;
/** With the language: Strapi would otherwise add it after loading, and lose what was typed. */
const write = (uid: string): string => `${create(uid)}?plugins[i18n][locale]=fr`;

const PLACES: Record<FirstStep, (next: FirstStepView['next']) => string> = {
  identity: () => `/settings/${PLUGIN_ID}/identity`,
  offer: (next) => (next === 'create' ? write(OFFER_UID) : list(OFFER_UID)),
  // A published tier must still be listed by an offer.
  tier: (next) => {
    if (next === 'create') return write(TIER_UID);
    return list(next === 'publish' ? TIER_UID : OFFER_UID);
  },
  workflow: () => `/settings/${PLUGIN_ID}/workflow`,
  email: () => '/settings/email',
  colleagues: () => '/settings/users',
  member: () => newMemberPlace(),
};

/** The page for a step. */
const placeOf = ({ id, next }: FirstStepView): string => PLACES[id](next);

interface Props {
  step: FirstStepView;
  number: number;
  /** Whether it is the first open step, whose button stands out. */
  isNext: boolean;
  onSettle: (step: AcknowledgedStep) => void;
}

/** The missing parts of the identity. */
const Missing = ({ needs }: { needs: FirstStepView['missing'] }) => {
  const { t } = useTrad();
  const { list } = useFormat();
  if (!needs?.length) return null;
  const fields = list(needs.map((need) => t(`onboarding.missing.${need}`)));
  return (
    <Typography variant="pi" textColor="neutral600">
      {t('onboarding.missing', { fields })}
    </Typography>
  );
};

/** One of the first steps: ticked, or why it matters and where it is taken. */
export const StepItem = ({ step, number, isNext, onSettle }: Props) => {
  const { t } = useTrad();
  const settled = ACKNOWLEDGED_STEPS.find((id) => id === step.id);
  const title = t(`onboarding.${step.id}`);
  if (step.putOff && settled) {
    const answer = t(`onboarding.${settled}.settle`);
    return (
      <Flex tag="li" gap={2} alignItems="center" wrap="wrap">
        <Clock fill="neutral500" aria-hidden />
        <Typography textColor="neutral600">
          {t('onboarding.put-off', { step: title, answer })}
        </Typography>
      </Flex>
    );
  }
  if (step.done) {
    return (
      <Flex tag="li" gap={2} alignItems="center" wrap="wrap">
        <CheckCircle fill="success600" aria-hidden />
        <Typography textColor="neutral600">{t('onboarding.done', { step: title })}</Typography>
        <Missing needs={step.missing} />
      </Flex>
    );
  }
  return (
    <Flex tag="li" direction="column" alignItems="start" gap={2}>
      <Typography fontWeight="semiBold" tag="h3" variant="omega">
        {t('onboarding.numbered', { number, step: title })}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {t(`onboarding.${step.id}.why`)}
      </Typography>
      <Missing needs={step.missing} />
      <Flex gap={2} wrap="wrap">
        <LinkButton
          tag={NavLink}
          to={placeOf(step)}
          size="S"
          variant={isNext ? 'default' : 'tertiary'}
        >
          {t(`onboarding.${step.id}.${step.next}`)}
        </LinkButton>
        {settled ? (
          <Button size="S" variant="ghost" onClick={() => onSettle(settled)}>
            {t(`onboarding.${settled}.settle`)}
          </Button>
        ) : null}
      </Flex>
    </Flex>
  );
};
