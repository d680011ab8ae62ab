import { Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useRefusal } from '../api/refusal';

interface Props<T> {
  query: { data?: T; error?: unknown; isLoading: boolean };
  children: (data: T) => ReactNode;
}

/** Waiting, failing or showing, at the size of a page. */
export const PageBody = <T,>({ query, children }: Props<T>) => {
  const { read } = useRefusal();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isLoading) return <Page.Loading />;
  return <Page.Error content={read(query.error).message} />;
};
