import { COMMANDS, type CommandName } from '../../../shared/commands';
import { PERMISSIONS } from '../../../shared/ids';

interface Context {
  params: { name?: string };
  state: { userAbility?: { can(action: string): boolean } };
}

/** Recording the use of rights has a permission of its own; every other command needs `manage`. */
export default (ctx: Context): boolean => {
  const group = COMMANDS[ctx.params.name as CommandName]?.group;
  const needed = group === 'rights' ? PERMISSIONS.usageRecord : PERMISSIONS.membershipManage;
  return ctx.state.userAbility?.can(needed) ?? false;
};
