import type { Context, Next } from 'koa';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** Calls of Strapi that destructure the body without checking that there is one. */
const OF_STRAPI =
  /^\/(admin|content-manager|content-type-builder|i18n|users-permissions|(api\/)?(auth|email|upload))(\/|$)/;

/** Calls of Strapi that fail when a field is missing, with the value to use instead. */
const FIELDS: Record<string, object> = { '/admin/permissions/check': { permissions: [] } };

/** The error of a schema of zod. */
interface Refused {
  name: string;
  issues: { path: PropertyKey[]; message: string }[];
}

const isRefused = (error: unknown): error is Refused =>
  error instanceof Error && error.name === 'ZodError';

/** PostgreSQL's errors for an id that is not a number or too large: no row has such an id. */
const NO_NUMBER = ['22P02', '22003'];
const isNoNumber = (error: unknown): boolean =>
  NO_NUMBER.includes(String((error as { code?: unknown } | null)?.code));

/** The same error as Strapi makes for its yup schemas. */
const toValidationError = ({ issues }: Refused): Error => {
  const faults = issues.map(({ path, message }) => ({
    path: path.map(String),
    message,
    name: 'ValidationError',
  }));
  return new errors.ValidationError(faults[0]?.message ?? '', { errors: faults });
};

const TRIED_WEBHOOK = /^\/admin\/webhooks\/([^/]+)\/trigger\/?$/i;

/** Whether a call tries out an unknown webhook: Strapi would go on as if it existed. */
const isOfNoWebhook = async (strapi: Core.Strapi, path: string): Promise<boolean> => {
  const id = TRIED_WEBHOOK.exec(path)?.[1];
  return id !== undefined && !(await strapi.get('webhookStore').findWebhook(id));
};

/**
 * Turns failures of Strapi's own calls on bad input into proper answers: a missing body counts as
 * an empty one, a refused schema becomes a 400 where Strapi forgets it, and an id that is none a
 * 404.
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
