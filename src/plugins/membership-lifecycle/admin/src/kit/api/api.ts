import { adminApi } from '@strapi/strapi/admin';
import { MEMBERSHIP_UID, PLUGIN_ID } from '../../../../shared/kernel/ids';

const TAGS = [
  'LifecycleMembership',
  // A membership as its page shows it: a command answers it, and nobody has to ask again.
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
  'LifecycleImport',
  'LifecycleAttestation',
  'LifecycleOccasion',
  'LifecycleRegistration',
  'LifecyclePaper',
  'LifecyclePrivacy',
  'LifecycleAssembly',
  'LifecycleConsent',
  'LifecycleAccess',
  'LifecycleApplication',
  // The Content Manager's own tag: its form must follow what a command changed.
  'Document',
] as const;

export type Tag = (typeof TAGS)[number];

/**
 * The admin's API with the plugin's tags; the endpoints stand beside, one file per subject. Their
 * names are shared with all of Strapi (review workflows have a `getWorkflows` too): hence the prefix.
 */
export const lifecycleApi = adminApi.enhanceEndpoints({ addTagTypes: [...TAGS] });

/** An address of the plugin's admin API. */
export const at = (path: string): string => `/${PLUGIN_ID}/${path}`;

/** What a command on one membership makes stale, but for the view that it answers. */
export const AFTER_COMMAND = [
  'LifecycleMembership',
  'LifecycleActivity',
  'LifecycleRenewal',
  'LifecyclePlan',
  'LifecycleMessage',
  'LifecycleApplication',
  { type: 'Document', id: `${MEMBERSHIP_UID}_LIST` },
] as const;

/** What a change to memberships makes stale. */
export const AFTER_CHANGE = [...AFTER_COMMAND, 'LifecycleMembershipView'] as const;

/** The Content Manager's tag of one membership. */
export const documentTag = (documentId: string): { type: 'Document'; id: string } => ({
  type: 'Document',
  id: `${MEMBERSHIP_UID}_${documentId}`,
});
