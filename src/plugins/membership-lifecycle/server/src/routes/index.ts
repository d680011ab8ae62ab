import events from './admin-events';
import memberships from './admin-memberships';
import messages from './admin-messages';
import schedule from './admin-schedule';
import settings from './admin-settings';
import contentApi from './content-api';

export default {
  admin: {
    type: 'admin',
    routes: [...events, ...memberships, ...messages, ...schedule, ...settings],
  },
  'content-api': contentApi,
};
