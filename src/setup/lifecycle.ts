import type { Core } from '@strapi/strapi';
import type services from '../plugins/membership-lifecycle/server/src/services';

type Services = typeof services;

/**
 * A service of the plugin, with its type. Only types are imported; the service comes from Strapi's
 * registry, where it can be replaced.
 */
export const lifecycle = <Name extends keyof Services>(
  strapi: Core.Strapi,
  name: Name,
): ReturnType<Services[Name]> => strapi.plugin('membership-lifecycle').service(name);
