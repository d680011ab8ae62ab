import { useNotification } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import type { ChangedMeanwhile } from '../../../../shared/core/membership';
import { useRefusal, type Refusal } from '../api/refusal';
import { useTrad } from '../utils/trad';

type Said = Parameters<ReturnType<typeof useNotification>['toggleNotification']>[0];

interface After<Answer> {
  /** What is said of it at the corner of the page. */
  done?: string | ((answer: Answer) => string | Said);
  /** What follows, such as closing the dialog. */
  then?: (answer: Answer) => unknown;
  /** What else a refusal calls for; true when that says all of it. */
  refused?: (refusal: Refusal, error: unknown) => unknown;
}

interface Options {
  /** A refusal is told at the corner of the page: there is no form to hold it. */
  aside?: boolean;
  /** The version that the person saw. */
  version?: number;
}

export interface Submission {
  /** Whether it is on its way: nothing else is sent meanwhile. */
  pending: boolean;
  /** Why it was not done; what was typed stays with the form. */
  refusal: Refusal | null;
  /** What is wrong with each field, by its name. */
  errors: Record<string, string>;
  /** What others did since the version that was sent, and the version to send now that this is known. */
  changed: ChangedMeanwhile | null;
  version: number;
  /** The refusal in words, unless it stands beside one of these fields. */
  unplaced: (names: readonly string[]) => string | null;
  /** Refuses at these fields before anything is sent; without any, and without words, takes a refusal back. */
  refuse: (fields: Record<string, string>, message?: string) => void;
  /** Refuses what is empty; true when something is. */
  refuseEmpty: (values: Record<string, string>) => boolean;
  submit: <Answer>(send: () => Promise<Answer>, after?: After<Answer>) => Promise<boolean>;
}

const refusalOf = (fields: Record<string, string>, message = ''): Refusal => ({
  message,
  reason: null,
  changed: null,
  fields,
});

/** Sends what a form or a button asks for, once at a time, and holds what came of it. */
export const useSubmit = ({ aside = false, version = 0 }: Options = {}): Submission => {
  const { read, notify } = useRefusal();
  const { t } = useTrad();
  const { toggleNotification } = useNotification();
  // What was seen when the form opened: what is read since, nobody has been shown.
  const [seen] = useState(version);
  const [pending, setPending] = useState(false);
  // A second click, or Enter, may come before the page shows that the first is on its way.
  const busy = useRef(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [changed, setChanged] = useState<ChangedMeanwhile | null>(null);
  const errors = refusal?.fields ?? {};

  const fail = (error: unknown, refused: After<never>['refused']): void => {
    const why = read(error);
    if (refused?.(why, error) === true) return;
    if (why.changed) setChanged(why.changed);
    else if (aside) notify(error);
    else setRefusal(why);
  };

  const submit: Submission['submit'] = async (send, { done, then, refused } = {}) => {
    if (busy.current) return false;
    busy.current = true;
    setPending(true);
    setRefusal(null);
    try {
      const answer = await send();
      const said = typeof done === 'function' ? done(answer) : done;
      if (said) {
        toggleNotification(typeof said === 'string' ? { type: 'success', message: said } : said);
      }
      await then?.(answer);
      return true;
    } catch (error) {
      fail(error, refused);
      return false;
    } finally {
      busy.current = false;
      setPending(false);
    }
  };

  const refuse: Submission['refuse'] = (fields, message) =>
    setRefusal(Object.keys(fields).length > 0 || message ? refusalOf(fields, message) : null);

  return {
    pending,
    refusal,
    errors,
    changed,
    version: changed?.version ?? seen,
    unplaced: (names) => (names.some((name) => errors[name]) ? null : refusal?.message || null),
    refuse,
    refuseEmpty: (values) => {
      const empty = Object.keys(values).filter((name) => values[name]?.trim() === '');
      refuse(Object.fromEntries(empty.map((name) => [name, t('field.required')])));
      return empty.length > 0;
    },
    submit,
  };
};
