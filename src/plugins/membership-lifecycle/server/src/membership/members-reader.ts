import { ORGANISATION_UID } from '../../../shared/kernel/ids';
import type { Context } from '../kernel/context';
import type { MembersReader } from './rules/member-list';

interface Ability {
  rulesFor(
    action: string,
    uid: string,
    field: string,
  ): { conditions?: unknown; inverted: boolean }[];
}

/** Whether a reader sees the contacts of every body in the Content Manager, and may search them. */
const readsContacts = (ability: Ability): boolean =>
  ['contacts.name', 'contacts.email'].every((field) =>
    ability
      .rulesFor('plugin::content-manager.explorer.read', ORGANISATION_UID, field)
      .some(({ conditions, inverted }) => !conditions && !inverted),
  );

/** Who reads the list of members: whether contacts may be searched, and the language of names. */
export const readerOf = ({ state: { user, userAbility } }: Context): MembersReader => ({
  readsContacts: readsContacts(userAbility as Ability),
  language: user?.preferedLanguage === 'en' ? 'en' : 'fr',
});
