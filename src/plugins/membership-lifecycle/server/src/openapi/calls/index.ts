import type { ApiCall } from '../call';
import { ACCOUNT_CALLS } from './account';
import { ASSOCIATION_CALLS } from './association';
import { APPLICATION_CALLS } from './applications';
import { ENTITLEMENT_CALLS } from './entitlements';
import { ME_CALLS } from './me';
import { MY_RENEWAL_CALLS } from './me-renewal';
import { OCCASION_CALLS } from './occasions';
import { OFFER_CALLS } from './offers';
import { RENEWAL_CALLS } from './renewals';

/** Every call of the content API. A route without an entry, or an entry without a route, fails a test. */
export const CALLS: readonly ApiCall[] = [
  ...OFFER_CALLS,
  ...APPLICATION_CALLS,
  ...ASSOCIATION_CALLS,
  ...RENEWAL_CALLS,
  ...ACCOUNT_CALLS,
  ...ME_CALLS,
  ...MY_RENEWAL_CALLS,
  ...ENTITLEMENT_CALLS,
  ...OCCASION_CALLS,
];
