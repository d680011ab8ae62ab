import type { Core } from '@strapi/strapi';
import { adminActor } from '../../kernel/actor';
import { validateVersion } from '../../kernel/inputs/version';
import { validateIdentity } from '../inputs/identity';
import { settingsIn } from '../settings';

type Context = Parameters<Core.ControllerHandler>[0];

/** The association's identity. */
const createSettingsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async identity(ctx: Context) {
    ctx.body = { data: await settingsIn(strapi).identityView() };
  },

  async saveIdentity(ctx: Context) {
    const input = await validateIdentity(ctx.request.body);
    const service = settingsIn(strapi);
    const seen = validateVersion(ctx.request.headers['if-match']);
    ctx.body = { data: await service.saveIdentity(input, adminActor(ctx), { seen }) };
  },
});

export default createSettingsController;
