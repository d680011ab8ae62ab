import { forwardRef, useCallback } from 'react';
import { TypedInput, type Reading } from '../typing/TypedInput';
import { existsEveryYear } from '../typing/calendar';
import { readMonthDay } from '../typing/days';
import { useDaySentences } from '../typing/useDaySentences';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';

interface Props {
  /** `MM-DD`, or a text that cannot be read; empty when there is none. */
  value: string;
  onChange: (monthDay: string) => void;
  disabled?: boolean;
  name?: string;
}

const isStored = (value: string): boolean => {
  const [, month, day] = /^(\d\d)-(\d\d)$/.exec(value) ?? [];
  return month !== undefined && existsEveryYear(Number(month), Number(day));
};

/** A day that comes every year, typed as 01/10 and shown as « 1er octobre ». */
export const MonthDayInput = forwardRef<HTMLInputElement, Props>(({ value, ...props }, ref) => {
  const { t } = useTrad();
  const { dayAndMonth } = useFormat();
  const sentenceOf = useDaySentences();
  const read = useCallback(
    (text: string): Reading<string> => {
      const found = readMonthDay(text);
      if (found === null) return { value: '' };
      return 'problem' in found
        ? { problem: sentenceOf(found.problem) }
        : { value: found.monthDay };
    },
    [sentenceOf],
  );
  const show = useCallback(
    // Any year that has the day: the year is not shown.
    (given: string | undefined) =>
      given && isStored(given) ? dayAndMonth(`2000-${given}`) : (given ?? ''),
    [dayAndMonth],
  );
  return (
    <TypedInput
      {...props}
      ref={ref}
      value={value}
      placeholder={t('month-day.placeholder')}
      read={read}
      show={show}
      unread={(text) => text}
    />
  );
});
MonthDayInput.displayName = 'MonthDayInput';
