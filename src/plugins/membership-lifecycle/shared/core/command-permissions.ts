import { PERMISSIONS } from '../kernel/ids';
import { COMMANDS, type CommandName } from './commands';

/** Corrections of money stand with the other corrections in the menu, but are the treasurer's. */
const MONEY_CORRECTIONS: readonly CommandName[] = ['reverse-payment', 'move-payment'];

/** The permission that a command needs; the server refuses by it and the admin hides by it. */
export const permissionFor = (name: CommandName): string => {
  const group = COMMANDS[name]?.group;
  if (group === 'rights') return PERMISSIONS.usageRecord;
  if (group === 'dues' || MONEY_CORRECTIONS.includes(name)) return PERMISSIONS.duesManage;
  return PERMISSIONS.membershipManage;
};
