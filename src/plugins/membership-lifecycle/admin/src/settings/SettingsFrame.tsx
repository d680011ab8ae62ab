import { Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useKeptFocus } from '../kit/hooks/useKeptFocus';
import { useTrad } from '../kit/utils/trad';
import type { TextKey } from '../kit/utils/trad';

interface Props {
  /** Key of the page's title. */
  name: TextKey;
  /** The permissions any of which opens it. */
  opensFor: readonly string[];
  children: ReactNode;
}

/** Protects a page of the settings. */
export const SettingsFrame = ({ name, opensFor, children }: Props) => {
  const { t } = useTrad();
  useKeptFocus();
  return (
    <Page.Protect permissions={opensFor.map((action) => ({ action, subject: null }))}>
      <Page.Main>
        <Page.Title>{t(name)}</Page.Title>
        {children}
      </Page.Main>
    </Page.Protect>
  );
};
