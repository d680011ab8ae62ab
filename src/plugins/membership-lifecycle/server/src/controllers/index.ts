import entitlements from './content-api-entitlements';
import memberships from './memberships';
import messages from './messages';
import renewals from './renewals';
import schedule from './schedule';
import settings from './settings';

export default { entitlements, memberships, messages, renewals, schedule, settings };
