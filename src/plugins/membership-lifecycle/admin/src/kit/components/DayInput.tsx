import { DatePicker, useField } from '@strapi/design-system';
import { useMemo, type KeyboardEvent } from 'react';
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

/** The picker expects UTC and returns local time; the day must stay the same. */
const toDay = (date: Date): string =>
  `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;

/** The picker opens at the first typed digit, and then swallows Tab. */
const closeOnTab = (event: KeyboardEvent) => {
  const { key, target } = event;
  if (key !== 'Tab' || !(target instanceof HTMLInputElement)) return;
  if (target.getAttribute('aria-expanded') !== 'true') return;
  // Closes it as Escape does; leaving the field then keeps the typed text.
  target.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  event.stopPropagation();
};

/** A calendar day, kept as YYYY-MM-DD; the empty text when there is none. */
export const DayInput = ({ value, onChange, ...props }: Props) => {
  const { t } = useTrad();
  const { error } = useField('DayInput');
  // The picker forgets what is being typed whenever it gets another object.
  const date = useMemo(() => (value ? new Date(`${value}T00:00:00Z`) : undefined), [value]);
  return (
    <div onKeyDownCapture={closeOnTab}>
      <DatePicker
        {...props}
        // The picker looks invalid, but does not set the attribute itself.
        aria-invalid={Boolean(error)}
        placeholder={t('date.placeholder')}
        calendarLabel={t('date.calendar')}
        monthSelectLabel={t('date.month')}
        yearSelectLabel={t('date.year')}
        clearLabel={t('action.clear')}
        value={date}
        onChange={(chosen) => onChange(chosen ? toDay(chosen) : '')}
        onClear={() => onChange('')}
      />
    </div>
  );
};
