import type { Core } from '@strapi/strapi';
import { sentences } from '../../../documents/errors';
import type { Data } from '../../../documents/payload';
import { writeProblems } from '../../../documents/rules';
import { organisationRules } from '../documents/rules';

/** Judges the values of an organisation for forms outside the Content Manager. */
const createOrganisationService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * All that saving these values would refuse, each with its place and its sentence; nothing is
   * saved. Without a document id, the values are those of a new organisation.
   */
  async problems(data: Data, documentId: string | null) {
    const found = await writeProblems(strapi, organisationRules, data, documentId);
    return found.map((one) => ({
      path: one.path.join('.'),
      reason: one.reason,
      text: sentences(one),
    }));
  },
});

export default createOrganisationService;
