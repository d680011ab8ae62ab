import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';
import { NextYearAction } from '../catalogue/actions/offer/NextYearAction';
import { toldFirst } from '../catalogue/actions/offer/told-first';
import { withoutDuplicate } from '../catalogue/actions/offer/without-duplicate';
import { PublicPanel } from '../catalogue/panels/offer/PublicPanel';
import { MembershipPanel } from '../membership/panels/MembershipPanel';
import { OrganisationPanel } from '../membership/panels/OrganisationPanel';
import { RecordExport } from './RecordExport';
import { RecordLead } from './RecordLead';
import { refuseUnreadKeys, refusingUnread } from './unread-saves';

type Apis = ContentManagerPlugin['config']['apis'];

/** Adds the plugin's panels and menu entries to the Content Manager's forms. */
export const registerContentManager = (app: StrapiApp): void => {
  const contentManager = app.getPlugin('content-manager');
  const apis = contentManager.apis as Apis;
  apis.addEditViewSidePanel([MembershipPanel, OrganisationPanel, PublicPanel]);
  contentManager.injectComponent('listView', 'actions', {
    name: 'membership-lifecycle-export',
    Component: RecordExport,
  });
  contentManager.injectComponent('listView', 'actions', {
    name: 'membership-lifecycle-lead',
    Component: RecordLead,
  });
  refuseUnreadKeys();
  apis.addDocumentAction((actions) => [
    ...refusingUnread(toldFirst(withoutDuplicate(actions))),
    NextYearAction,
  ]);
};
