import { useState } from 'react';
import type { YearTable } from '../../../../shared/statistics/statistics';
import { useRefusal } from '../../kit/api/refusal';
import { download } from '../../kit/utils/download';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { fetchYearFile } from '../api';

/** The file of a year, or of one of its tables, as the reader's spreadsheet opens it. */
export const useExport = (): {
  busy: boolean;
  exportYear: (year: number, table?: YearTable) => Promise<void>;
} => {
  const { t } = useTrad();
  const { lang } = useFormat();
  const { notify } = useRefusal();
  const [busy, setBusy] = useState(false);
  const exportYear = async (year: number, table?: YearTable) => {
    setBusy(true);
    try {
      const file = await fetchYearFile({ year, table, locale: lang });
      const name = table ? t(`dashboard.${table}.title`) : t('dashboard.title');
      download(file, `${name} ${year}.csv`);
    } catch (error) {
      notify(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, exportYear };
};
