import type { Core } from '@strapi/strapi';
import { onceFor } from './rules/once-for';

/**
 * Makes one instance of a service per application; all callers share it, and so does Strapi's
 * registry.
 */
export const madeOnce = <Service extends object>(
  make: (context: { strapi: Core.Strapi }) => Service,
) => onceFor((strapi: Core.Strapi) => make({ strapi }));
