import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { MessageDescriptor, PrimitiveType } from 'react-intl';
import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import type texts from '../../translations/texts.json';

/** A key of the plugin's texts. */
export type TextKey = keyof typeof texts;

export type Translate = (key: string, values?: Record<string, PrimitiveType>) => string;

const withPrefix = (key: string): string => `${PLUGIN_ID}.${key}`;

/** A message descriptor, for places where Strapi itself translates. */
export const trad = (key: string): MessageDescriptor & { id: string } => ({
  id: withPrefix(key),
  defaultMessage: key,
});

/** Translates the plugin's keys; `has` tells whether a more precise text exists. */
export const useTrad = (): { t: Translate; has: (key: string) => boolean } => {
  const { formatMessage, messages } = useIntl();
  const t = useCallback<Translate>(
    (key, values) => formatMessage(trad(key), values),
    [formatMessage],
  );
  const has = useCallback((key: string) => withPrefix(key) in messages, [messages]);
  return useMemo(() => ({ t, has }), [t, has]);
};

/**
 * Texts with the prefixes that Strapi expects: the plugin's id, and for errors Strapi's own prefix
 * before it.
 */
export const prefixKeys = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => [
      [withPrefix(key), text],
      ...(key.startsWith('save.') ? [[`apiError.${withPrefix(key)}`, text]] : []),
    ]),
  );
