import { Flex, Grid, Typography } from '@strapi/design-system';
import type { MembershipView, RenewalView } from '../../../../shared/core/membership';
import { Quiet } from '../../kit/components/Quiet';
import { useActorName } from '../../kit/panels/useActorName';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { KeyFact } from '../../membership/glance/KeyFact';
import { StageSteps } from '../../membership/glance/StageSteps';
import type { Actions } from '../../membership/glance/useActions';
import { Reminders } from './Reminders';

interface Props {
  renewal: RenewalView;
  view: MembershipView;
  actions: Actions;
}

/** The answer of the member, and the council that decides or decided on it. */
const AnswerFacts = ({ renewal }: { renewal: RenewalView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const { answer, answeredOn, ownAnswer, decidesOn, deliberationOn, deliberationReference } =
    renewal;
  const said = answer && answeredOn && t(`renewal.${answer}`, { on: format.day(answeredOn) });
  const own = ownAnswer ? t('renewal.own-answer', { who: nameOf(ownAnswer.by) }) : null;
  const deliberation = [deliberationOn ? format.day(deliberationOn) : null, deliberationReference]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <KeyFact label={t('renewal.answer')}>
        {said ? [said, own].filter(Boolean).join(', ') : t('glance.unanswered')}
      </KeyFact>
      {decidesOn && !answer ? (
        <KeyFact label={t('renewal.decides-on')}>{format.day(decidesOn)}</KeyFact>
      ) : null}
      <KeyFact label={t('renewal.deliberation')}>{deliberation || t('value.none')}</KeyFact>
    </>
  );
};

/** The stage of the renewal, since when, what was answered, who follows it and what comes next. */
export const OpenRenewal = ({ renewal, view, actions }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const { ownAnswer, owner, notes, priceBefore } = renewal;
  const price =
    renewal.missingPrice || !renewal.term.price
      ? t(`renewal.missing-${renewal.missingFigure ?? 'price'}`)
      : format.money(renewal.term.price);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <StageSteps stages={view.workflow.stages} current={renewal.stage} />
      <Typography tag="p" textColor={renewal.daysLate > 0 ? 'danger700' : 'neutral800'}>
        {renewal.daysLate > 0
          ? t('renewal.late', { days: renewal.daysInStage, late: renewal.daysLate })
          : t('renewal.in-stage', { days: renewal.daysInStage })}
      </Typography>
      {renewal.waits ? (
        <Typography tag="p" textColor="neutral800">
          {format.text(renewal.waits.text)}
        </Typography>
      ) : null}
      {priceBefore ? (
        <Typography tag="p" textColor="neutral800" fontWeight="semiBold">
          {t('renewal.price-changed', { was: format.money(priceBefore), is: price })}
        </Typography>
      ) : null}
      <Grid.Root gap={4} tag="dl">
        <KeyFact label={t('renewal.proposed')}>
          {`${format.range(renewal.term.startsOn, renewal.term.endsOn)} · ${price}`}
        </KeyFact>
        <AnswerFacts renewal={renewal} />
        <KeyFact label={t('field.ownerId')}>{owner ?? t('glance.nobody')}</KeyFact>
      </Grid.Root>
      {ownAnswer?.comment ? (
        <div>
          <Quiet>{t('renewal.comment')}</Quiet>
          <Typography tag="p" style={{ whiteSpace: 'pre-wrap' }}>
            {ownAnswer.comment}
          </Typography>
        </div>
      ) : null}
      {notes ? (
        <div>
          <Quiet>{t('field.notes')}</Quiet>
          <Typography tag="p" style={{ whiteSpace: 'pre-wrap' }}>
            {notes}
          </Typography>
        </div>
      ) : null}
      <Reminders
        title={t('glance.reminders')}
        reminders={renewal.reminders}
        today={view.today}
        actions={actions}
      />
    </Flex>
  );
};
