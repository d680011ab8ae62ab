import { paged } from '../../access/inputs/me';
import { OUT_OF_OFFICE } from '../../core/refusals/mandates';
import { ABOUT_PAGING } from '../../kernel/http/about-paging';
import { exact } from '../../kernel/inputs/fields';
import { ownLanguageQuery } from '../../kernel/inputs/language';

/** What the descriptions of members' calls have in common. */

export const own = { documentId: 'One of the memberships that `GET /me/memberships` answers.' };
export const inLanguage = {
  schema: ownLanguageQuery,
  about: { locale: 'Language of texts; without it, the one that the member’s contact reads.' },
};
export const NOTHING = { schema: exact({}), about: {} };
export const pages = {
  ...inLanguage.about,
  ...ABOUT_PAGING,
};
export const inPages = { schema: paged, about: pages };
export const query = {
  schema: ownLanguageQuery,
  about: { locale: 'Language of the paper; French unless it is given.' },
};
export const MINE = ['invalid-input', 'own-membership-unknown', ...OUT_OF_OFFICE];
