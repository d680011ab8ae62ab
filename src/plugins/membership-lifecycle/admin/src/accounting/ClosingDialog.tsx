import { Flex, Loader, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ClosingPlan } from '../../../shared/accounting/accounting';
import { useRefusal } from '../kit/api/refusal';
import { FormSheet } from '../kit/components/FormSheet';
import { Notice } from '../kit/components/Notice';
import { DayField } from '../kit/components/fields';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { Totals } from './Totals';
import { useClosePeriodMutation, useGetClosingPlanQuery } from './api';

/** The totals that a closing writes, and the consequences of it. */
const Plan = ({ plan }: { plan: ClosingPlan }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { from, through, totals, journals, late, corrections, opens, fileName, yearEnd } = plan;
  const { count, amount } = plan.waiting;
  const days = {
    through: format.day(through),
    opens: format.day(opens),
    yearEnd: format.day(yearEnd),
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography variant="delta" tag="h3">
        {from
          ? t('accounting.plan.from', { from: format.day(from), ...days })
          : t('accounting.plan.first', days)}
      </Typography>
      <Totals totals={totals} />
      {journals.map(({ code, label, entries, first, last }) => (
        <Typography key={code} tag="p">
          {t('accounting.plan.journal', {
            journal: `${code}, ${label}`,
            count: entries,
            first: format.number(first),
            last: format.number(last),
          })}
        </Typography>
      ))}
      {late > 0 ? (
        <Typography tag="p">{t('accounting.plan.late', { count: late })}</Typography>
      ) : null}
      {corrections > 0 ? (
        <Typography tag="p">{t('accounting.plan.corrections', { count: corrections })}</Typography>
      ) : null}
      <Typography tag="p">{t('accounting.plan.file', { name: fileName })}</Typography>
      {count > 0 ? (
        <Notice tone="warning">
          {t('accounting.plan.waiting', { count, amount: format.money(amount), ...days })}
        </Notice>
      ) : null}
      {through === yearEnd ? null : (
        <Notice tone="warning">{t('accounting.plan.no-year-end', days)}</Notice>
      )}
      <Notice tone="warning">{t('accounting.plan.final', days)}</Notice>
    </Flex>
  );
};

interface Props {
  /** The last day that is proposed; empty when every financial year that is over is closed. */
  proposed: string;
  onClose: () => void;
}

/** « Clôturer une période »: what it writes is shown first, and never changes afterwards. */
export const ClosingDialog = ({ proposed, onClose }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const { read } = useRefusal();
  const [through, setThrough] = useState(proposed);
  const plan = useGetClosingPlanQuery(through, {
    skip: through === '',
    refetchOnMountOrArgChange: true,
  });
  const [close] = useClosePeriodMutation();
  const { pending, refusal, submit } = useSubmit();
  const shown = through === '' || plan.isFetching || plan.error ? undefined : plan.currentData;

  const send = () => {
    if (!shown) return;
    void submit(() => close({ through, seal: shown.seal }).unwrap(), {
      done: t('accounting.closed', { through: format.day(through) }),
      then: onClose,
    });
  };

  return (
    <FormSheet
      title={t('accounting.close')}
      submit={t('accounting.close.submit')}
      pending={pending}
      disabled={!shown}
      refused={plan.error ? null : refusal?.message}
      onSubmit={send}
      onClose={onClose}
    >
      <DayField
        name="through"
        label={t('accounting.close.through')}
        hint={t('accounting.close.through.hint')}
        error={plan.error && !plan.isFetching ? read(plan.error).message : undefined}
        required
        value={through}
        onChange={setThrough}
      />
      {through === '' && proposed === '' ? (
        <Notice tone="primary">{t('accounting.close.none-over')}</Notice>
      ) : null}
      {plan.isFetching ? <Loader small>{t('state.loading')}</Loader> : null}
      {shown ? <Plan plan={shown} /> : null}
    </FormSheet>
  );
};
