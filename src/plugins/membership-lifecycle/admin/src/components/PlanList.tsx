import { Accordion, Flex, Typography } from '@strapi/design-system';
import type { PlannedActionView, PlanView } from '../../../shared/contracts';
import { MailView } from './MailView';
import { MembershipLink } from './MembershipLink';
import { Notice } from './Notice';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';

interface Props {
  actions: readonly PlannedActionView[];
  failures?: PlanView['failures'];
}

/** What would be done: for whom, what, why, and the mail in full. */
export const PlanList = ({ actions, failures = [] }: Props) => {
  const { t, has } = useTrad();
  const { text } = useFormat();
  const title = (command: string) =>
    t(has(`plan.${command}`) ? `plan.${command}` : `command.${command}`);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {failures.map((failure) => (
        <Notice key={failure.membershipId} tone="danger" title={t('plan.failure')}>
          <MembershipLink id={failure.membershipId}>{failure.error}</MembershipLink>
        </Notice>
      ))}
      {actions.length > 0 ? (
        <Accordion.Root>
          {actions.map((action) => (
            <Accordion.Item key={action.key} value={action.key}>
              <Accordion.Header>
                <Accordion.Trigger>
                  {t('plan.line', { who: action.organisation, what: title(action.command) })}
                  <Typography tag="p" variant="pi" textColor="neutral600" textAlign="start">
                    {text(action.because.text)}
                  </Typography>
                </Accordion.Trigger>
              </Accordion.Header>
              <Accordion.Content>
                <Flex direction="column" alignItems="stretch" gap={3} padding={4}>
                  <MembershipLink id={action.membershipId}>{action.reference}</MembershipLink>
                  {action.message ? (
                    <MailView {...action.message} to={t('mail.to', { to: action.message.to })} />
                  ) : (
                    <Typography textColor="neutral600">{t('plan.no-message')}</Typography>
                  )}
                </Flex>
              </Accordion.Content>
            </Accordion.Item>
          ))}
        </Accordion.Root>
      ) : null}
    </Flex>
  );
};
