import { Box, Grid, Typography } from '@strapi/design-system';
import type { CommandPlan, PlannedCall } from '../../../../shared/membership/command-plan';
import { Quiet } from '../../kit/components/Quiet';
import { plusDays } from '../../kit/utils/days';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { KeyFact } from '../glance/KeyFact';
import { isNoLongerLate } from './plan-sums';

interface SumProps {
  label: string;
  currency: string;
  /** In cents; undefined before there was one. */
  before: number | undefined;
  after: number;
}

/** A sum, with what it was if it changes. */
const Sum = ({ label, currency, before, after }: SumProps) => {
  const { money } = useFormat();
  const say = (amount: number) => money({ amount, currency });
  const isSame = before === undefined || before === after;
  return <KeyFact label={label}>{isSame ? say(after) : `${say(before)} → ${say(after)}`}</KeyFact>;
};

/** The name of a call, with what happens to it. */
const CallTitle = ({ call: { change, number, replaces } }: { call: PlannedCall }) => {
  const { t } = useTrad();
  if (replaces) return <>{t('command-plan.call.replaced', { number: replaces })}</>;
  const key = change === 'changed' ? 'dues.number' : `command-plan.call.${change}`;
  return <>{t(key, { number: number || t('dues.unnumbered') })}</>;
};

/** Says that a call leaves the list of late ones: its due day is put off. */
const NoLongerLate = ({ call, today }: { call: PlannedCall; today: string }) => {
  const { t } = useTrad();
  const { day } = useFormat();
  const { change, dueOn, dueBefore } = call;
  if (!dueBefore || !isNoLongerLate(call, today)) return null;
  return (
    <Typography tag="p" fontWeight="semiBold" paddingBottom={2}>
      {t('command-plan.call.no-longer-late', {
        change,
        dueOn: day(dueOn),
        since: day(plusDays(dueBefore, 1)),
      })}
    </Typography>
  );
};

/** Says that nobody is reminded of a call for a while, or that reminders go on. */
const Held = ({ call: { held, heldBefore } }: { call: PlannedCall }) => {
  const { t } = useTrad();
  const { day } = useFormat();
  if (held === null) {
    return heldBefore ? <Typography tag="p">{t('command-plan.call.released')}</Typography> : null;
  }
  const key = held.cause === 'contested' ? 'contested' : 'held';
  const cause = t(`option.cause.${held.cause}`).toLowerCase();
  return (
    <Typography tag="p" fontWeight="semiBold" paddingBottom={2}>
      {t(`command-plan.call.${key}`, { day: day(held.until), cause })}
    </Typography>
  );
};

/** A call that a command issues, changes or cancels. */
export const PlannedCallView = ({ call, today }: { call: PlannedCall; today: string }) => {
  const { t } = useTrad();
  const { text, range, day } = useFormat();
  const { change, currency, before, engagementNumber, serviceCode } = call;
  const isNew = change === 'issued';
  const stands = isNew || change === 'changed';
  return (
    <Box padding={4} hasRadius borderColor="neutral200">
      <Typography tag="h4" fontWeight="bold">
        <CallTitle call={call} />
      </Typography>
      <Quiet>{`${text(call.tierNames)} · ${range(call.startsOn, call.endsOn)}`}</Quiet>
      <Grid.Root gap={4} tag="dl" paddingTop={3} paddingBottom={2}>
        <Sum
          label={t('field.amount')}
          currency={currency}
          before={before?.amount}
          after={call.amount}
        />
        {call.paid > 0 || before?.paid ? (
          <Sum
            label={t(isNew ? 'command-plan.received' : 'command-plan.paid')}
            currency={currency}
            before={before?.paid}
            after={call.paid}
          />
        ) : null}
        <Sum
          label={t('dues.remaining')}
          currency={currency}
          before={before?.remaining}
          after={call.remaining}
        />
        {stands ? (
          <>
            <KeyFact label={t('field.dueOn')}>{day(call.dueOn)}</KeyFact>
            {engagementNumber ? (
              <KeyFact label={t('field.engagementNumber')}>{engagementNumber}</KeyFact>
            ) : null}
            {serviceCode ? <KeyFact label={t('field.serviceCode')}>{serviceCode}</KeyFact> : null}
          </>
        ) : null}
      </Grid.Root>
      <NoLongerLate call={call} today={today} />
      {stands ? <Held call={call} /> : null}
      {call.paper ? <Quiet>{t('command-plan.paper')}</Quiet> : null}
    </Box>
  );
};

/** The sums of the account that a command changes. */
export const PlannedAccount = ({
  account: { currency, before, after },
}: {
  account: NonNullable<CommandPlan['account']>;
}) => {
  const { t } = useTrad();
  const sums = ['due', 'paid', 'credit'] as const;
  return (
    <Box padding={4} hasRadius borderColor="neutral200">
      <Typography tag="h4" fontWeight="bold">
        {t('command-plan.account')}
      </Typography>
      <Grid.Root gap={4} tag="dl" paddingTop={3}>
        {sums
          .filter((sum) => before[sum] !== after[sum])
          .map((sum) => (
            <Sum
              key={sum}
              label={t(`command-plan.account.${sum}`)}
              currency={currency}
              before={before[sum]}
              after={after[sum]}
            />
          ))}
      </Grid.Root>
    </Box>
  );
};
