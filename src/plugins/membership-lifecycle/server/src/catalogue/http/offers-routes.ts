import { BENEFIT_UID, OFFER_UID, TIER_UID } from '../../../../shared/kernel/ids';

/** What the Content Manager lets a role do to offers decides here too. */
const may = (action: 'read' | 'create', ...subjects: string[]) => ({
  policies: [
    'admin::isAuthenticatedAdmin',
    {
      name: 'admin::hasPermissions',
      config: {
        actions: subjects.map((uid) => [`plugin::content-manager.explorer.${action}`, uid]),
      },
    },
  ],
});

const route = (
  method: 'GET' | 'POST',
  path: string,
  action: string,
  config: ReturnType<typeof may>,
) => ({ method, path: `/offers/${path}`, handler: `offers.${action}`, config });

const COPIED = [OFFER_UID, TIER_UID];

export default [
  route('GET', ':documentId', 'offer', may('read', OFFER_UID, TIER_UID, BENEFIT_UID)),
  route('GET', ':documentId/sheet', 'sheet', may('read', OFFER_UID, TIER_UID, BENEFIT_UID)),
  route('GET', ':documentId/next-year', 'nextYear', may('create', ...COPIED)),
  route('POST', ':documentId/next-year', 'prepareNextYear', may('create', ...COPIED)),
  route('GET', 'tiers/:documentId', 'tier', may('read', OFFER_UID, TIER_UID, BENEFIT_UID)),
  route('GET', 'benefits/:documentId', 'benefit', may('read', OFFER_UID, BENEFIT_UID)),
];
