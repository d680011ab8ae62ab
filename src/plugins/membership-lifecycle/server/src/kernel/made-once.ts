import type { Core } from '@strapi/strapi';

/** Makes a service once for each application: whoever asks for it, here or in Strapi's registry, gets the same. */
export const madeOnce = <Service extends object>(
  make: (context: { strapi: Core.Strapi }) => Service,
) => {
  const made = new WeakMap<Core.Strapi, Service>();
  return (strapi: Core.Strapi): Service => {
    const known = made.get(strapi);
    if (known) return known;
    const service = make({ strapi });
    made.set(strapi, service);
    return service;
  };
};
