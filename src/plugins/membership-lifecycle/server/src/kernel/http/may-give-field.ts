interface Context {
  request: { body?: unknown };
  state: { userAbility?: { can(action: string): boolean } };
}

/** Allows a body that has a field only to people who have the permission for it. */
export default (
  { request, state }: Context,
  { field, action }: { field: string; action: string },
): boolean => {
  const value = ((request.body ?? {}) as Record<string, unknown>)[field] ?? '';
  return value === '' || (state.userAbility?.can(action) ?? false);
};
