import { TextInput, useField, type TextInputProps } from '@strapi/design-system';
import {
  forwardRef,
  useEffect,
  useId,
  useRef,
  useState,
  type ReactElement,
  type Ref,
  type RefAttributes,
} from 'react';
import { useSaying } from './saying';

/** The value of a text, or why it has none. */
export type Reading<Value> = { value: Value; note?: string | undefined } | { problem: string };

export interface TypedProps<Value> extends Omit<TextInputProps, 'value' | 'onChange'> {
  value: Value | undefined;
  /** Called with each readable text. */
  onChange: (value: Value) => void;
  read: (text: string) => Reading<Value>;
  show: (value: Value | undefined) => string;
  /** The value handed over for an unreadable text; without it, the form keeps its last value. */
  unread?: (text: string) => Value;
}

/** A line of text that is read as a value: refused when it is left unreadable, never changed silently. */
const Typed = <Value,>(
  { value, onChange, read, show, unread, onFocus, onBlur, ...props }: TypedProps<Value>,
  ref: Ref<HTMLInputElement>,
) => {
  const own = useId();
  const { error } = useField('TypedInput');
  const [text, setText] = useState(() => show(value));
  // The note about a completed value stays after the text was completed.
  const [note, setNote] = useState<string | undefined>(undefined);
  const typed = useRef(false);
  const told = useRef(value);

  useEffect(() => {
    if (Object.is(told.current, value)) return;
    told.current = value;
    setText(show(value));
    setNote(undefined);
  }, [value, show]);

  const reading = read(text);
  const problem = 'problem' in reading ? reading.problem : null;
  // Half a date is no mistake: what is wrong is said once the field is left.
  const [said, setSaid] = useState(problem !== null && text !== '');
  const shown = said ? problem : null;
  useSaying(own, { problem: shown, note });

  const tell = (next: Value) => {
    told.current = next;
    onChange(next);
  };
  return (
    <TextInput
      autoComplete="off"
      {...props}
      ref={ref}
      value={text}
      aria-invalid={Boolean(shown ?? error)}
      data-unread={problem !== null && !props.disabled}
      onFocus={(event) => {
        // Sending the form leads here: why must be read without leaving the field again.
        if (problem !== null) setSaid(true);
        onFocus?.(event);
      }}
      onBlur={(event) => {
        setSaid(problem !== null);
        if (typed.current && 'value' in reading) setText(show(reading.value));
        typed.current = false;
        onBlur?.(event);
      }}
      onChange={({ target }) => {
        const next = read(target.value);
        typed.current = true;
        setText(target.value);
        setNote('value' in next ? next.note : undefined);
        if ('value' in next) {
          setSaid(false);
          tell(next.value);
        } else if (unread) tell(unread(target.value));
      }}
    />
  );
};

export const TypedInput = forwardRef(Typed) as <Value>(
  props: TypedProps<Value> & RefAttributes<HTMLInputElement>,
) => ReactElement;
