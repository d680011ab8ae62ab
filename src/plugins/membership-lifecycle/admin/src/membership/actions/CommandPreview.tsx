import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { CommandName } from '../../../../shared/core/commands';
import type { CommandPlan, PlannedMessage } from '../../../../shared/membership/command-plan';
import { MailView } from '../../kit/components/MailView';
import { Notice } from '../../kit/components/Notice';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { fieldText } from './CommandField';
import { PlannedAccount, PlannedCallView } from './PlannedMoney';
import type { PlanState } from './useCommandPlan';

const Item = ({ children }: { children: ReactNode }) => (
  <li style={{ listStyle: 'disc' }}>
    <Typography>{children}</Typography>
  </li>
);

/** The periods, stages and status that a command changes, one sentence each. */
const useSentences = ({ terms, stages, status }: CommandPlan): string[] => {
  const { t } = useTrad();
  const { text, range, money } = useFormat();
  const told = terms.map(({ change, tierNames, startsOn, endsOn, price, before }) =>
    t(`command-plan.term.${change}`, {
      tier: text(tierNames),
      period: range(startsOn, endsOn),
      price: price ? money(price) : t('renewal.missing-price'),
      was: before ? range(before.startsOn, before.endsOn) : '',
      priceWas: before?.price ? money(before.price) : t('renewal.missing-price'),
    }),
  );
  const moved = stages.map(({ from, to }) =>
    from
      ? t('command-plan.stage', { from: text(from), to: text(to) })
      : t('command-plan.stage.first', { to: text(to) }),
  );
  if (!status) return [...told, ...moved];
  const words = { from: t(`status.${status.before}`), to: t(`status.${status.after}`) };
  const becomes = `${t('move.plan.status', words)} ${text(status.because.text)}`;
  return [...told, ...moved, becomes];
};

/** An e-mail of a command: to whom it goes, and its text on demand. */
const Mail = ({ message }: { message: PlannedMessage }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const name = t(`template.${message.template}`);
  if (!message.ok) {
    return (
      <Notice tone="warning">
        {t('command-plan.message.none', { message: name, why: text(message.text) })}
      </Notice>
    );
  }
  const { to, paper, kept, subject, text: body } = message;
  return (
    <Box>
      <Typography>
        {t(kept ? 'command-plan.message.kept' : 'command-plan.message', {
          message: name,
          to,
          paper: String(paper),
        })}
      </Typography>
      <details>
        <summary style={{ cursor: 'pointer' }}>
          <Typography variant="pi">{t('command-plan.message.read')}</Typography>
        </summary>
        <MailView subject={subject} text={body} />
      </details>
    </Box>
  );
};

/** Whether the account tells more than the calls: a credit, or what is left on other calls. */
const tellsMore = ({ calls, account }: CommandPlan): boolean => {
  if (!account) return false;
  const { before, after } = account;
  const left = calls.reduce((sum, { remaining }) => sum + remaining, 0);
  return calls.length === 0 || before.credit !== after.credit || after.due !== left;
};

const Effects = ({ plan }: { plan: CommandPlan }) => {
  const { t } = useTrad();
  const sentences = useSentences(plan);
  const { calls, account, messages } = plan;
  if (sentences.length + calls.length + messages.length === 0 && !account) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography variant="delta" tag="h3">
        {t('command-plan.title')}
      </Typography>
      {calls.map((call) => (
        <PlannedCallView key={`${call.change} ${call.number} ${call.startsOn}`} call={call} />
      ))}
      {sentences.length > 0 ? (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingLeft={4}>
          {sentences.map((sentence) => (
            <Item key={sentence}>{sentence}</Item>
          ))}
        </Flex>
      ) : null}
      {account && tellsMore(plan) ? <PlannedAccount account={account} /> : null}
      {messages.map((message) => (
        <Mail key={message.template} message={message} />
      ))}
      {messages.length === 0 ? <Typography>{t('plan.no-message')}</Typography> : null}
    </Flex>
  );
};

interface Props extends Omit<PlanState, 'errors'> {
  command: CommandName;
  /** The fields that the form shows. */
  fields: readonly string[];
}

/** The effects of a command before it is sent, or what it lacks. */
export const CommandPreview = ({ command, fields, plan, error, stale }: Props) => {
  const trads = useTrad();
  const { t } = trads;
  const { text } = useFormat();
  const refusal = plan?.refusal;
  const field = refusal?.field;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} aria-live="polite" aria-busy={stale}>
      {stale && !plan && !error ? <Loader small>{t('state.loading')}</Loader> : null}
      {error ? <Notice tone="warning">{error}</Notice> : null}
      {refusal ? (
        <Notice tone="warning">
          {field && fields.includes(field)
            ? t('command-plan.lacks', { field: fieldText(trads, command, field) })
            : text(refusal.text)}
        </Notice>
      ) : null}
      {plan?.question ? <Notice tone="warning">{text(plan.question)}</Notice> : null}
      {plan ? <Effects plan={plan} /> : null}
    </Flex>
  );
};
