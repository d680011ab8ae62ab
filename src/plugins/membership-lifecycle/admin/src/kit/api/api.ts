import { adminApi } from '@strapi/strapi/admin';
import { MEMBERSHIP_UID, PLUGIN_ID } from '../../../../shared/kernel/ids';

const TAGS = [
  'LifecycleMembership',
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

/**
 * The admin's API with the plugin's tags; the endpoints stand beside, one file per subject. Their
 * names are shared with all of Strapi (review workflows have a `getWorkflows` too): hence the prefix.
 */
export const lifecycleApi = adminApi.enhanceEndpoints({ addTagTypes: [...TAGS] });

/** An address of the plugin's admin API. */
export const at = (path: string): string => `/${PLUGIN_ID}/${path}`;

/** What a change to memberships makes stale. */
export const AFTER_CHANGE = [
  'LifecycleMembership',
  'LifecycleActivity',
  'LifecycleRenewal',
  'LifecyclePlan',
  'LifecycleMessage',
  'LifecycleApplication',
  { type: 'Document', id: `${MEMBERSHIP_UID}_LIST` },
] as const;

/** The Content Manager's tag of one membership. */
export const documentTag = (documentId: string): { type: 'Document'; id: string } => ({
  type: 'Document',
  id: `${MEMBERSHIP_UID}_${documentId}`,
});
