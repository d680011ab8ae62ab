import { PERMISSIONS } from '../../../shared/kernel/ids';
import { PageBody } from '../kit/components/PageBody';
import { SettingsFrame } from './SettingsFrame';
import { useGetIdentityQuery } from './api';
import { IdentityForm } from './identity/IdentityForm';

const Content = () => (
  <PageBody query={useGetIdentityQuery()}>{(view) => <IdentityForm initial={view} />}</PageBody>
);

/** « Identité de l’association »: what its messages and calls say of it. */
export const IdentityPage = () => (
  <SettingsFrame name="identity.title" opensFor={[PERMISSIONS.settingsManage]}>
    <Content />
  </SettingsFrame>
);
