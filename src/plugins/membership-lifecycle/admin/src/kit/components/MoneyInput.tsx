import { Typography, type TextInputProps } from '@strapi/design-system';
import { forwardRef, useCallback } from 'react';
import { useIntl } from 'react-intl';
import { TypedInput, type Reading } from '../typing/TypedInput';
import { readEuros } from '../typing/numbers';
import { eurosText } from '../utils/money';
import { useTrad } from '../utils/trad';

export type MoneyValue = number | string | null;

type Props = Omit<TextInputProps, 'value' | 'onChange'> & {
  /** Integer cents. An unreadable text is kept as a text, so that saving refuses it. */
  value: MoneyValue | undefined;
  onChange: (value: MoneyValue) => void;
};

/** An amount, shown in euros and stored in integer cents. */
export const MoneyInput = forwardRef<HTMLInputElement, Props>((props, ref) => {
  const { locale } = useIntl();
  const { t } = useTrad();
  const read = useCallback(
    (text: string): Reading<MoneyValue> => {
      const cents = readEuros(text);
      return cents === undefined ? { problem: t('typed.amount') } : { value: cents };
    },
    [t],
  );
  const show = useCallback(
    (value: MoneyValue | undefined) =>
      typeof value === 'number' ? eurosText(value, locale) : (value ?? ''),
    [locale],
  );
  return (
    <TypedInput<MoneyValue>
      inputMode="decimal"
      placeholder={eurosText(0, locale)}
      endAction={
        <Typography textColor="neutral600" aria-hidden>
          €
        </Typography>
      }
      {...props}
      ref={ref}
      read={read}
      show={show}
      unread={(text) => text}
    />
  );
});
MoneyInput.displayName = 'MoneyInput';
