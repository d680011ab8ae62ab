import { PLUGIN_ID } from '../../../shared/kernel/ids';
import type { ApiCall } from '../kernel/http/openapi-call';
import contentApi from '../routes/content-api';

/** What an API token needs for a call, read from its route. Pure. */

interface Route {
  method: string;
  path: string;
  handler: string;
  config: { auth: boolean | { strategies: string[]; scope?: string[] } };
}

const ROUTES: readonly Route[] = contentApi.routes;

/** The permission as Strapi keeps it: `plugin::membership-lifecycle.entitlements.check`. */
export const permissionOf = ({ route, access }: ApiCall): string | null => {
  if (access !== 'token' && access !== 'public-or-more') return null;
  const found = ROUTES.find(({ method, path }) => `${method} /api${path}` === route);
  // What Strapi itself asks of a route without a scope.
  const auth = found?.config.auth;
  const scope = typeof auth === 'object' ? auth.scope : undefined;
  return found ? (scope?.[0] ?? `plugin::${PLUGIN_ID}.${found.handler}`) : null;
};

/** The same as the form of a token shows it: the action, below the name of its controller. */
export const permissionWords = (permission: string): string => {
  const [controller, action] = permission.split('.').slice(-2);
  return `\`${action}\` of _${controller.charAt(0).toUpperCase()}${controller.slice(1)}_`;
};
