import { forwardRef, useCallback } from 'react';
import { TypedInput, type Reading } from '../typing/TypedInput';
import { readTime } from '../typing/times';
import { useTrad } from '../utils/trad';

interface Props {
  /** `HH:MM`; empty when there is none. */
  value: string;
  onChange: (time: string) => void;
  disabled?: boolean;
  name?: string;
}

const show = (value: string | undefined): string => value ?? '';

/** A time of day, typed as people write it. */
export const TimeInput = forwardRef<HTMLInputElement, Props>((props, ref) => {
  const { t } = useTrad();
  const read = useCallback(
    (text: string): Reading<string> => {
      const found = readTime(text);
      if (found === null) return { value: '' };
      if ('time' in found) return { value: found.time };
      const { reason, given } = found.problem;
      return { problem: t(`typed.time.${reason}`, { given }) };
    },
    [t],
  );
  return (
    <TypedInput
      {...props}
      ref={ref}
      placeholder={t('time.placeholder')}
      read={read}
      show={show}
      unread={() => ''}
    />
  );
});
TimeInput.displayName = 'TimeInput';
