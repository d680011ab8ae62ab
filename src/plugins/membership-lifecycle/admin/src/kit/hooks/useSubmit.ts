import { useNotification } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import type { ChangedMeanwhile } from '../../../../shared/core/membership';
import { useRefusal, type Refusal } from '../api/refusal';
import { useTrad } from '../utils/trad';

type Said = Parameters<ReturnType<typeof useNotification>['toggleNotification']>[0];

interface After<Answer> {
  /** The notification after success. */
  done?: string | ((answer: Answer) => string | Said);
  /** The next step, such as closing the dialog. */
  then?: (answer: Answer) => unknown;
  /** Handles a refusal; returns true when no further message is needed. */
  refused?: (refusal: Refusal, error: unknown) => unknown;
}

interface Options {
  /** Shows refusals as notifications, where there is no form. */
  aside?: boolean;
  /** The version that the person saw. */
  version?: number;
}

export interface Submission {
  /** Whether a request is running; no other is sent meanwhile. */
  pending: boolean;
  /** The refusal; the form keeps its contents. */
  refusal: Refusal | null;
  /** The error of each field, by its name. */
  errors: Record<string, string>;
  /** Changes by others since the sent version, and the version to send after seeing them. */
  changed: ChangedMeanwhile | null;
  version: number;
  /** The refusal as text, unless one of these fields shows it. */
  unplaced: (names: readonly string[]) => string | null;
  /** Shows errors at fields without sending anything; called with nothing, clears them. */
  refuse: (fields: Record<string, string>, message?: string) => void;
  /** Shows errors at empty fields; returns whether there are any. */
  refuseEmpty: (values: Record<string, string>) => boolean;
  submit: <Answer>(send: () => Promise<Answer>, after?: After<Answer>) => Promise<boolean>;
}

const refusalOf = (fields: Record<string, string>, message = ''): Refusal => ({
  message,
  reason: null,
  changed: null,
  fields,
});

/** Sends the request of a form or button, one at a time, and holds its result. */
export const useSubmit = ({ aside = false, version = 0 }: Options = {}): Submission => {
  const { read, notify } = useRefusal();
  const { t } = useTrad();
  const { toggleNotification } = useNotification();
  // The version shown when the form opened; reloads in the background do not count.
  const [seen] = useState(version);
  const [pending, setPending] = useState(false);
  // A second click may come before the page shows that the first is running.
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
