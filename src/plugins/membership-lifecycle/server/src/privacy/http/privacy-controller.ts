import type { Core } from '@strapi/strapi';
import { adminActor } from '../../kernel/actor';
import { fileOf, type ExportContent } from '../../kernel/export/file';
import { validateNothing } from '../../kernel/inputs/nothing';
import { validateVersion } from '../../kernel/inputs/version';
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

type Context = Parameters<Core.ControllerHandler>[0];

/** Personal data: found, handed out, forgotten, and how long it is kept. */
const createPrivacyController = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => privacyIn(strapi);

  /** As a spreadsheet, or as a page to read and print. */
  const sendAs = async (
    ctx: Context,
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

  return {
    async people(ctx: Context) {
      const search = await validatePeopleSearch({ ...ctx.query });
      ctx.body = { data: await service().search(search) };
    },

    async person(ctx: Context) {
      ctx.body = { data: await service().person(await validateSubject({ ...ctx.query })) };
    },

    async file(ctx: Context) {
      const { subject, format, locale } = await validatePersonFile({ ...ctx.query });
      const { content, json } = await service().whole(subject);
      if (format !== 'json') {
        await sendAs(ctx, content, format, locale);
        return;
      }
      const file = { name: `donnees-personnelles-${content.on}.json`, mime: 'application/json' };
      sendFile(ctx, file, Buffer.from(JSON.stringify(json, null, 2)));
    },

    async erase(ctx: Context) {
      const input = await validateErasure(ctx.request.body);
      ctx.body = { data: await service().erase(input, adminActor(ctx)) };
    },

    async register(ctx: Context) {
      await validateNothing({ ...ctx.query });
      ctx.body = { data: await service().register() };
    },

    async registerFile(ctx: Context) {
      const { format, locale } = await validateRegisterFile({ ...ctx.query });
      await sendAs(ctx, await service().registerFile(), format, locale);
    },

    async save(ctx: Context) {
      const settings = await validatePrivacySettings(ctx.request.body);
      const seen = validateVersion(ctx.request.headers['if-match']);
      ctx.body = { data: await service().save(settings, adminActor(ctx), seen) };
    },

    async plan(ctx: Context) {
      await validateNothing({ ...ctx.query });
      ctx.body = { data: await service().retention.plan() };
    },

    async purge(ctx: Context) {
      const fingerprint = await validatePurge(ctx.request.body);
      ctx.body = { data: await service().retention.purge(fingerprint, adminActor(ctx)) };
    },
  };
};

export default createPrivacyController;
