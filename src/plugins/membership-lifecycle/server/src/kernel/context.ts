import type { Core } from '@strapi/strapi';

/** A request with its answer, as Strapi hands it to what answers. */
export type Context = Parameters<Core.ControllerHandler>[0];
