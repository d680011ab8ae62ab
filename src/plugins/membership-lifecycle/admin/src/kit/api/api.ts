import { adminApi } from '@strapi/strapi/admin';
import { MEMBERSHIP_UID, PLUGIN_ID } from '../../../../shared/kernel/ids';

const TAGS = [
  'LifecycleMembership',
  // A membership's page; a command returns the new view, so it is not reloaded.
  'LifecycleMembershipView',
  'LifecycleActivity',
  'LifecycleRenewal',
  'LifecyclePlan',
  'LifecycleRun',
  'LifecycleMessage',
  'LifecycleWorkflow',
  'LifecycleTemplate',
  'LifecycleIdentity',
  'LifecycleOnboarding',
  'LifecycleEvent',
  'LifecycleWebhook',
  'LifecycleWebhookSecret',
  'LifecycleBank',
  'LifecycleImport',
  'LifecycleAttestation',
  'LifecycleOccasion',
  'LifecycleRegistration',
  'LifecyclePaper',
  'LifecyclePrivacy',
  'LifecycleAssembly',
  'LifecycleConsent',
  'LifecycleAccess',
  'LifecycleNote',
  'LifecycleReminder',
  'LifecycleApplication',
  'LifecycleAccounting',
  // The Content Manager's own tag: its form must show the result of a command.
  'Document',
] as const;

export type Tag = (typeof TAGS)[number];

/**
 * The admin's API with the plugin's tags; each subject has a file with its endpoints. Strapi
 * shares their names (its review workflows have a `getWorkflows`): hence the prefix.
 */
export const lifecycleApi = adminApi.enhanceEndpoints({ addTagTypes: [...TAGS] });

/** An address of the plugin's admin API. */
export const at = (path: string): string => `/${PLUGIN_ID}/${path}`;

/** Tags to reload after a command on a membership, except its view, which the command returns. */
export const AFTER_COMMAND = [
  'LifecycleMembership',
  'LifecycleActivity',
  'LifecycleRenewal',
  'LifecyclePlan',
  'LifecycleMessage',
  'LifecycleApplication',
  'LifecycleAccess',
  { type: 'Document', id: `${MEMBERSHIP_UID}_LIST` },
] as const;

/** Tags to reload after a change of memberships. */
export const AFTER_CHANGE = [...AFTER_COMMAND, 'LifecycleMembershipView'] as const;

/** The Content Manager's tag of one membership. */
export const documentTag = (documentId: string): { type: 'Document'; id: string } => ({
  type: 'Document',
  id: `${MEMBERSHIP_UID}_${documentId}`,
});
