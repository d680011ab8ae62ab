import type { Core } from '@strapi/strapi';
import type { PublicLists } from './services/public-lists';

/** Strapi's registry returns services untyped: this function gives it its type. */
export const publicListsIn = (strapi: Core.Strapi): PublicLists =>
  strapi.service('api::resource.public-lists') as PublicLists;
