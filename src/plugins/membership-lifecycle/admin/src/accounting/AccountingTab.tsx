import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useState } from 'react';
import type { AccountingView } from '../../../shared/accounting/accounting';
import { fetchNamedFile } from '../kit/api/file';
import { useRefusal } from '../kit/api/refusal';
import { Card } from '../kit/components/Card';
import { DayInput } from '../kit/components/DayInput';
import { ExportMenu } from '../kit/components/ExportMenu';
import { FilterBar } from '../kit/components/FilterBar';
import { Labelled } from '../kit/components/Labelled';
import { Notice } from '../kit/components/Notice';
import { PageBody } from '../kit/components/PageBody';
import { useFilters } from '../kit/hooks/useFilters';
import { useSubmit } from '../kit/hooks/useSubmit';
import { download } from '../kit/utils/download';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { ClosingDialog } from './ClosingDialog';
import { Closings } from './Closings';
import { SettingsDialog } from './SettingsDialog';
import { Totals } from './Totals';
import { useGetAccountingQuery, useGetBalanceQuery } from './api';

interface Period {
  from: string;
  to: string;
}

/** The day after another, and a year before it. */
const moved = (day: string, { days = 0, years = 0 }: { days?: number; years?: number }): string => {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, date + days)).toISOString().slice(0, 10);
};

/** The financial year that is under way. */
const yearOf = (yearEnd: string): Period => ({
  from: moved(moved(yearEnd, { days: 1 }), { years: -1 }),
  to: yearEnd,
});

/** The last day to close: of the last financial year that is over; none when it is closed. */
const proposedDay = ({ yearEnd, closedThrough }: AccountingView): string => {
  const last = moved(yearOf(yearEnd).from, { days: -1 });
  return closedThrough === null || last > closedThrough ? last : '';
};

/** The file of a period in the columns of the FEC. */
const FecButton = ({ period }: { period: Period }) => {
  const { t } = useTrad();
  const { pending, submit } = useSubmit({ aside: true });
  const take = () =>
    void submit(() => fetchNamedFile('accounting/file', period), {
      then: ({ file, name }) => download(file, name ?? 'FEC.txt'),
    });
  return (
    <Button
      size="S"
      variant="secondary"
      startIcon={<Download aria-hidden />}
      loading={pending}
      onClick={take}
    >
      {t('accounting.fec')}
    </Button>
  );
};

/** The end of the financial year under way, where a period reaches into it and it is to come. */
const comingEnd = ({ yearEnd, today }: AccountingView, { from, to }: Period): string | null =>
  yearEnd > today && from <= yearEnd && to >= yearOf(yearEnd).from ? yearEnd : null;

/** Remarks without which the totals of a period would mislead. */
const Remark = ({ children }: { children: string }) => (
  <Typography tag="p" variant="pi" textColor="neutral600">
    {children}
  </Typography>
);

const Balance = ({ view, period }: { view: AccountingView; period: Period }) => {
  const { t } = useTrad();
  const format = useFormat();
  const end = comingEnd(view, period);
  const { read } = useRefusal();
  const query = useGetBalanceQuery(period);
  if (query.error) return <Notice tone="danger">{read(query.error).message}</Notice>;
  return (
    <PageBody query={query}>
      {({ totals, closed, late }) =>
        totals.entries === 0 ? (
          <Typography textColor="neutral600">{t('accounting.none')}</Typography>
        ) : (
          <Flex direction="column" alignItems="stretch" gap={2}>
            <Totals totals={totals} />
            <Remark>{t('accounting.movements-alone')}</Remark>
            {end ? (
              <Remark>{t('accounting.prepaid-to-come', { on: format.day(end) })}</Remark>
            ) : null}
            {late > 0 ? <Remark>{t('accounting.plan.late', { count: late })}</Remark> : null}
            <Remark>
              {t('accounting.closed-part', { closed, open: totals.entries - closed })}
            </Remark>
          </Flex>
        )
      }
    </PageBody>
  );
};

const Entries = ({ view }: { view: AccountingView }) => {
  const { t } = useTrad();
  const { filters, set } = useFilters();
  const usual = yearOf(view.yearEnd);
  const period = { from: filters.from || usual.from, to: filters.to || usual.to };
  const [editing, setEditing] = useState(false);
  return (
    <Card title={t('accounting.entries')} help={t('accounting.entries.help')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <FilterBar
          end={
            <Flex gap={2} wrap="wrap">
              <Button size="S" variant="tertiary" onClick={() => setEditing(true)}>
                {t('accounting.settings')}
              </Button>
              <ExportMenu
                what={[{ label: 'accounting.entries', path: 'entries', filters: { ...period } }]}
              />
              <FecButton period={period} />
            </Flex>
          }
        >
          {(['from', 'to'] as const).map((name) => (
            <Box key={name} width="15rem">
              <Labelled label={t(`schedule.${name}`)}>
                <DayInput size="S" value={period[name]} onChange={(day) => set({ [name]: day })} />
              </Labelled>
            </Box>
          ))}
        </FilterBar>
        {view.siren ? null : <Notice tone="warning">{t('accounting.no-siren')}</Notice>}
        <Balance view={view} period={period} />
      </Flex>
      {editing ? <SettingsDialog onClose={() => setEditing(false)} /> : null}
    </Card>
  );
};

const Periods = ({ view }: { view: AccountingView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const [closing, setClosing] = useState(false);
  const { closedThrough } = view;
  return (
    <Card
      title={t('accounting.closings')}
      help={
        closedThrough
          ? t('accounting.closings.through', { through: format.day(closedThrough) })
          : t('accounting.closings.help')
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Box>
          <Button onClick={() => setClosing(true)}>{t('accounting.close')}</Button>
        </Box>
        <Closings closings={view.closings} />
      </Flex>
      {closing ? (
        <ClosingDialog proposed={proposedDay(view)} onClose={() => setClosing(false)} />
      ) : null}
    </Card>
  );
};

/** « Écritures »: entries by period, and the periods that are closed for good. */
export const AccountingTab = () => (
  <PageBody query={useGetAccountingQuery()}>
    {(view) => (
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Entries view={view} />
        <Periods view={view} />
      </Flex>
    )}
  </PageBody>
);
