import { PERMISSIONS } from '../../../../shared/kernel/ids';
import {
  file,
  get,
  may,
  post,
  put,
  type AdminCall,
  type Asked,
} from '../../kernel/http/admin-calls';
import { validateNothing } from '../../kernel/inputs/nothing';
import { sendFile } from '../../kernel/send-file';
import { accountingIn } from '../accounting';
import {
  validateClosing,
  validatePeriod,
  validateSettings,
  validateThrough,
} from '../inputs/accounting';

const MAY = may(PERMISSIONS.accountingManage);

/** Sends entries in the columns of the FEC. */
const sendText = ({ ctx }: Asked, { name, text }: { name: string; text: string }): void =>
  sendFile(ctx, { name, mime: 'text/plain; charset=utf-8' }, Buffer.from(text));

/** The books: their settings, their entries by period, and periods closed for good. */
export default [
  get('/accounting', MAY, async ({ strapi, query }) => {
    await validateNothing(query);
    return accountingIn(strapi).view();
  }),
  get('/accounting/settings', MAY, async ({ strapi, query }) => {
    await validateNothing(query);
    return accountingIn(strapi).settings();
  }),
  put('/accounting/settings', MAY, async ({ strapi, body, actor, ifMatch }) => {
    const { settings, confirmed } = await validateSettings(body);
    return accountingIn(strapi).saveSettings(settings, actor, { seen: ifMatch(), confirmed });
  }),
  get('/accounting/balance', MAY, async ({ strapi, query }) =>
    accountingIn(strapi).balance(await validatePeriod(query)),
  ),
  file('/accounting/file', MAY, async (asked) => {
    const period = await validatePeriod(asked.query);
    sendText(asked, await accountingIn(asked.strapi).file(period));
  }),
  get('/accounting/closings/plan', MAY, async ({ strapi, query }) =>
    accountingIn(strapi).plan(await validateThrough(query)),
  ),
  post('/accounting/closings', MAY, async ({ strapi, body, actor }) =>
    accountingIn(strapi).close(await validateClosing(body), actor),
  ),
  file('/accounting/closings/:id/file', MAY, async (asked) => {
    await validateNothing(asked.query);
    sendText(asked, await accountingIn(asked.strapi).closedFile(asked.params.id));
  }),
] satisfies AdminCall[];
