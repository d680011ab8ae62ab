import { Flex, Loader, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { MEASURES, type Measure } from '../../../../shared/core/brackets';
import type { CommandName } from '../../../../shared/core/commands';
import type { CommandPlan } from '../../../../shared/membership/command-plan';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { Notice } from '../../kit/components/Notice';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { fieldText } from './CommandField';
import { PlannedMail } from './PlannedMail';
import { PlannedAccount, PlannedCallView } from './PlannedMoney';
import type { Holding } from './holding';
import type { PlanState } from './useCommandPlan';
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

interface EffectsProps extends Holding {
  plan: CommandPlan;
  today: string;
  /** Whether a view above tells the rest, under its own title. */
  beside: boolean;
  /** A day ahead on which it would be done; undefined for today. */
  on: string | undefined;
}

const Effects = ({ plan, today, beside, on, ...holding }: EffectsProps) => {
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

interface Props extends Omit<PlanState, 'errors' | 'again'>, Holding {
  command: CommandName;
  /** The fields that the form shows. */
  fields: readonly string[];
  today: string;
  /** Whether a view above tells the rest, and why the command is refused. */
  beside: boolean;
  /** A day ahead on which it would be done; undefined for today. */
  on: string | undefined;
  /** The member, whose page says what it lacks; none while it is being entered. */
  memberId?: string | undefined;
}

interface Refusing {
  refusal: NonNullable<CommandPlan['refusal']>;
}

/** The figure that a refusal lacks. */
const figureOf = ({ reason }: Refusing['refusal']): Measure | undefined =>
  MEASURES.find((measure) => reason === `${measure}-missing`);

/** Why the command is refused: what its form lacks, or the sentence of the refusal. */
const Refused = ({
  command,
  fields,
  refusal,
  on,
  memberId,
}: Pick<Props, 'command' | 'fields' | 'on' | 'memberId'> & Refusing) => {
  const trads = useTrad();
  const { text, day } = useFormat();
  const { field } = refusal;
  const figure = figureOf(refusal);
  const lacks = field !== null && fields.includes(field);
  return (
    <Notice tone="warning">
      {lacks
        ? trads.t('command-plan.lacks', { field: fieldText(trads, command, field) })
        : on === undefined
          ? text(refusal.text)
          : trads.t('scheduled.refused', { on: day(on), why: text(refusal.text) })}
      {memberId && figure ? (
        <>
          {' '}
          <MembershipLink id={memberId} write={figure} apart>
            {trads.t('organisation.figures.write')}
          </MembershipLink>
        </>
      ) : null}
    </Notice>
  );
};

/** The effects of a command before it is sent, or what it lacks. */
export const CommandPreview = (props: Props) => {
  const { command, fields, plan, error, stale, beside, memberId, ...more } = props;
  const { t } = useTrad();
  const { text } = useFormat();
  const refusal = plan?.refusal ?? null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} aria-live="polite" aria-busy={stale}>
      {stale && !plan && !error ? <Loader small>{t('state.loading')}</Loader> : null}
      {error && !beside ? <Notice tone="warning">{error}</Notice> : null}
      {refusal && !beside ? (
        <Refused {...{ command, fields, refusal }} on={props.on} memberId={memberId} />
      ) : null}
      {plan?.question ? <Notice tone="warning">{text(plan.question)}</Notice> : null}
      {plan?.notices.map((notice) => (
        <Notice key={notice.fr} tone="warning">
          {text(notice)}
        </Notice>
      ))}
      {plan && !refusal ? <Effects {...{ plan, beside, ...more }} /> : null}
    </Flex>
  );
};
