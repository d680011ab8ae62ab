import type { Core } from '@strapi/strapi';
import type services from '../plugins/membership-lifecycle/server/src/services';

type Services = typeof services;

/**
 * The door by which the application asks the plugin: a service of it, typed by what makes it. The
 * types alone are imported; the service comes from Strapi's registry, where others may replace it.
 */
export const lifecycle = <Name extends keyof Services>(
  strapi: Core.Strapi,
  name: Name,
): ReturnType<Services[Name]> => strapi.plugin('membership-lifecycle').service(name);
