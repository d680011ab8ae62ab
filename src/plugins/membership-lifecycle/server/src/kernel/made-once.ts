import type { Core } from '@strapi/strapi';
import { onceFor } from './rules/once-for';

/**
 * Makes one instance of a service per application; all callers share it, and so does Strapi's
 * registry.
 */
export const madeOnce = <Service extends object>(
  make: (context: { strapi: Core.Strapi }) => Service,
) => onceFor((strapi: Core.Strapi) => make({ strapi }));

type OfApplication = (strapi: Core.Strapi, ...rest: never[]) => unknown;

type Bound<Work> = Work extends (strapi: Core.Strapi, ...rest: infer Rest) => infer Answer
  ? (...rest: Rest) => Answer
  : never;

/** A service of functions that take the application first; those who ask it leave that out. */
export const serviceOf = <Works extends Record<string, OfApplication>>(works: Works) =>
  madeOnce(({ strapi }) => {
    const bound = Object.entries(works).map(([name, work]) => [name, work.bind(null, strapi)]);
    return Object.fromEntries(bound) as { [Name in keyof Works]: Bound<Works[Name]> };
  });
