import { Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { useKeptFocus } from '../kit/hooks/useKeptFocus';
import { useTrad } from '../kit/utils/trad';
import type { TextKey } from '../kit/utils/trad';

const ACCESS = [{ action: PERMISSIONS.settingsManage, subject: null }];

interface Props {
  /** Key of the page's title. */
  name: TextKey;
  children: ReactNode;
}

/** Protects a page of the settings. */
export const SettingsFrame = ({ name, children }: Props) => {
  const { t } = useTrad();
  useKeptFocus();
  return (
    <Page.Protect permissions={ACCESS}>
      <Page.Main>
        <Page.Title>{t(name)}</Page.Title>
        {children}
      </Page.Main>
    </Page.Protect>
  );
};
