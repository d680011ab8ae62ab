interface Context {
  state: { userAbility?: { can(action: string): boolean } };
}

/** Allows people who have one of the permissions that a route names; Strapi's own policy asks for all. */
export default ({ state }: Context, { actions }: { actions: readonly string[] }): boolean =>
  actions.some((action) => state.userAbility?.can(action) ?? false);
