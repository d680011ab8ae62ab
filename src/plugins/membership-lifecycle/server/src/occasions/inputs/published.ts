import * as yup from 'yup';
import { exact } from '../../kernel/inputs/fields';
import { idWord } from '../../kernel/inputs/lists';
import { PUBLIC_PAGING, pagingOf, type AskedPaging } from '../../kernel/inputs/paging';
import { validateInput } from '../../kernel/inputs/yup-problems';
import type { Paging } from '../../kernel/rules/pages';
import type { Locale } from '../../kernel/rules/values';

/** Questions about what is published of the agenda. */

const LANGUAGE = {
  locale: yup
    .string()
    .typeError('not-a-text')
    .max(120, 'too-long')
    .oneOf(['fr', 'en', '', undefined], 'not-a-choice'),
};
/** Only a token asks in the name of a member; who is signed in is asked no name. */
const NAMED = { membership: idWord().schema };

/** As the document of the API tells it: `membership` is for tokens alone. */
export const publishedQuery = exact({ ...LANGUAGE, ...PUBLIC_PAGING, ...NAMED });
export const publishedOneQuery = exact({ ...LANGUAGE, ...NAMED });

interface Asked {
  locale?: string;
  membership?: string;
}

/** The language, and the member in whose name a token asks; null for none. */
interface Question {
  locale: Locale;
  membership: string | null;
}

const questionOf = ({ locale, membership }: Asked): Question => ({
  locale: locale === 'en' ? 'en' : 'fr',
  membership: membership || null,
});

/** One occasion. */
export const validatePublishedOne = async (input: unknown, isToken: boolean): Promise<Question> =>
  questionOf(await validateInput<Asked>(isToken ? publishedOneQuery : exact(LANGUAGE), input));

/** A page of them. */
export const validatePublished = async (
  input: unknown,
  isToken: boolean,
): Promise<Question & { paging: Paging }> => {
  const schema = isToken ? publishedQuery : exact({ ...LANGUAGE, ...PUBLIC_PAGING });
  const given = await validateInput<AskedPaging & Asked>(schema, input);
  return { ...questionOf(given), paging: pagingOf(given) };
};
