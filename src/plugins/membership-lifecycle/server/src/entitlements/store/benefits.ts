import type { Core } from '@strapi/strapi';
import { BENEFIT_UID } from '../../../../shared/kernel/ids';

/** Whether a benefit with this code exists. */
export const benefitExists = async (strapi: Core.Strapi, code: string): Promise<boolean> =>
  (await strapi.db.query(BENEFIT_UID).count({ where: { code } })) > 0;
