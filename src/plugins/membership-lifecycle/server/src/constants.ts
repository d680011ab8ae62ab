import { MEMBERS_PART } from '../../shared/resources/members-part';

/** Names of the plugin's custom fields, used by the schemas of `src/api` as `plugin::membership-lifecycle.<name>`. */
export const CUSTOM_FIELDS = {
  money: 'money',
  rate: 'rate',
  year: 'year',
  monthDay: 'month-day',
  tierCode: 'tier-code',
  membershipGlance: 'membership-glance',
  membersPart: MEMBERS_PART,
} as const;
