import type { Core } from '@strapi/strapi';
import { forPeople, forPrograms } from '../src/operations/log-format';

/** In production the log is read by programs first. */
const config = ({ env }: Core.Config.Shared.ConfigParams) => ({
  format: env('NODE_ENV') === 'production' ? forPrograms() : forPeople(),
});

export default config;
