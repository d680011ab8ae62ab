import type { TextInputProps } from '@strapi/design-system';
import { forwardRef, useCallback } from 'react';
import { TypedInput, type Reading } from '../typing/TypedInput';
import { readWhole, readYear, withoutUnit } from '../typing/numbers';
import { useTrad } from '../utils/trad';

export type WholeValue = number | string | null;

type Props = Omit<TextInputProps, 'value' | 'onChange'> & {
  /** An unreadable text is kept as a text, so that saving refuses it. */
  value: WholeValue | undefined;
  onChange: (value: WholeValue) => void;
  /** A year has four digits. */
  as?: 'number' | 'year';
  /** Refuses an empty field. The form then keeps its last value, as for an unreadable text. */
  needed?: boolean;
  /** The smallest number that is taken. */
  least?: number | undefined;
  /** The words beside the field: a unit that they name may be typed after the number. */
  beside?: string;
  /** Whether an unreadable text is handed over; else null is. */
  keepUnread?: boolean;
};

const show = (value: WholeValue | undefined): string =>
  (value ?? null) === null ? '' : String(value);

/** A whole number, or a year, without the space that French sets in thousands. */
export const WholeInput = forwardRef<HTMLInputElement, Props>(
  ({ as = 'number', needed = false, least, beside = '', keepUnread = true, ...props }, ref) => {
    const { t } = useTrad();
    const read = useCallback(
      (text: string): Reading<WholeValue> => {
        const value = as === 'year' ? readYear(text) : readWhole(withoutUnit(text, beside));
        if (value === undefined) return { problem: t(`typed.${as}`) };
        if (value !== null && least !== undefined && value < least) {
          return { problem: t('typed.least', { least }) };
        }
        return value === null && needed ? { problem: t('field.required') } : { value };
      },
      [as, needed, least, beside, t],
    );
    return (
      <TypedInput<WholeValue>
        inputMode="numeric"
        {...props}
        ref={ref}
        read={read}
        show={show}
        {...(needed ? {} : { unread: (text: string) => (keepUnread ? text : null) })}
      />
    );
  },
);
WholeInput.displayName = 'WholeInput';
