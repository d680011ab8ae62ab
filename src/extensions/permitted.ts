/** Adds a permission to admin routes of Strapi that only check for an account. */

interface Route {
  method: string;
  path: string;
  config?: { policies?: unknown[] };
}

export interface AdminRoutes {
  routes: { admin: { routes: Route[] } };
}

/**
 * Makes an admin route require a permission, where Strapi only requires an account. Throws when
 * the route does not exist: an upgrade that moved it must not leave it open.
 */
export const ask = (plugin: AdminRoutes, method: string, path: string, action: string): void => {
  const route = plugin.routes.admin.routes.find(
    (one) => one.method === method && one.path === path,
  );
  if (!route) throw new Error(`Strapi has no admin route ${method} ${path} any more.`);
  const permitted = { name: 'admin::hasPermissions', config: { actions: [action] } };
  route.config = {
    ...route.config,
    policies: [...(route.config?.policies ?? ['admin::isAuthenticatedAdmin']), permitted],
  };
};
