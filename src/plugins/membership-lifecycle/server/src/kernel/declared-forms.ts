import type { Core } from '@strapi/strapi';
import { onceFor } from './rules/once-for';

/**
 * A route takes JSON, unless its `config.form` declares that it takes a form as well:
 * `files` for files of any size up to the library's, `paper` for the one PDF of a member.
 */
export type DeclaredForm = 'files' | 'paper';

interface DeclaringRoute {
  method: string;
  path: string;
  config?: { prefix?: string; form?: DeclaredForm };
}

interface PrefixedRouter {
  type?: string;
  /** Strapi sets it when it registers the routes of a plugin. */
  prefix?: string;
  routes: DeclaringRoute[];
}

/** A route that takes a form. */
export const takingForm = <Route extends { config?: object }>(
  form: DeclaredForm,
  route: Route,
) => ({
  ...route,
  config: { ...route.config, form },
});

/** What the router has of a route. */
interface Layer {
  methods: string[];
  path: string;
}

const nameOf = (method: string, path: string): string => `${method} ${path}`;

/** The forms that routes declare, each by its method and its whole path as the router writes them. */
export const declaredForms = onceFor((strapi: Core.Strapi): Map<string, DeclaredForm> => {
  const api: string = strapi.config.get('api.rest.prefix', '/api');
  const owners = [...Object.values(strapi.plugins), ...Object.values(strapi.apis)];
  const routers = owners.flatMap(({ routes }) => Object.values(routes) as PrefixedRouter[]);
  const declared = routers.flatMap(({ type, prefix = '', routes = [] }) =>
    routes.flatMap(({ method, path, config }) => {
      if (config?.form === undefined) return [];
      const start = `${type === 'content-api' ? api : ''}${config.prefix ?? prefix}`;
      return [[nameOf(method, path === '/' ? start : `${start}${path}`), config.form] as const];
    }),
  );
  return new Map(declared);
});

/** The form that the route of a request declares; undefined when it takes none, or there is no route. */
export const formOf = (
  strapi: Core.Strapi,
  { method, path }: { method: string; path: string },
): DeclaredForm | undefined => {
  const { pathAndMethod } = strapi.server.router.match(path, method) as { pathAndMethod: Layer[] };
  // Middlewares of a router are layers too, without a method.
  const route = pathAndMethod.find(({ methods }) => methods.length > 0);
  return route && declaredForms(strapi).get(nameOf(method, route.path));
};
