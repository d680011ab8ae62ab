import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { CommandPlan } from '../../../../shared/membership/command-plan';
import { Notice } from '../../kit/components/Notice';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { PlannedMail } from './PlannedMail';
import { PlannedAccount, PlannedCallView } from './PlannedMoney';
import type { Holding } from './holding';
import { usePlanSentences } from './usePlanSentences';

const Item = ({ children }: { children: ReactNode }) => (
  <li style={{ listStyle: 'disc' }}>
    <Typography>{children}</Typography>
  </li>
);

/** Whether the account tells more than the calls: a credit, or what is left on other calls. */
const tellsMore = ({ calls, account }: CommandPlan): boolean => {
  if (!account) return false;
  const { before, after } = account;
  const left = calls.reduce((sum, { remaining }) => sum + remaining, 0);
  return calls.length === 0 || before.credit !== after.credit || after.due !== left;
};

const Items = ({ of }: { of: readonly string[] }) =>
  of.length > 0 ? (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingLeft={4}>
      {of.map((sentence) => (
        <Item key={sentence}>{sentence}</Item>
      ))}
    </Flex>
  ) : null;

/** The e-mails of a plan, each of which can be held back. */
const Mails = ({ plan: { messages }, heldBack, onHold }: Holding & { plan: CommandPlan }) => {
  const { t } = useTrad();
  if (messages.length === 0) return <Typography>{t('plan.no-message')}</Typography>;
  return messages.map((message, index) => (
    <PlannedMail
      key={`${message.template} ${index}`}
      message={message}
      held={heldBack.has(message.template)}
      onHold={onHold && ((held) => onHold(message.template, held))}
    />
  ));
};

/** The effects that cannot be undone; e-mails only while one of them leaves. */
const Lasting = ({ plan, heldBack }: Pick<Holding, 'heldBack'> & { plan: CommandPlan }) => {
  const { t } = useTrad();
  const leaves = plan.messages.some(
    (message) => message.ok && !message.kept && !message.muted && !heldBack.has(message.template),
  );
  const lasting = plan.lasting.filter((effect) => effect !== 'messages' || leaves);
  if (lasting.length === 0) return null;
  return (
    <Notice tone="primary" title={t('command-plan.lasting')}>
      {lasting.map((effect) => (
        <Typography key={effect} tag="p">
          {t(`command-plan.lasting.${effect}`)}
        </Typography>
      ))}
    </Notice>
  );
};

interface Props extends Holding {
  plan: CommandPlan;
  today: string;
  /** Whether a view above tells the rest, under its own title. */
  beside: boolean;
  /** A day ahead on which it would be done; undefined for today. */
  on: string | undefined;
}

/** The effects of a plan: calls, periods, rights, e-mails, the status, and what cannot be undone. */
export const PlanEffects = ({ plan, today, beside, on, ...holding }: Props) => {
  const { t } = useTrad();
  const { day } = useFormat();
  const { effects, coming } = usePlanSentences(plan, today);
  const { calls, account } = plan;
  const withdrawn = plan.withdrawn.map(({ template, toName }) =>
    t('command-plan.withdrawn', { message: t(`template.${template}`), to: toName }),
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {beside ? null : (
        <Typography variant="delta" tag="h3">
          {on === undefined ? t('command-plan.title') : t('command-plan.title.on', { on: day(on) })}
        </Typography>
      )}
      {calls.map((call) => (
        <PlannedCallView
          key={`${call.change} ${call.number} ${call.startsOn}`}
          call={call}
          today={today}
        />
      ))}
      <Items of={effects} />
      {account && tellsMore(plan) ? <PlannedAccount account={account} /> : null}
      <Mails plan={plan} {...holding} />
      <Items of={[...new Set(withdrawn)]} />
      <Items of={coming} />
      <Lasting plan={plan} {...holding} />
    </Flex>
  );
};
