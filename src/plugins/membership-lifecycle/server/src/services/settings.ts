import type { Core } from '@strapi/strapi';

/** The association's settings. */
const createSettingsService = (_: { strapi: Core.Strapi }) => ({
  timeZone: (): string => 'Europe/Paris',
});

export default createSettingsService;
