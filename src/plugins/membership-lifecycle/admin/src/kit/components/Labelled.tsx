import { Field } from '@strapi/design-system';
import { useCallback, useContext, useState, type ReactNode } from 'react';
import { AttemptContext } from '../typing/attempt';
import { SayingContext, type Said } from '../typing/saying';

interface Props {
  label: string;
  name?: string;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  /** Stands beside the label. */
  labelAction?: ReactNode;
  /** The value of the field, where no event of an input tells that it changed. */
  of?: unknown;
  children: ReactNode;
}

/** A refusal until the value that was refused is changed, or refused again. */
const useUnmended = (error: string | undefined, of: unknown) => {
  const attempt = useContext(AttemptContext);
  const [refused, setRefused] = useState({ error, attempt, of, mended: false });
  if (refused.error !== error || refused.attempt !== attempt) {
    setRefused({ error, attempt, of, mended: false });
  }
  const isStanding = !refused.mended && Object.is(of, refused.of);
  return {
    error: isStanding ? error : undefined,
    mend: () => setRefused((before) => ({ ...before, mended: true })),
  };
};

/** A field with its label, help and error, linked for screen readers. */
export const Labelled = ({ label, children, error, hint, of, labelAction, ...field }: Props) => {
  const [said, setSaid] = useState<(Said & { input: string }) | null>(null);
  const say = useCallback(
    (input: string, now: Said | null) =>
      setSaid((before) => {
        if (now) return { ...now, input };
        return before?.input === input ? null : before;
      }),
    [],
  );
  const standing = useUnmended(error, of);
  const hinted = said?.note ? (
    <>
      {said.note}
      {hint ? <br /> : null}
      {hint}
    </>
  ) : (
    hint
  );
  return (
    <Field.Root
      {...field}
      error={said?.problem ?? standing.error}
      hint={hinted}
      width="100%"
      onInput={standing.mend}
    >
      <Field.Label action={labelAction}>{label}</Field.Label>
      <SayingContext.Provider value={say}>{children}</SayingContext.Provider>
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
};
