import { PERMISSIONS } from '../kernel/ids';
import { COMMANDS, type CommandName } from './commands';

/** Shown with other corrections in the menu, but only the treasurer may run them. */
const MONEY_CORRECTIONS: readonly CommandName[] = ['reverse-payment', 'move-payment'];

/** Commands that give a member more, or less, than was sold to it. */
const GRANTS: readonly CommandName[] = ['grant-right', 'withdraw-grant', 'carry-over'];

/** The permission for a command: the server enforces it, and the admin hides other commands. */
export const permissionFor = (name: CommandName): string => {
  const group = COMMANDS[name]?.group;
  if (GRANTS.includes(name)) return PERMISSIONS.rightsGrant;
  if (group === 'rights') return PERMISSIONS.usageRecord;
  if (group === 'dues' || MONEY_CORRECTIONS.includes(name)) return PERMISSIONS.duesManage;
  return PERMISSIONS.membershipManage;
};
