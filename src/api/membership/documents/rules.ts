import type { DocumentRules } from '../../../documents/rules';

/**
 * Only the rules for any content (known fields, no control character) are checked here: a
 * membership is made and changed by the plugin's commands, which have their own rules.
 */
export const membershipRules: DocumentRules = { uid: 'api::membership.membership' };
