import type { Core } from '@strapi/strapi';

// strictParams: an unknown query parameter is an error, never silently ignored.
const config: Core.Config.Api = {
  rest: { defaultLimit: 25, maxLimit: 100, withCount: true, strictParams: true },
};

export default config;
