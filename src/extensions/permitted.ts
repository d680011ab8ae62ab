/** Routes of Strapi's plugins that ask too little of who calls them. */

interface Route {
  method: string;
  path: string;
  config?: { policies?: unknown[] };
}

export interface AdminRoutes {
  routes: { admin: { routes: Route[] } };
}

/**
 * Has a route of the admin ask for a permission, where Strapi asks for an account alone. Throws when
 * there is no such route: an upgrade that moved it must not open it again.
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
