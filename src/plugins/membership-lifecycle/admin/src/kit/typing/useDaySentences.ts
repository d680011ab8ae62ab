import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useTrad } from '../utils/trad';
import type { DayProblem } from './days';

/** Why a text is no day, in a sentence. */
export const useDaySentences = (): ((problem: DayProblem) => string) => {
  const { t } = useTrad();
  const { locale } = useIntl();
  return useMemo(() => {
    const months = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
    return (problem) => {
      const { reason } = problem;
      switch (reason) {
        case 'too-long':
          return t('typed.day.too-long', {
            day: problem.day,
            month: months.format(new Date(Date.UTC(2000, problem.month - 1, 1))),
          });
        case 'ambiguous':
          return t('typed.day.ambiguous', { given: problem.given });
        case 'year':
          return t('typed.day.year', { given: problem.given });
        case 'month':
          return t('typed.day.month', { given: String(problem.given) });
        case 'leap':
          return t('typed.day.leap', { year: String(problem.year) });
        default:
          return t(`typed.day.${reason}`);
      }
    };
  }, [t, locale]);
};
