import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useRefusal } from '../api/refusal';
import { useTrad } from '../utils/trad';

interface Props<T> {
  query: { data?: T; error?: unknown; isLoading: boolean; refetch: () => unknown };
  children: (data: T) => ReactNode;
}

/** Waiting, failing or showing, in the width of a side panel. */
export const PanelBody = <T,>({ query, children }: Props<T>) => {
  const { t } = useTrad();
  const { read } = useRefusal();
  // While reloading, the former data stay on the screen.
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isLoading) return <Loader small>{t('state.loading')}</Loader>;
  return (
    <Flex direction="column" alignItems="start" gap={2}>
      <Typography variant="pi" textColor="danger600" role="alert">
        {read(query.error).message}
      </Typography>
      <Button variant="tertiary" size="S" onClick={() => query.refetch()}>
        {t('action.retry')}
      </Button>
    </Flex>
  );
};
