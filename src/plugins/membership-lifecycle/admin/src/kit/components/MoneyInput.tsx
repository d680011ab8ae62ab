import { Typography, type TextInputProps } from '@strapi/design-system';
import { forwardRef, useCallback } from 'react';
import { useIntl } from 'react-intl';
import { TypedInput, type Reading } from '../typing/TypedInput';
import { readEuros, readRate } from '../typing/numbers';
import { eurosText, rateText } from '../utils/money';
import { useTrad } from '../utils/trad';

export type MoneyValue = number | string | null;

export type MoneyInputProps = Omit<TextInputProps, 'value' | 'onChange'> & {
  /** An integer, in the input's unit. An unreadable text is kept as a text, so that saving refuses it. */
  value: MoneyValue | undefined;
  onChange: (value: MoneyValue) => void;
};

interface Unit {
  /** Undefined for a text that is no amount. */
  read: (typed: string) => number | null | undefined;
  text: (amount: number, locale: string) => string;
}

const CENTS: Unit = { read: readEuros, text: eurosText };
const MILLIONTHS: Unit = { read: readRate, text: rateText };

const EurosInput = forwardRef<HTMLInputElement, MoneyInputProps & { unit: Unit }>(
  ({ unit, ...props }, ref) => {
    const { locale } = useIntl();
    const { t } = useTrad();
    const read = useCallback(
      (text: string): Reading<MoneyValue> => {
        const amount = unit.read(text);
        return amount === undefined ? { problem: t('typed.amount') } : { value: amount };
      },
      [t, unit],
    );
    const show = useCallback(
      (value: MoneyValue | undefined) =>
        typeof value === 'number' ? unit.text(value, locale) : (value ?? ''),
      [locale, unit],
    );
    return (
      <TypedInput<MoneyValue>
        inputMode="decimal"
        placeholder={unit.text(0, locale)}
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
  },
);
EurosInput.displayName = 'EurosInput';

/** An amount, shown in euros and stored in integer cents. */
export const MoneyInput = forwardRef<HTMLInputElement, MoneyInputProps>((props, ref) => (
  <EurosInput {...props} unit={CENTS} ref={ref} />
));
MoneyInput.displayName = 'MoneyInput';

/** An amount by unit, shown in euros and stored in integer millionths of a euro. */
export const RateInput = forwardRef<HTMLInputElement, MoneyInputProps>((props, ref) => (
  <EurosInput {...props} unit={MILLIONTHS} ref={ref} />
));
RateInput.displayName = 'RateInput';
