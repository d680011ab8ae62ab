/** The permissions of the plugin by the work that they are for, as a role's editor groups them. */
export const PERMISSION_GROUPS = {
  members: [
    'membership.read',
    'membership.manage',
    'application.read',
    'application.manage',
    'paper.read',
    'paper.manage',
    'privacy.manage',
    'import.manage',
    'export.read',
  ],
  dues: ['dues.manage'],
  rights: ['usage.record'],
  assemblies: ['assembly.read', 'assembly.manage'],
  participation: ['occasion.read', 'occasion.manage', 'participation.read', 'participation.manage'],
  messages: ['message.read', 'message.manage'],
  figures: ['statistics.read'],
  settings: ['settings.manage', 'webhook.manage'],
} as const;

export type PermissionGroup = keyof typeof PERMISSION_GROUPS;
export type PermissionName = (typeof PERMISSION_GROUPS)[PermissionGroup][number];

export const PERMISSION_GROUP_NAMES = Object.keys(PERMISSION_GROUPS) as PermissionGroup[];
