import entitlements from './content-api-entitlements';
import events from './events';
import memberships from './memberships';
import messages from './messages';
import renewals from './renewals';
import schedule from './schedule';
import settings from './settings';

export default { entitlements, events, memberships, messages, renewals, schedule, settings };
