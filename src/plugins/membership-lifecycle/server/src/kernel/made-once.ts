import type { Core } from '@strapi/strapi';
import { onceFor } from './rules/once-for';

/** Makes a service once for each application: whoever asks for it, here or in Strapi's registry, gets the same. */
export const madeOnce = <Service extends object>(
  make: (context: { strapi: Core.Strapi }) => Service,
) => onceFor((strapi: Core.Strapi) => make({ strapi }));
