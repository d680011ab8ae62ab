import { Box, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { MESSAGE_FATES, type SureDone, type SurePlan } from '../../../shared/bank/bank';
import { FormSheet } from '../kit/components/FormSheet';
import { Notice } from '../kit/components/Notice';
import { PageBody } from '../kit/components/PageBody';
import { PlainTable } from '../kit/components/PlainTable';
import { Quiet } from '../kit/components/Quiet';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useConfirmBankSureMutation, useGetBankSureQuery } from './api';
import { useReason } from './useReason';

const Line = ({ line }: { line: SurePlan['lines'][number] }) => {
  const { t } = useTrad();
  const { shortDay, money } = useFormat();
  const { reasonOf, partOf } = useReason('in');
  const { bookedOn, label, details, counterparty, account, amount, proposal } = line;
  const names = [...new Set(proposal.parts.map(({ organisation }) => organisation))];
  return (
    <tr>
      <td>
        <Typography style={{ whiteSpace: 'nowrap' }}>{shortDay(bookedOn)}</Typography>
      </td>
      <td>
        <Typography fontWeight="semiBold">{counterparty || t('bank.sure.no-payer')}</Typography>
        <Quiet>{[label, details].filter(Boolean).join(' · ')}</Quiet>
        {account ? <Quiet>{t('bank.account', { end: account.slice(-4) })}</Quiet> : null}
      </td>
      <td>
        <Typography>{names.join(', ')}</Typography>
        <Quiet>{proposal.parts.map(partOf).join(' · ')}</Quiet>
        <Quiet>{proposal.reasons.map(reasonOf).join(' · ')}</Quiet>
      </td>
      <td data-number>
        <Typography style={{ whiteSpace: 'nowrap' }}>{money(amount)}</Typography>
      </td>
    </tr>
  );
};

/** The messages, by what becomes of them. */
const Messages = ({ messages }: Pick<SurePlan, 'messages'>) => {
  const { t } = useTrad();
  if (messages.length === 0) return <Typography>{t('bank.sure.no-messages')}</Typography>;
  return MESSAGE_FATES.map((fate) => {
    const own = messages.filter((message) => message.fate === fate);
    return own.length === 0 ? null : (
      <Box key={fate}>
        <Typography>{t(`bank.sure.messages.${fate}`)}</Typography>
        <ul>
          {own.map(({ template, count }) => (
            <Typography key={template} tag="li">
              {t('bank.sure.message', { name: t(`template.${template}`), count })}
            </Typography>
          ))}
        </ul>
      </Box>
    );
  });
};

/** What confirming does: how many lines, how much, and what becomes of the messages. */
const Plan = ({ plan }: { plan: SurePlan }) => {
  const { t } = useTrad();
  const { money } = useFormat();
  const { lines, messages, more } = plan;
  const amount = lines.reduce((sum, line) => sum + line.amount, 0);
  if (lines.length === 0) return <Notice tone="primary">{t('bank.sure.none')}</Notice>;
  const headers = (['day', 'label', 'match', 'amount'] as const).map((name) =>
    t(`bank.sure.${name}`),
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography fontWeight="bold">
        {t('bank.sure.sum', { count: lines.length, amount: money(amount) })}
      </Typography>
      <Messages messages={messages} />
      {more ? <Notice tone="primary">{t('bank.sure.more')}</Notice> : null}
      <PlainTable
        look="dense"
        caption={t('bank.sure.title')}
        headers={headers}
        numbers={[headers[3]]}
      >
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </PlainTable>
    </Flex>
  );
};

const Failed = ({ done }: { done: SureDone }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  return (
    <Notice tone="warning" title={t('bank.sure.failed', { count: done.failed.length })}>
      {done.failed.map(({ id, label, text: why }) => (
        <Typography key={id} tag="p">
          {`${label} : ${text(why)}`}
        </Typography>
      ))}
    </Notice>
  );
};

/** « Confirmer tout ce qui est sûr »: the plan first, then all of it. */
export const SureSheet = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTrad();
  const { money } = useFormat();
  const query = useGetBankSureQuery(undefined, { refetchOnMountOrArgChange: true });
  const [confirm] = useConfirmBankSureMutation();
  const { pending, refusal, submit } = useSubmit();
  const [outcome, setOutcome] = useState<SureDone | null>(null);
  const lines = query.isFetching ? [] : (query.data?.lines ?? []);
  const send = () =>
    void submit(() => confirm(lines.map(({ id, version }) => ({ id, version }))).unwrap(), {
      done: ({ done, amount }) => t('bank.sure.done', { count: done, amount: money(amount) }),
      then: (answer) => (answer.failed.length === 0 ? onClose() : setOutcome(answer)),
    });
  return (
    <FormSheet
      title={t('bank.sure.title')}
      submit={t('bank.sure.submit', { count: lines.length })}
      pending={pending}
      disabled={lines.length === 0}
      refused={refusal?.message}
      onSubmit={send}
      onClose={onClose}
    >
      {outcome ? <Failed done={outcome} /> : null}
      <PageBody query={query}>{(plan) => <Plan plan={plan} />}</PageBody>
    </FormSheet>
  );
};
