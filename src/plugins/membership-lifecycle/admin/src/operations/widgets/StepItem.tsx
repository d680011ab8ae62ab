import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import type { AcknowledgedStep, FirstStepView } from '../../../../shared/operations/onboarding';
import { ACKNOWLEDGED_STEPS } from '../../../../shared/operations/onboarding';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { placeOf } from './step-places';

interface Props {
  step: FirstStepView;
  number: number;
  /** Whether it is the first open step, whose button stands out. */
  isNext: boolean;
  onSettle: (step: AcknowledgedStep) => void;
}

/** What the identity still lacks. */
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
