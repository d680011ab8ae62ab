import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { get, may, put, type AdminCall } from '../../kernel/http/admin-calls';
import { colleaguesIn } from '../colleagues';
import { validateIdentity } from '../inputs/identity';
import { settingsIn } from '../settings';

const MAY = may(PERMISSIONS.settingsManage);

/** The association's identity, and who works for it. */
export default [
  get('/settings/identity', MAY, ({ strapi }) => settingsIn(strapi).identityView()),
  put('/settings/identity', MAY, async ({ strapi, body, actor, ifMatch }) => {
    const input = await validateIdentity(body);
    const seen = ifMatch();
    return settingsIn(strapi).saveIdentity(input, actor, { seen });
  }),
  get('/colleagues', may(PERMISSIONS.membershipRead), ({ strapi }) => colleaguesIn(strapi).list()),
] satisfies AdminCall[];
