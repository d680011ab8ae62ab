import type { Core } from '@strapi/strapi';
import { benefitRules } from './api/benefit/documents/rules';
import { membershipRules } from './api/membership/documents/rules';
import { offerRules } from './api/offer/documents/rules';
import { organisationRules } from './api/organisation/documents/rules';
import { tierRules } from './api/tier/documents/rules';
import { registerDocumentRules } from './documents/rules';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    registerDocumentRules(strapi, [
      offerRules,
      tierRules,
      benefitRules,
      organisationRules,
      membershipRules,
    ]);
  },
  async bootstrap(_: { strapi: Core.Strapi }) {},
};
