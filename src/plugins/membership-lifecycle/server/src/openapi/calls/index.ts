import { ACCOUNT_CALLS } from '../../access/http/account-calls';
import { APPLICATION_CALLS } from '../../applications/http/applications-calls';
import { OFFER_CALLS } from '../../catalogue/http/offers-calls';
import { ENTITLEMENT_CALLS } from '../../entitlements/http/entitlements-calls';
import type { ApiCall } from '../../kernel/http/openapi-call';
import { OCCASION_CALLS } from '../../occasions/http/occasions-calls';
import { MY_RENEWAL_CALLS } from '../../renewals/http/me-renewal-calls';
import { RENEWAL_CALLS } from '../../renewals/http/renewals-calls';
import { RESOURCE_CALLS } from '../../resources/http/resources-calls';
import { ASSOCIATION_CALLS } from '../../settings/http/association-calls';
import { AGENDA_CALLS } from '../../space/http/agenda-calls';
import { ME_CALLS } from '../../space/http/me-calls';

/** Every call of the content API. A test compares them with the routes. */
export const CALLS: readonly ApiCall[] = [
  ...OFFER_CALLS,
  ...APPLICATION_CALLS,
  ...ASSOCIATION_CALLS,
  ...RENEWAL_CALLS,
  ...ACCOUNT_CALLS,
  ...ME_CALLS,
  ...AGENDA_CALLS,
  ...MY_RENEWAL_CALLS,
  ...ENTITLEMENT_CALLS,
  ...OCCASION_CALLS,
  ...RESOURCE_CALLS,
];
