/** Summarises the versions of one document. Pure: rows in, a summary out. */
import type {
  ContentState,
  ContentSummary,
} from '../../../plugins/membership-lifecycle/shared/catalogue/offers';
import { isEmpty } from '../../../documents/checks';
import { isData, type Data } from '../../../documents/payload';
import { MAIN_LOCALE } from '../../../documents/rules';
import type { Locale } from '../reading/types';

/** Strapi writes both versions of a publication one after the other, some milliseconds apart. */
const SAME_MOMENT_MS = 500;

export interface Versions {
  documentId: string;
  draft: (locale: Locale) => Data | null;
  published: (locale: Locale) => Data | null;
  /** Whether a version exists in a language that the person may not read. */
  withheld: (locale: Locale) => boolean;
}

const time = (row: Data): number => new Date(String(row.updatedAt)).getTime();

/**
 * The versions of one document by language, drafts and published ones, of the rows that the person
 * may read.
 */
export const versions = (documentId: string, rows: Data[], readable: Data[]): Versions => {
  const own = rows.filter((row) => row.documentId === documentId);
  const mine = own.filter((row) => readable.includes(row));
  const find = (locale: Locale, published: boolean) =>
    mine.find((row) => row.locale === locale && (row.publishedAt !== null) === published) ?? null;
  return {
    documentId,
    draft: (locale) => find(locale, false),
    published: (locale) => find(locale, true),
    withheld: (locale) =>
      own.some((row) => row.locale === locale) && !mine.some((row) => row.locale === locale),
  };
};

/** Groups rows by document. */
export const byDocumentId = (rows: Data[], readable: Data[]): Map<string, Versions> =>
  new Map(
    [...new Set(readable.map((row) => String(row.documentId)))].map((id) => [
      id,
      versions(id, rows, readable),
    ]),
  );

/** Whether the public sees a document, and whether it sees its last text. */
export const stateOf = ({ draft, published }: Versions): ContentState => {
  if (!published(MAIN_LOCALE)) return 'draft';
  const newer = (['fr', 'en'] as const).some((locale) => {
    const [written, shown] = [draft(locale), published(locale)];
    return written && shown && time(written) > time(shown) + SAME_MOMENT_MS;
  });
  return newer ? 'modified' : 'published';
};

const isBlank = (value: unknown): boolean =>
  isEmpty(value) || (Array.isArray(value) && value.length === 0);

/**
 * The translated attributes that are missing in English; complete for a person who may not read
 * English.
 */
export const englishOf = (
  { draft, published, withheld }: Versions,
  translated: string[],
): ContentSummary['english'] => {
  if (withheld('en')) return { state: 'complete', fields: [] };
  const [french, english] = [draft('fr'), draft('en')];
  if (!english) return { state: 'missing', fields: [] };
  const fields = translated.filter((field) => !isBlank(french?.[field]) && isBlank(english[field]));
  if (fields.length > 0) return { state: 'incomplete', fields };
  const waits = published('fr') !== null && published('en') === null;
  return { state: waits ? 'unpublished' : 'complete', fields };
};

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** A document in one line; its name is that of the draft, in French. */
export const summaryOf = (
  all: Versions,
  nameField: 'title' | 'name',
  translated: string[],
): ContentSummary => {
  const draft = all.draft('fr') ?? all.draft('en') ?? {};
  const code = text(draft.code);
  return {
    documentId: all.documentId,
    name: text(draft[nameField]) ?? code ?? '',
    code,
    state: stateOf(all),
    english: englishOf(all, translated),
  };
};

/** The document ids that a populated relation names, in their order. */
export const relatedIds = (related: unknown): string[] =>
  Array.isArray(related) ? related.filter(isData).map((one) => String(one.documentId)) : [];
