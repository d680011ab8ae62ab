interface Context {
  params: { uid?: string };
  state: { userAbility?: { can(action: string, subject: string): boolean } };
}

/** Allows people who may change documents of the content type that the address names. */
export default ({ params, state }: Context): boolean =>
  state.userAbility?.can('plugin::content-manager.explorer.update', String(params.uid)) ?? false;
