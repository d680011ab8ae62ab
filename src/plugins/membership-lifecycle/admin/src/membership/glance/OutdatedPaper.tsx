import { Flex, Typography } from '@strapi/design-system';
import type { DuesView, MembershipView } from '../../../../shared/core/membership';
import { Notice } from '../../kit/components/Notice';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { ActionButton } from './ActionButton';
import type { Actions } from './useActions';

interface Props {
  call: DuesView;
  view: MembershipView;
  actions: Actions;
}

/** Warns that a call's paper is outdated, and offers to issue another call. */
export const OutdatedPaper = ({ call, view, actions }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const said = call.outdated;
  const term = view.terms.find(({ id }) => id === call.termId);
  if (!said || !term) return null;
  const money = (amount: number) => format.money({ ...call.amount, amount });
  const differences = [
    { what: 'amount', said: money(said.amount), now: money(call.amount.amount) },
    {
      what: 'period',
      said: format.range(said.startsOn, said.endsOn),
      now: format.range(term.startsOn, term.endsOn),
    },
    { what: 'due', said: format.day(said.dueOn), now: format.day(call.dueOn) },
  ].filter((one) => one.said !== one.now);
  return (
    <Notice tone="warning" title={t('outdated.title')}>
      <Flex direction="column" alignItems="start" gap={2}>
        <ul>
          {differences.map(({ what, ...values }) => (
            <li key={what}>
              <Typography>{t(`outdated.${what}`, values)}</Typography>
            </li>
          ))}
        </ul>
        <ActionButton
          actions={actions}
          name="reissue-call"
          preset={{ duesId: call.id, reason: t('outdated.reason') }}
          subject={t('dues.number', { number: call.number })}
          label={t('outdated.reissue')}
        />
      </Flex>
    </Notice>
  );
};
