import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { Context } from './context';

/** Whether a caller reads members with their dues, and not their rights alone. */
export const readsMembers = (ctx: Context): boolean =>
  ctx.state.userAbility.can(PERMISSIONS.membershipRead);
