import { Button, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useState } from 'react';
import type { StatementView } from '../../../shared/bank/bank';
import { useRefusal } from '../kit/api/refusal';
import { Confirm } from '../kit/components/Confirm';
import { ListTable, type Column } from '../kit/components/ListTable';
import { PageBody } from '../kit/components/PageBody';
import { Quiet } from '../kit/components/Quiet';
import { useActorName } from '../kit/panels/useActorName';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useGetBankStatementsQuery, useRemoveBankStatementMutation } from './api';

const useColumns = (onRemove: (row: StatementView) => void): Column<StatementView>[] => {
  const { t } = useTrad();
  const { number, shortMoment, shortRange, money } = useFormat();
  const nameOf = useActorName();
  const balances = ({ opening, closing }: StatementView): string[] => [
    ...(opening === null ? [] : [t('bank.statements.opening', { amount: money(opening) })]),
    ...(closing === null ? [] : [t('bank.statements.closing', { amount: money(closing) })]),
  ];
  return [
    {
      label: t('bank.statements.name'),
      cell: ({ name, format, account, ofOther }) => (
        <div style={{ overflowWrap: 'anywhere', minWidth: '16rem' }}>
          <Typography>{name}</Typography>
          <Quiet>
            {[t(`bank.format.${format}`), account && t('bank.account', { end: account.slice(-4) })]
              .filter(Boolean)
              .join(' · ')}
          </Quiet>
          {ofOther ? (
            <Typography tag="p" variant="pi" textColor="neutral800" fontWeight="semiBold">
              {t('bank.statements.other')}
            </Typography>
          ) : null}
        </div>
      ),
    },
    {
      label: t('bank.statements.days'),
      cell: ({ from, to }) => (from && to ? shortRange(from, to) : ''),
    },
    {
      label: t('bank.statements.balances'),
      number: true,
      cell: (row) =>
        balances(row).map((said) => (
          <Typography key={said} tag="p">
            {said}
          </Typography>
        )),
    },
    {
      label: t('bank.statements.lines'),
      number: true,
      cell: ({ lines, newLines, waiting }) => (
        <>
          <Typography>{number(lines)}</Typography>
          {newLines < lines ? <Quiet>{t('bank.statements.new', { count: newLines })}</Quiet> : null}
          {waiting > 0 ? <Quiet>{t('bank.statements.waiting', { count: waiting })}</Quiet> : null}
        </>
      ),
    },
    {
      label: t('bank.statements.read'),
      cell: ({ readAt, readBy }) => (
        <>
          <Typography style={{ whiteSpace: 'nowrap' }}>
            {shortMoment(new Date(readAt).toISOString())}
          </Typography>
          <Quiet>{nameOf(readBy)}</Quiet>
        </>
      ),
    },
    {
      label: t('bank.column.act'),
      cell: (row) =>
        row.held ? (
          <Quiet>{t('bank.statements.held')}</Quiet>
        ) : (
          <Button
            size="S"
            variant="tertiary"
            startIcon={<Trash aria-hidden />}
            aria-label={t('bank.statements.remove.of', { name: row.name })}
            onClick={() => onRemove(row)}
          >
            {t('bank.statements.remove')}
          </Button>
        ),
    },
  ];
};

/** The statements that were read, each with what became of its lines. */
export const StatementList = () => {
  const { t } = useTrad();
  const { notify } = useRefusal();
  const query = useGetBankStatementsQuery();
  const [remove] = useRemoveBankStatementMutation();
  const [asked, setAsked] = useState<StatementView | null>(null);
  const columns = useColumns(setAsked);
  return (
    <section aria-label={t('bank.statements')}>
      <Typography variant="delta" tag="h2" style={{ paddingBlockEnd: '1.2rem' }}>
        {t('bank.statements')}
      </Typography>
      <PageBody query={query}>
        {(rows) => (
          <ListTable
            caption={t('bank.statements')}
            columns={columns}
            rows={rows}
            empty={t('bank.statements.empty')}
          />
        )}
      </PageBody>
      <Confirm
        open={asked !== null}
        title={t('bank.statements.remove')}
        onConfirm={() => {
          if (asked) remove(asked.id).unwrap().catch(notify);
          setAsked(null);
        }}
        onClose={() => setAsked(null)}
      >
        {t('bank.statements.remove.question', { name: asked?.name ?? '' })}
      </Confirm>
    </section>
  );
};
