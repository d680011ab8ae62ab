import { Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  subtitle: string;
  action?: ReactNode;
  children: ReactNode;
}

/** A page of the plugin: its name in the tab and at its head, and its contents below. */
export const PageFrame = ({ title, subtitle, action, children }: Props) => (
  <>
    <Page.Title>{title}</Page.Title>
    <Layouts.Header title={title} subtitle={subtitle} primaryAction={action} />
    <Layouts.Content>{children}</Layouts.Content>
  </>
);
