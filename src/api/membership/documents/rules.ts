import type { DocumentRules } from '../../../documents/rules';

/**
 * What is asked of any content (known fields, no control character) is all that is asked here: a
 * membership is made and changed by the plugin's commands, which have their own rules.
 */
export const membershipRules: DocumentRules = { uid: 'api::membership.membership' };
