import { DatePicker, useField } from '@strapi/design-system';
import type { KeyboardEvent } from 'react';
import { useTrad } from '../utils/trad';

interface Props {
  value: string;
  onChange: (day: string) => void;
  disabled?: boolean;
  size?: 'S' | 'M';
  name?: string;
  'aria-label'?: string;
}

const pad = (part: number): string => String(part).padStart(2, '0');

/** The picker reads its value in UTC and answers in the local zone; the day itself must not move. */
const toDay = (date: Date): string =>
  `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;

/** The picker swallows Tab while its calendar is open, and it opens at the first figure that is typed. */
const closeOnTab = (event: KeyboardEvent) => {
  const { key, target } = event;
  if (key !== 'Tab' || !(target instanceof HTMLInputElement)) return;
  if (target.getAttribute('aria-expanded') !== 'true') return;
  // As if Escape had closed it; leaving the field then keeps what was typed.
  target.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  event.stopPropagation();
};

/** A calendar day, kept as YYYY-MM-DD; the empty text when there is none. */
export const DayInput = ({ value, onChange, ...props }: Props) => {
  const { t } = useTrad();
  const { error } = useField('DayInput');
  return (
    <div onKeyDownCapture={closeOnTab}>
      <DatePicker
        {...props}
        // The picker shows that its day is refused, and forgets to say it.
        aria-invalid={Boolean(error)}
        placeholder={t('date.placeholder')}
        calendarLabel={t('date.calendar')}
        monthSelectLabel={t('date.month')}
        yearSelectLabel={t('date.year')}
        clearLabel={t('action.clear')}
        value={value ? new Date(`${value}T00:00:00Z`) : undefined}
        onChange={(date) => onChange(date ? toDay(date) : '')}
        onClear={() => onChange('')}
      />
    </div>
  );
};
