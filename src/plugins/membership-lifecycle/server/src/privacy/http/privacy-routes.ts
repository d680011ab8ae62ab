import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { fileOf, type ExportContent } from '../../kernel/export/file';
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
import { htmlOf } from '../html';
import {
  validateErasure,
  validatePeopleSearch,
  validatePersonFile,
  validatePrivacySettings,
  validatePurge,
  validateRegisterFile,
  validateSubject,
} from '../inputs/privacy';
import { privacyIn } from '../privacy';

/** As a spreadsheet, or as a page to read and print. */
const sendAs = async (
  { strapi, ctx }: Asked,
  content: ExportContent,
  format: 'csv' | 'html',
  locale: 'fr' | 'en',
): Promise<void> => {
  if (format === 'html') {
    const name = `donnees-personnelles-${content.on}.html`;
    const page = await htmlOf(content.tables, content.title, locale);
    sendFile(ctx, { name, mime: 'text/html; charset=utf-8' }, Buffer.from(page));
    return;
  }
  const { name, type, body } = await fileOf(strapi, content, { format: 'csv', locale });
  ctx.attachment(name);
  ctx.type = type;
  ctx.set('Cache-Control', 'private, no-store');
  ctx.body = body;
};

const MAY = may(PERMISSIONS.privacyManage);

/** Personal data: found, handed out, forgotten, and how long it is kept. */
export default [
  get('/privacy/people', MAY, async ({ strapi, query }) => {
    const search = await validatePeopleSearch(query);
    return privacyIn(strapi).search(search);
  }),
  get('/privacy/person', MAY, async ({ strapi, query }) =>
    privacyIn(strapi).person(await validateSubject(query)),
  ),
  file('/privacy/person/file', MAY, async (asked) => {
    const { strapi, ctx, query } = asked;
    const { subject, format, locale } = await validatePersonFile(query);
    const { content, json } = await privacyIn(strapi).whole(subject);
    if (format !== 'json') {
      await sendAs(asked, content, format, locale);
      return;
    }
    const named = { name: `donnees-personnelles-${content.on}.json`, mime: 'application/json' };
    sendFile(ctx, named, Buffer.from(JSON.stringify(json, null, 2)));
  }),
  post('/privacy/person/erase', MAY, async ({ strapi, body, actor }) => {
    const input = await validateErasure(body);
    return privacyIn(strapi).erase(input, actor);
  }),
  get('/privacy/register', MAY, async ({ strapi, query }) => {
    await validateNothing(query);
    return privacyIn(strapi).register();
  }),
  file('/privacy/register/file', MAY, async (asked) => {
    const { format, locale } = await validateRegisterFile(asked.query);
    await sendAs(asked, await privacyIn(asked.strapi).registerFile(), format, locale);
  }),
  put('/privacy/settings', MAY, async ({ strapi, body, actor, ifMatch }) => {
    const settings = await validatePrivacySettings(body);
    const seen = ifMatch();
    return privacyIn(strapi).save(settings, actor, seen);
  }),
  get('/privacy/retention', MAY, async ({ strapi, query }) => {
    await validateNothing(query);
    return privacyIn(strapi).retention.plan();
  }),
  post('/privacy/retention/purge', MAY, async ({ strapi, body, actor }) => {
    const fingerprint = await validatePurge(body);
    return privacyIn(strapi).retention.purge(fingerprint, actor);
  }),
] satisfies AdminCall[];
