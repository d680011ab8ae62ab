import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';
import { NextYearAction } from '../actions/offer/NextYearAction';
import { withoutDuplicate } from '../actions/offer/without-duplicate';
import { MembershipPanel } from '../panels/MembershipPanel';
import { OrganisationPanel } from '../panels/OrganisationPanel';
import { PublicPanel } from '../panels/offer/PublicPanel';

type Apis = ContentManagerPlugin['config']['apis'];

/** What stands beside the forms of members and of offers, and in their menus. */
export const registerContentManager = (app: StrapiApp): void => {
  const apis = app.getPlugin('content-manager').apis as Apis;
  apis.addEditViewSidePanel([MembershipPanel, OrganisationPanel, PublicPanel]);
  apis.addDocumentAction((actions) => [...withoutDuplicate(actions), NextYearAction]);
};
