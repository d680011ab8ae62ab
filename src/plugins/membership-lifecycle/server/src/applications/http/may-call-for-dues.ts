import { PERMISSIONS } from '../../../../shared/kernel/ids';

interface Context {
  request: { body?: unknown };
  state: { userAbility?: { can(action: string): boolean } };
}

/** Allows a form that issues a call for dues only to people who may issue calls. */
export default (ctx: Context): boolean => {
  const { call } = (ctx.request.body ?? {}) as { call?: unknown };
  if (call === undefined || call === null) return true;
  return ctx.state.userAbility?.can(PERMISSIONS.duesManage) ?? false;
};
