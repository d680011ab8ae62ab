import { Button, Flex, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { useState } from 'react';
import type { BankLinesPage, BankLineView } from '../../../shared/bank/bank';
import type { Column } from '../kit/components/ListTable';
import { PageFrame } from '../kit/components/PageFrame';
import { PagedList } from '../kit/components/PagedList';
import { Quiet } from '../kit/components/Quiet';
import { useFilters } from '../kit/hooks/useFilters';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { BankFilters } from './BankFilters';
import { LineActions, type Sheet } from './LineActions';
import { AsideSheet, UndoSheet } from './LineSheets';
import { MatchSheet } from './MatchSheet';
import { ProposalCell } from './ProposalCell';
import { StatementDrop } from './StatementDrop';
import { StatementList } from './StatementList';
import { SureSheet } from './SureSheet';
import { useGetBankLinesQuery } from './api';

const useColumns = (onOpen: (sheet: Sheet) => void): Column<BankLineView>[] => {
  const { t } = useTrad();
  const { shortDay, money } = useFormat();
  return [
    {
      label: t('bank.column.day'),
      cell: ({ bookedOn }) => (
        <Typography style={{ whiteSpace: 'nowrap' }}>{shortDay(bookedOn)}</Typography>
      ),
    },
    {
      label: t('bank.column.label'),
      cell: ({ label, details, counterparty, reference }) => (
        <div style={{ overflowWrap: 'anywhere' }}>
          <Typography>{label}</Typography>
          {[...new Set([counterparty, details, reference])].map((text) =>
            text && text !== label ? <Quiet key={text}>{text}</Quiet> : null,
          )}
        </div>
      ),
    },
    { label: t('bank.column.amount'), number: true, cell: ({ amount }) => money(amount) },
    { label: t('bank.column.match'), cell: (line) => <ProposalCell line={line} /> },
    {
      label: t('bank.column.act'),
      cell: (line) => <LineActions line={line} onOpen={onOpen} />,
    },
  ];
};

/** How much waits, and the way to confirm what is sure. */
const Waiting = ({ page, onSure }: { page: BankLinesPage; onSure: () => void }) => {
  const { t } = useTrad();
  const { money } = useFormat();
  const { count, amount } = page.waiting;
  const shown = page.data.filter(({ state }) => state === 'open' || state === 'partly');
  // Known as soon as every line that waits is on the page.
  const isNoneSure =
    shown.length === count && shown.every(({ proposals }) => proposals[0]?.level !== 'sure');
  return (
    <Flex gap={4} wrap="wrap" justifyContent="space-between">
      <Typography aria-live="polite" fontWeight="bold">
        {count === 0 ? t('bank.waiting.none') : t('bank.waiting', { count, amount: money(amount) })}
      </Typography>
      {count > 0 && isNoneSure ? <Typography>{t('bank.sure.none')}</Typography> : null}
      {count > 0 && !isNoneSure ? (
        <Button size="S" startIcon={<Check aria-hidden />} onClick={onSure}>
          {t('bank.sure')}
        </Button>
      ) : null}
    </Flex>
  );
};

const Opened = ({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) => {
  const { line } = sheet;
  if (sheet.kind === 'aside') return <AsideSheet line={line} onClose={onClose} />;
  if (sheet.kind === 'undo') return <UndoSheet line={line} onClose={onClose} />;
  const { question } = sheet;
  const [proposal] = line.proposals;
  const asked = question && proposal ? { proposal, question } : undefined;
  return <MatchSheet line={line} asked={asked} onClose={onClose} />;
};

/** « Banque »: statements are read, and their lines matched to calls and payments. */
export const BankPage = () => {
  const { t } = useTrad();
  const { filters, set, clear } = useFilters();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [sure, setSure] = useState(false);
  // What is left to do, unless another state is asked for.
  const shown = { ...filters, state: filters.state || 'waiting' };
  const asked = { ...shown, state: shown.state === 'all' ? undefined : shown.state };
  const columns = useColumns(setSheet);
  return (
    <PageFrame title={t('bank.title')} subtitle={t('bank.subtitle')}>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <StatementDrop />
        <Flex direction="column" alignItems="stretch" gap={4}>
          <BankFilters filters={shown} set={set} clear={clear} />
          <PagedList
            query={useGetBankLinesQuery(asked)}
            caption={t('bank.lines')}
            columns={columns}
            above={(page) =>
              shown.state === 'outgoing' ? null : (
                <Waiting page={page} onSure={() => setSure(true)} />
              )
            }
            empty={t(shown.state === 'waiting' ? 'bank.empty.waiting' : 'bank.empty')}
          />
        </Flex>
        <StatementList />
      </Flex>
      {sheet ? <Opened key={sheet.line.id} sheet={sheet} onClose={() => setSheet(null)} /> : null}
      {sure ? <SureSheet onClose={() => setSure(false)} /> : null}
    </PageFrame>
  );
};
