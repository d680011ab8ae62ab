import { ORGANISATION_UID } from '../../../shared/kernel/ids';
import type { Context } from './context';

interface Ability {
  rulesFor(
    action: string,
    uid: string,
    field: string,
  ): { conditions?: unknown; inverted: boolean }[];
}

/** Whether a caller sees the contacts of every body in the Content Manager. */
export const readsContacts = (ctx: Context): boolean => {
  const ability: Ability = ctx.state.userAbility;
  return ['contacts.name', 'contacts.email'].every((field) =>
    ability
      .rulesFor('plugin::content-manager.explorer.read', ORGANISATION_UID, field)
      .some(({ conditions, inverted }) => !conditions && !inverted),
  );
};
