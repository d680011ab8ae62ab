import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** The label that the Content Manager shows for an attribute of a type. */
export const useFieldName = (): ((uid: string, field: string) => string) => {
  const { formatMessage } = useIntl();
  return useCallback(
    (uid, field) =>
      formatMessage({
        id: `content-manager.content-types.${uid}.${field}`,
        defaultMessage: field,
      }),
    [formatMessage],
  );
};
