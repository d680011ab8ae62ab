import { IconButton } from '@strapi/design-system';
import { Calendar } from '@strapi/icons';
import { forwardRef, useCallback, useRef } from 'react';
import styled from 'styled-components';
import { TypedInput, type Reading } from '../typing/TypedInput';
import { monthDayOf } from '../typing/calendar';
import { readDay } from '../typing/days';
import { useDaySentences } from '../typing/useDaySentences';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';

interface Props {
  /** `YYYY-MM-DD`, or a text that cannot be read; empty when there is none. */
  value: string;
  onChange: (day: string) => void;
  disabled?: boolean;
  size?: 'S' | 'M';
  name?: string;
  placeholder?: string | undefined;
  'aria-label'?: string;
  /** Hands over an unreadable text as it is; otherwise the empty text. */
  keepUnread?: boolean;
}

const ISO = /^\d{4}-\d\d-\d\d/;

const shown = (value: string | undefined): string =>
  value && ISO.test(value) ? value.slice(0, 10).split('-').reverse().join('/') : (value ?? '');

const thisDay = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${monthDayOf(now.getMonth() + 1, now.getDate())}`;
};

/** The browser's own calendar, in the language of the browser; it opens from the button beside. */
const Hidden = styled.input`
  position: absolute;
  inset-inline-end: 0;
  bottom: 0;
  width: 1px;
  height: 1px;
  opacity: 0;
  border: 0;
  padding: 0;
  pointer-events: none;
`;
const Frame = styled.div`
  position: relative;
  width: 100%;
`;

/** A calendar day, typed as people write it or chosen in a calendar. */
export const DayInput = forwardRef<HTMLInputElement, Props>(
  ({ value, onChange, disabled = false, keepUnread = false, placeholder, ...props }, ref) => {
    const { t } = useTrad();
    const { weekday } = useFormat();
    const sentenceOf = useDaySentences();
    const calendar = useRef<HTMLInputElement>(null);
    const read = useCallback(
      (text: string): Reading<string> => {
        const found = readDay(text, thisDay());
        if (found === null) return { value: '' };
        if ('problem' in found) return { problem: sentenceOf(found.problem) };
        const { day, completed } = found;
        const note = completed ? t('typed.day.understood', { day: weekday(day) }) : undefined;
        return { value: day, note };
      },
      [sentenceOf, t, weekday],
    );
    return (
      <Frame>
        <TypedInput
          {...props}
          ref={ref}
          disabled={disabled}
          placeholder={placeholder || t('date.placeholder')}
          value={value}
          onChange={onChange}
          read={read}
          show={shown}
          unread={(text) => (keepUnread ? text : '')}
          endAction={
            disabled ? null : (
              <IconButton
                label={t('date.calendar')}
                variant="ghost"
                size="XS"
                onClick={() => calendar.current?.showPicker()}
              >
                <Calendar />
              </IconButton>
            )
          }
        />
        <Hidden
          ref={calendar}
          type="date"
          tabIndex={-1}
          aria-hidden
          disabled={disabled}
          value={ISO.test(value) ? value.slice(0, 10) : ''}
          onChange={({ target }) => onChange(target.value)}
        />
      </Frame>
    );
  },
);
DayInput.displayName = 'DayInput';
