import type { Core, UID } from '@strapi/strapi';
import { refuse } from './rules';
import { isData, payloadProblems } from './payload';

/** The Content Manager's routes whose body is a document; those of bulk actions are not. */
const WRITES = [
  'POST /collection-types/:model',
  'POST /collection-types/:model/clone/:sourceId',
  'PUT /collection-types/:model/:id',
  'POST /collection-types/:model/actions/publish',
  'POST /collection-types/:model/:id/actions/publish',
];

/**
 * Refuses fields that do not exist. The Content Manager silently drops them, with the fields that
 * a role may not write, before the document service runs; so this reads the body as sent. A route
 * middleware, so that it runs after authentication.
 */
export const refuseUnknownAdminFields = (strapi: Core.Strapi, uids: UID.ContentType[]): void => {
  const judge: Core.MiddlewareHandler = async (ctx, next) => {
    const uid = uids.find((known) => known === ctx.params.model);
    const body: unknown = ctx.request.body;
    if (uid && isData(body)) {
      const { attributes } = strapi.getModel(uid);
      refuse(
        strapi,
        payloadProblems(attributes, body, (component) =>
          strapi.getModel(component as UID.Component),
        ),
      );
    }
    await next();
  };
  const routers = Object.values(strapi.plugin('content-manager').routes);
  for (const route of routers.flatMap((router) => ('routes' in router ? router.routes : []))) {
    if (!WRITES.includes(`${route.method} ${route.path}`)) continue;
    route.config = { ...route.config, middlewares: [...(route.config?.middlewares ?? []), judge] };
  }
};
