import { Flex, Typography } from '@strapi/design-system';
import type { MembershipView, RenewalView } from '../../../shared/contracts';
import { Fact } from '../components/Fact';
import { Section } from '../components/Section';
import { StageBadge } from '../components/StageBadge';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';

const nextReminder = ({ reminders }: RenewalView) =>
  reminders
    .filter(({ state }) => state === 'coming' || state === 'waiting')
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn))[0];

/** The renewal under way: its stage, how long it has been there, what it proposes, what comes next. */
export const RenewalSection = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { renewal } = view;
  if (!renewal) {
    return (
      <Section title={t('renewal.title')}>
        <Typography variant="pi" textColor="neutral600">
          {t('renewal.none')}
        </Typography>
      </Section>
    );
  }
  const reminder = nextReminder(renewal);
  return (
    <Section title={t('renewal.title')}>
      <StageBadge stage={renewal.stage} />
      <Typography variant="pi" textColor={renewal.daysLate > 0 ? 'danger700' : 'neutral600'}>
        {renewal.daysLate > 0
          ? t('renewal.late', { days: renewal.daysInStage, late: renewal.daysLate })
          : t('renewal.in-stage', { days: renewal.daysInStage })}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Fact label={t('renewal.proposed')}>
          {format.range(renewal.term.startsOn, renewal.term.endsOn)}
        </Fact>
        <Fact label={t('term.price')}>
          {renewal.missingPrice || !renewal.term.price ? (
            <Typography variant="pi" fontWeight="bold" textColor="warning700">
              {t('renewal.missing-price')}
            </Typography>
          ) : (
            format.money(renewal.term.price)
          )}
        </Fact>
        {renewal.answer && renewal.answeredOn ? (
          <Fact label={t('renewal.answer')}>
            {t(`renewal.${renewal.answer}`, { on: format.day(renewal.answeredOn) })}
          </Fact>
        ) : null}
        {renewal.deliberationOn ? (
          <Fact label={t('renewal.deliberation')}>
            {[format.day(renewal.deliberationOn), renewal.deliberationReference]
              .filter(Boolean)
              .join(' · ')}
          </Fact>
        ) : null}
        {reminder ? (
          <Fact label={t('renewal.next-reminder')}>
            {reminder.state === 'waiting' ? t('reminder.waiting') : format.day(reminder.dueOn)}
          </Fact>
        ) : null}
      </Flex>
      {renewal.notes ? (
        <Typography variant="pi" style={{ whiteSpace: 'pre-wrap' }}>
          {renewal.notes}
        </Typography>
      ) : null}
    </Section>
  );
};
