/** Names that the server, the admin and the application's wiring must agree on. */

export const PLUGIN_ID = 'membership-lifecycle';

/** Permission actions of the plugin, as registered with the admin's action provider. */
export const PERMISSIONS = {
  membershipRead: `plugin::${PLUGIN_ID}.membership.read`,
  membershipManage: `plugin::${PLUGIN_ID}.membership.manage`,
  paperRead: `plugin::${PLUGIN_ID}.paper.read`,
  paperManage: `plugin::${PLUGIN_ID}.paper.manage`,
  applicationRead: `plugin::${PLUGIN_ID}.application.read`,
  applicationManage: `plugin::${PLUGIN_ID}.application.manage`,
  privacyManage: `plugin::${PLUGIN_ID}.privacy.manage`,
  duesManage: `plugin::${PLUGIN_ID}.dues.manage`,
  usageRecord: `plugin::${PLUGIN_ID}.usage.record`,
  occasionRead: `plugin::${PLUGIN_ID}.occasion.read`,
  occasionManage: `plugin::${PLUGIN_ID}.occasion.manage`,
  participationRead: `plugin::${PLUGIN_ID}.participation.read`,
  participationManage: `plugin::${PLUGIN_ID}.participation.manage`,
  statisticsRead: `plugin::${PLUGIN_ID}.statistics.read`,
  messageRead: `plugin::${PLUGIN_ID}.message.read`,
  exportRead: `plugin::${PLUGIN_ID}.export.read`,
  importManage: `plugin::${PLUGIN_ID}.import.manage`,
  assemblyRead: `plugin::${PLUGIN_ID}.assembly.read`,
  assemblyManage: `plugin::${PLUGIN_ID}.assembly.manage`,
  messageManage: `plugin::${PLUGIN_ID}.message.manage`,
  settingsManage: `plugin::${PLUGIN_ID}.settings.manage`,
  webhookManage: `plugin::${PLUGIN_ID}.webhook.manage`,
} as const;

export const MEMBERSHIP_UID = 'api::membership.membership';
export const ORGANISATION_UID = 'api::organisation.organisation';
export const OFFER_UID = 'api::offer.offer';
export const TIER_UID = 'api::tier.tier';
export const BENEFIT_UID = 'api::benefit.benefit';
