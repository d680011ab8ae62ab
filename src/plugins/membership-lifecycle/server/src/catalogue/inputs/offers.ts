import { exact } from '../../kernel/inputs/fields';
import { locale } from '../../kernel/inputs/language';
import { flag } from '../../kernel/inputs/lists';
import { PUBLIC_PAGING, pagingOf, type AskedPaging } from '../../kernel/inputs/paging';
import { validateInput } from '../../kernel/inputs/yup-problems';
import type { Locale } from '../../kernel/rules/values';

const archive = flag();

/** The query of the list of offers. */
export const offersQuery = exact({
  locale: locale(),
  archive: archive.schema,
  ...PUBLIC_PAGING,
});

/** A page of the published offers, with those that are over when the archive is asked for. */
export const validateOffersQuery = async (input: unknown) => {
  const given = await validateInput<AskedPaging & { locale?: Locale; archive?: string }>(
    offersQuery,
    input,
  );
  const { locale: asked = 'fr' } = given;
  return { locale: asked, archive: archive.read(given.archive), paging: pagingOf(given) };
};
