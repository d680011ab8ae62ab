import { useState } from 'react';

/** The properties of a field of a form: its name, its value, its error, and how it changes. */
export type FieldsOf<Values> = <Name extends keyof Values & string>(
  name: Name,
) => {
  name: Name;
  value: Values[Name];
  error: string | undefined;
  onChange: (value: Values[Name]) => void;
};

interface Draft<Values> {
  draft: Values;
  set: (part: Partial<Values>) => void;
  field: FieldsOf<Values>;
}

/** The draft of a form, from its first values; `errors` are those of its last refusal. */
export const useDraft = <Values extends object>(
  initial: Values | (() => Values),
  errors: Record<string, string>,
): Draft<Values> => {
  const [draft, setDraft] = useState(initial);
  return {
    draft,
    set: (part) => setDraft((now) => ({ ...now, ...part })),
    field: (name) => ({
      name,
      value: draft[name],
      error: errors[name],
      onChange: (value) => setDraft((now) => ({ ...now, [name]: value })),
    }),
  };
};
