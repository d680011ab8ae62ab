import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';
import { MembershipPanel } from '../panels/MembershipPanel';
import { OrganisationPanel } from '../panels/OrganisationPanel';

type Apis = ContentManagerPlugin['config']['apis'];

/** The panels beside the forms of a membership and of an organisation. */
export const registerContentManager = (app: StrapiApp): void => {
  const apis = app.getPlugin('content-manager').apis as Apis;
  apis.addEditViewSidePanel([MembershipPanel, OrganisationPanel]);
};
