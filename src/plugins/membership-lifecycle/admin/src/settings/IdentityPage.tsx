import { PageBody } from '../kit/components/PageBody';
import { useGetIdentityQuery } from './api';
import { IdentityForm } from './identity/IdentityForm';
import { SettingsFrame } from './SettingsFrame';

const Content = () => (
  <PageBody query={useGetIdentityQuery()}>{(view) => <IdentityForm initial={view} />}</PageBody>
);

/** « Identité de l’association »: what its letters and calls say of it. */
export const IdentityPage = () => (
  <SettingsFrame name="identity.title">
    <Content />
  </SettingsFrame>
);
