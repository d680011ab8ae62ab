import { useCallback } from 'react';
import type { OccasionRow } from '../../../shared/occasions/participation';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

type Span = Pick<OccasionRow, 'startsOn' | 'startTime' | 'endsOn' | 'endTime'>;

/** « 14 h 30 » in French, “14:30” in English. */
const clock = (time: string, lang: 'fr' | 'en'): string => {
  if (lang === 'en') return time;
  const [hours = '', minutes = ''] = time.split(':');
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`;
};

/** When something takes place: the days, and the hours below when there are some. */
export const useWhen = (): ((span: Span) => { days: string; hours: string | null }) => {
  const { t } = useTrad();
  const { day, range, lang } = useFormat();
  return useCallback(
    ({ startsOn, startTime, endsOn, endTime }) => ({
      days: startsOn === endsOn ? day(startsOn) : range(startsOn, endsOn),
      hours:
        startTime === null || endTime === null
          ? null
          : t('occasion.hours', { from: clock(startTime, lang), to: clock(endTime, lang) }),
    }),
    [day, lang, range, t],
  );
};
