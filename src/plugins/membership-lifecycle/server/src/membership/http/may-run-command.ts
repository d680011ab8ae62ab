import { permissionFor } from '../../../../shared/core/command-permissions';
import type { CommandName } from '../../../../shared/core/commands';

interface Context {
  params: { name?: string };
  state: { userAbility?: { can(action: string): boolean } };
}

/** Requires the permission of the command; for an unknown command, the widest one. */
export default (ctx: Context): boolean =>
  ctx.state.userAbility?.can(permissionFor(ctx.params.name as CommandName)) ?? false;
