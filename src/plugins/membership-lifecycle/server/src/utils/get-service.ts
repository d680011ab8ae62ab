import type { Core } from '@strapi/strapi';
import type services from '../services';
import { PLUGIN_ID } from '../../../shared/ids';

type Services = typeof services;

/** A service of this plugin, typed. */
export const getService = <Name extends keyof Services>(
  strapi: Core.Strapi,
  name: Name,
): ReturnType<Services[Name]> =>
  strapi.plugin(PLUGIN_ID).service(name) as unknown as ReturnType<Services[Name]>;
