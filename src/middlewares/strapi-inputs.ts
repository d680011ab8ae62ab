import type { Context, Next } from 'koa';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** Strapi's own calls take what is sent apart without asking whether anything was. */
const OF_STRAPI =
  /^\/(admin|content-manager|content-type-builder|i18n|users-permissions|(api\/)?(auth|email|upload))(\/|$)/;

/** Fields that a call of Strapi's reads without having asked for them. */
const FIELDS: Record<string, object> = { '/admin/permissions/check': { permissions: [] } };

/** The error of a schema of zod. */
interface Refused {
  name: string;
  issues: { path: PropertyKey[]; message: string }[];
}

const isRefused = (error: unknown): error is Refused =>
  error instanceof Error && error.name === 'ZodError';

/** PostgreSQL refuses to compare a number with what is none, or is too large for one: no row has it. */
const NO_NUMBER = ['22P02', '22003'];
const isNoNumber = (error: unknown): boolean =>
  NO_NUMBER.includes(String((error as { code?: unknown } | null)?.code));

/** As Strapi tells what one of its schemas of yup refused. */
const toValidationError = ({ issues }: Refused): Error => {
  const faults = issues.map(({ path, message }) => ({
    path: path.map(String),
    message,
    name: 'ValidationError',
  }));
  return new errors.ValidationError(faults[0]?.message ?? '', { errors: faults });
};

const TRIED_WEBHOOK = /^\/admin\/webhooks\/([^/]+)\/trigger\/?$/i;

/** Whether a call tried a webhook that is not there, which Strapi takes for one that is. */
const isOfNoWebhook = async (strapi: Core.Strapi, path: string): Promise<boolean> => {
  const id = TRIED_WEBHOOK.exec(path)?.[1];
  return id !== undefined && !(await strapi.get('webhookStore').findWebhook(id));
};

/**
 * Holds what is sent to Strapi's own calls to words instead of failures: a call without a body is one with an
 * empty body, and what a schema refuses is the sender's mistake where Strapi forgets to say so, and nothing is found under an id that
 * is none.
 */
const strapiInputsMiddleware =
  (_: object, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next) => {
    if (!OF_STRAPI.test(ctx.path)) return next();
    const fields = FIELDS[ctx.path.toLowerCase().replace(/\/$/, '')];
    ctx.request.body = fields
      ? { ...fields, ...(ctx.request.body as object) }
      : (ctx.request.body ?? {});
    try {
      await next();
    } catch (error) {
      if (
        isNoNumber(error) ||
        (error instanceof TypeError && (await isOfNoWebhook(strapi, ctx.path)))
      )
        throw new errors.NotFoundError();
      throw isRefused(error) ? toValidationError(error) : error;
    }
  };

export default strapiInputsMiddleware;
