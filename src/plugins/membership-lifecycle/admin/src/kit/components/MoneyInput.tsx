import { TextInput, Typography } from '@strapi/design-system';
import type { TextInputProps } from '@strapi/design-system';
import { forwardRef, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { eurosText, parseEuros } from '../utils/money';

export type MoneyValue = number | string | null;

type Props = Omit<TextInputProps, 'value' | 'onChange'> & {
  /** Integer cents. An unreadable text is kept as a text, so that saving refuses it. */
  value: MoneyValue | undefined;
  onChange: (value: MoneyValue) => void;
};

const shown = (value: MoneyValue | undefined, locale: string): string => {
  if (typeof value === 'number') return eurosText(value, locale);
  return value ?? '';
};

/** An amount, shown in euros and stored in integer cents. */
export const MoneyInput = forwardRef<HTMLInputElement, Props>(
  ({ value, onChange, ...props }, ref) => {
    const { locale } = useIntl();
    const [text, setText] = useState(() => shown(value, locale));
    const [typing, setTyping] = useState(false);

    useEffect(() => {
      if (!typing) setText(shown(value, locale));
    }, [value, locale, typing]);

    return (
      <TextInput
        ref={ref}
        inputMode="decimal"
        autoComplete="off"
        placeholder={eurosText(0, locale)}
        endAction={
          <Typography textColor="neutral600" aria-hidden>
            €
          </Typography>
        }
        {...props}
        value={text}
        onFocus={() => setTyping(true)}
        onBlur={() => setTyping(false)}
        onChange={({ target }) => {
          setText(target.value);
          const cents = parseEuros(target.value);
          onChange(cents === undefined ? target.value : cents);
        }}
      />
    );
  },
);
MoneyInput.displayName = 'MoneyInput';
