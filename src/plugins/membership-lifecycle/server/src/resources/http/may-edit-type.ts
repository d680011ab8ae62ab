import type { Core } from '@strapi/strapi';
import { typesWithPart } from '../types';

interface Context {
  params: { uid?: string };
  state: { userAbility?: { can(action: string, subject: string): boolean } };
}

/**
 * Allows people who may change documents of the content type that the address names. One without a
 * part for members is let through: the call answers that there is none.
 */
export default (
  { params, state }: Context,
  _config: unknown,
  { strapi }: { strapi: Core.Strapi },
): boolean => {
  // By either name, as the call finds it.
  const type = typesWithPart(strapi).find(
    ({ uid, plural }) => uid === params.uid || plural === params.uid,
  );
  if (!type) return true;
  return state.userAbility?.can('plugin::content-manager.explorer.update', type.uid) ?? false;
};
