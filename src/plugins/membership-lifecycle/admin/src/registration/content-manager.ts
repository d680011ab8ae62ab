import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';
import { JournalPanel } from '../panels/JournalPanel';
import { MembershipPanel } from '../panels/MembershipPanel';
import { RightsPanel } from '../panels/RightsPanel';

type Apis = ContentManagerPlugin['config']['apis'];

/** The panels beside the form of a membership. */
export const registerContentManager = (app: StrapiApp): void => {
  const apis = app.getPlugin('content-manager').apis as Apis;
  apis.addEditViewSidePanel([MembershipPanel, RightsPanel, JournalPanel]);
};
