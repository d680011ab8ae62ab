import type { YearTable } from '../../../../shared/statistics/statistics';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { download } from '../../kit/utils/download';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { fetchYearFile } from '../api';

/** The file of a year, or of one of its tables, as the reader's spreadsheet opens it. */
export const useExport = (): {
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
