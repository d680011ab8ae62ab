import { PERMISSIONS } from '../../../../shared/kernel/ids';

interface Context {
  request: { body?: unknown };
  state: { userAbility?: { can(action: string): boolean } };
}

/** Allows a request that names a member only to people who may read members. */
export default (ctx: Context): boolean => {
  const { membership } = (ctx.request.body ?? {}) as { membership?: unknown };
  if (membership === undefined || membership === '') return true;
  return ctx.state.userAbility?.can(PERMISSIONS.membershipRead) ?? false;
};
