import type { Context } from '../kernel/context';
import { readsContacts } from '../kernel/reads-contacts';
import type { MembersReader } from './rules/member-list';

/** The reader of the list of members: whether contacts may be searched, and the language of names. */
export const readerOf = (ctx: Context): MembersReader => ({
  readsContacts: readsContacts(ctx),
  language: ctx.state.user?.preferedLanguage === 'en' ? 'en' : 'fr',
});
