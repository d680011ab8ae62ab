import type { Reading } from '../../../../../shared/catalogue/public-reading';
import type { Day } from '../../../../../shared/kernel/common';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';

/** What the public reads once an offer is published, in a sentence. */
export const useReadingText = () => {
  const { t } = useTrad();
  const { day } = useFormat();
  return (reading: Reading, today: Day): string => {
    if (reading.kind === 'closed') return t('publish.closed');
    const { from } = reading;
    const other = reading.kind === 'opens' ? '' : reading.other.title;
    return t(`publish.${reading.kind}`, {
      when: from > today ? 'later' : 'now',
      from: day(from),
      other,
    });
  };
};
