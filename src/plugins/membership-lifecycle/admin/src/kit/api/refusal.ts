import { useNotification } from '@strapi/strapi/admin';
import { useCallback, useMemo } from 'react';
import type { ChangedMeanwhile } from '../../../../shared/core/membership';
import { useFormat } from '../utils/format';
import { isRecord } from '../utils/records';
import { useTrad, type TextKey } from '../utils/trad';
import { refusedFor } from './refusal-details';

export interface Refusal {
  message: string;
  reason: string | null;
  /** Changes by others since the version on which the form is based. */
  changed: ChangedMeanwhile | null;
  /** The error of each field, by its name. */
  fields: Record<string, string>;
}

const fieldErrors = (
  details: Record<string, unknown>,
  lang: 'fr' | 'en',
): Record<string, string> => {
  const errors = Array.isArray(details.errors) ? details.errors : [];
  const text = isRecord(details.text) ? details.text[lang] : undefined;
  // Some refusals concern a single field, and have one sentence for both.
  if (typeof details.field === 'string' && typeof text === 'string') {
    return { [details.field]: text };
  }
  return Object.fromEntries(
    errors.filter(isRecord).map(({ path, message, text }) => {
      const name = Array.isArray(path) ? path.join('.') : String(path ?? '');
      return [name, String((isRecord(text) ? text[lang] : undefined) ?? message ?? '')];
    }),
  );
};

/** Our text for an error without a text of the server; null to use Strapi's. */
const generalText = (status: unknown): TextKey | null => {
  // No answer: the browser's own message is in English and says little.
  if (typeof status !== 'number') return 'error.unreachable';
  if (status === 403) return 'error.forbidden';
  if (status === 413) return 'save.too-large';
  return status >= 500 ? 'error.unknown' : null;
};

/**
 * Turns a server error into text: the refusal's text in the reader's language, else Strapi's
 * message.
 */
export const useRefusal = (): {
  read: (error: unknown) => Refusal;
  notify: (error: unknown) => void;
} => {
  const { toggleNotification } = useNotification();
  const { lang } = useFormat();
  const { t } = useTrad();

  const read = useCallback(
    (error: unknown): Refusal => {
      if (!isRecord(error))
        return { message: t('error.unknown'), reason: null, changed: null, fields: {} };
      const details = isRecord(error.details) ? error.details : {};
      const text = isRecord(details.text) ? details.text[lang] : undefined;
      const fields = fieldErrors(details, lang);
      // The general sentence is useless here: the fields' messages are shown instead.
      const wrong = details.reason === 'invalid-input' ? Object.values(fields) : [];
      const general = generalText(error.status);
      const message =
        [...new Set(wrong)].join(' ') || (text ?? (general ? t(general) : error.message));
      return {
        message: typeof message === 'string' && message !== '' ? message : t('error.unknown'),
        reason: typeof details.reason === 'string' ? details.reason : null,
        changed: refusedFor<ChangedMeanwhile>(error, 'changed-meanwhile'),
        fields,
      };
    },
    [lang, t],
  );

  const notify = useCallback(
    (error: unknown) => toggleNotification({ type: 'danger', message: read(error).message }),
    [read, toggleNotification],
  );
  return useMemo(() => ({ read, notify }), [read, notify]);
};
