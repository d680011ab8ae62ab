import { Box, Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { createGlobalStyle } from 'styled-components';
import type { YearTable, YearView } from '../../../../shared/statistics/statistics';
import { ChoiceInput } from '../../kit/components/ChoiceInput';
import { Labelled } from '../../kit/components/Labelled';
import { PageBody } from '../../kit/components/PageBody';
import { PageFrame } from '../../kit/components/PageFrame';
import { useFilters } from '../../kit/hooks/useFilters';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { download } from '../../kit/utils/download';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { fetchYearFile, useGetYearQuery } from '../api';
import { Headlines } from './Headlines';
import { DuesBlock, MovementsBlock, RenewalsBlock, RightsBlock, StatusesBlock } from './blocks';
import { Patterns } from './patterns';

/** The file of a year, or of one of its tables, as the reader's spreadsheet opens it. */
const useExport = (): {
  busy: boolean;
  exportYear: (year: number, table?: YearTable) => Promise<unknown>;
} => {
  const { t } = useTrad();
  const { lang } = useFormat();
  const { pending, submit } = useSubmit({ aside: true });
  const exportYear = (year: number, table?: YearTable) =>
    submit(async () => {
      const file = await fetchYearFile({ year, table, locale: lang });
      const name = table ? t(`dashboard.${table}.title`) : t('dashboard.title');
      download(file, `${name} ${year}.csv`);
    });
  return { busy: pending, exportYear };
};

/** On paper, the figures alone. */
const OnPaper = createGlobalStyle`
  @media print {
    nav, [data-print='hide'] {
      display: none !important;
    }
  }
`;

interface BodyProps {
  view: YearView;
  onYear: (year: string) => void;
  onExport: (table: YearTable) => void;
}

const Body = ({ view, onYear, onExport }: BodyProps) => {
  const { t } = useTrad();
  const blocks = { view, onExport };
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Patterns />
      <Box width="16rem">
        <Labelled name="year" label={t('dashboard.year')}>
          <ChoiceInput
            value={String(view.year)}
            choices={view.years.map((year) => ({ value: String(year), label: String(year) }))}
            onChange={onYear}
          />
        </Labelled>
      </Box>
      {view.headline ? <Headlines headline={view.headline} today={view.today} /> : null}
      <StatusesBlock {...blocks} />
      <MovementsBlock {...blocks} />
      <RenewalsBlock {...blocks} />
      <DuesBlock {...blocks} />
      <RightsBlock {...blocks} />
    </Flex>
  );
};

/** « Tableau de bord »: what a year was, in charts and in numbers. */
export const DashboardPage = () => {
  const { t } = useTrad();
  const { filters, set } = useFilters();
  const query = useGetYearQuery(filters.year);
  const { busy, exportYear } = useExport();
  const year = query.data?.year;
  return (
    <>
      <OnPaper />
      <PageFrame
        title={t('dashboard.title')}
        subtitle={t('dashboard.subtitle')}
        action={
          <Flex gap={2} data-print="hide">
            <Button variant="tertiary" onClick={() => window.print()}>
              {t('dashboard.print')}
            </Button>
            <Button
              startIcon={<Download aria-hidden />}
              loading={busy}
              disabled={year === undefined}
              onClick={() => year !== undefined && void exportYear(year)}
            >
              {t('dashboard.export-all')}
            </Button>
          </Flex>
        }
      >
        <PageBody query={query}>
          {(view) => (
            <Body
              view={view}
              onYear={(chosen) => set({ year: chosen })}
              onExport={(table) => void exportYear(view.year, table)}
            />
          )}
        </PageBody>
      </PageFrame>
    </>
  );
};
