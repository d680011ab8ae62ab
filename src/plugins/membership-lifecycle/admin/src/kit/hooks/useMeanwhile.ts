import { useState } from 'react';

interface Saved<Values> {
  version: number;
  values: Values;
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** A version that somebody else saved while a form was filled in. */
export interface Meanwhile<Values> {
  theirs: Values;
  /** The fields in which both differ. */
  fields: (keyof Values & string)[];
  /** Goes on with what was typed, which the next save puts over theirs. */
  keepMine: () => void;
  takeTheirs: () => void;
}

interface Based<Values> {
  /** The version that a save replaces. */
  version: number;
  changed: boolean;
  meanwhile: Meanwhile<Values> | null;
  /** Told of a save that was answered: the version that it made is nobody else's. */
  saved: (answer: { version: number }) => void;
}

/**
 * Holds what a form began with, and compares it with what is saved now: an untouched form follows, one
 * with something typed keeps it and is told.
 */
export const useMeanwhile = <Values extends object>(
  now: Saved<Values>,
  draft: Values,
  setDraft: (values: Values) => void,
): Based<Values> => {
  const [base, setBase] = useState(now);
  // The form's own last save: the server may have made other words of what was sent.
  const [own, setOwn] = useState<{ version: number; sent: Values } | null>(null);
  const changed = !isSame(draft, base.values);
  const take = () => {
    setBase(now);
    setDraft(now.values);
  };
  const isOther = now.version !== base.version;
  const isOwn = now.version === own?.version;
  const isSameSaved = isSame(now.values, base.values) || isSame(now.values, draft);
  if (isOther && isOwn && isSame(draft, own.sent)) take();
  else if (isOther && (isOwn || isSameSaved)) setBase(now);
  else if (isOther && !changed) take();
  const fields = (Object.keys(now.values) as (keyof Values & string)[]).filter(
    (name) => !isSame(now.values[name], draft[name]),
  );
  return {
    version: base.version,
    changed,
    meanwhile:
      isOther && changed && !isSameSaved
        ? { theirs: now.values, fields, keepMine: () => setBase(now), takeTheirs: take }
        : null,
    saved: ({ version }) => setOwn({ version, sent: draft }),
  };
};
