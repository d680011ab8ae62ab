import { useEffect, useRef, useState, type ComponentProps, type FormEvent } from 'react';
import { steadyPress } from '../utils/steady-press';
import { AttemptContext } from './attempt';
import { focusUnread } from './unread';

interface Props extends Omit<ComponentProps<'form'>, 'ref' | 'noValidate' | 'onSubmit'> {
  /** Called once nothing in the form is unreadable. */
  onSubmit: () => void;
}

/** A form that is not sent while a field is unreadable, and whose first refused field gets the focus. */
export const TypedForm = ({ onSubmit, onInput, children, ...props }: Props) => {
  const form = useRef<HTMLFormElement>(null);
  const [attempt, setAttempt] = useState(0);
  const asked = useRef(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React events bubble through portals: otherwise the Content Manager's form would be saved too.
    event.stopPropagation();
    if (form.current && focusUnread(form.current)) return;
    asked.current = true;
    setAttempt((before) => before + 1);
    onSubmit();
  };
  // A refusal comes with a later render of the form's owner, at once or after the server's answer.
  useEffect(() => {
    if (!asked.current) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (!wrong) return;
    asked.current = false;
    wrong.focus();
  });
  return (
    <AttemptContext.Provider value={attempt}>
      <form
        {...props}
        ref={form}
        onSubmit={submit}
        onPointerDown={steadyPress}
        onInput={(event) => {
          // Somebody who types again is not called back to another field.
          asked.current = false;
          onInput?.(event);
        }}
        noValidate
      >
        {children}
      </form>
    </AttemptContext.Provider>
  );
};
