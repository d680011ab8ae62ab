import { permissionFor } from '../../../../shared/core/command-permissions';
import type { CommandName } from '../../../../shared/core/commands';

interface Context {
  params: { name?: string };
  state: { userAbility?: { can(action: string): boolean } };
}

/** A command needs the permission that goes with it; one that nobody knows, the widest of them. */
export default (ctx: Context): boolean =>
  ctx.state.userAbility?.can(permissionFor(ctx.params.name as CommandName)) ?? false;
