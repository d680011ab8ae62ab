import type { Core, Modules, UID } from '@strapi/strapi';
import { refusal, problem, type Problem } from './errors';
import { deletionProblems, WAS_PUBLISHED, withdraw } from './withdrawn';
import { isData, payloadProblems, trimTexts, type Data } from './payload';

export const LOCALES = ['fr', 'en'] as const;
/** The version whose lists, order and quantities rule. */
export const MAIN_LOCALE = 'fr';

export interface Write {
  strapi: Core.Strapi;
  data: Data;
  /** The draft (or the only row) that an update changes or a copy starts from; null if new. */
  current: Data | null;
  /** The document that is written; null while it is new, as a copy is. */
  documentId: string | null;
}

export interface Publication {
  strapi: Core.Strapi;
  documentId: string;
  /** The locales that are published together. */
  locales: string[];
}

/** The rules of one content type for what is written to it. */
export interface DocumentRules {
  uid: UID.ContentType;
  /** Fields that only the rules themselves write: dropped from any input. */
  ownFields?: string[];
  /** Judges an input, and may put its values in their stored form. */
  onWrite?: (write: Write) => Promise<Problem[]> | Problem[];
  /** Judges the drafts that are about to be published. */
  onPublish?: (publication: Publication) => Promise<Problem[]>;
  /** Runs in the transaction of the publication, after it. */
  afterPublish?: (publication: Publication) => Promise<void>;
}

type Context = Modules.Documents.Middleware.Context;
type Params = { data?: Data; documentId?: string; locale?: unknown; status?: string };

/** The language of the person who sends the request: French, unless their account says English. */
const languageOf = (strapi: Core.Strapi): string =>
  strapi.requestContext.get()?.state?.user?.preferedLanguage ?? 'fr';

/** Throws what staff can read, when there is anything to say. */
export const refuse = (strapi: Core.Strapi, problems: Problem[]): void => {
  if (problems.length > 0) throw refusal(problems, languageOf(strapi));
};

/** The locales that an action covers: none means the default one, `*` all of them. */
const localesOf = (locale: unknown): string[] => {
  if (locale === '*') return [...LOCALES];
  const list = Array.isArray(locale) ? locale : [locale];
  return list.map((one) => (typeof one === 'string' && one !== '' ? one : MAIN_LOCALE));
};

const localeProblems = (locale: unknown): Problem[] =>
  localesOf(locale)
    .filter((one) => !LOCALES.some((known) => known === one))
    .map((one) => problem(['locale'], 'unknown-locale', { locale: one }));

const currentRow = async (strapi: Core.Strapi, uid: UID.ContentType, params: Params) => {
  if (!params.documentId) return null;
  const rows = (await strapi.db.query(uid).findMany({
    where: { documentId: params.documentId },
    orderBy: { id: 'asc' },
  })) as Data[];
  const drafts = rows.filter((row) => row.publishedAt === null);
  const candidates = drafts.length > 0 ? drafts : rows;
  return candidates.find((row) => row.locale === params.locale) ?? candidates[0] ?? null;
};

/** Tidies an input, and names what it holds that no type may hold. */
const inputProblems = (strapi: Core.Strapi, rules: DocumentRules, data: Data): Problem[] => {
  for (const field of rules.ownFields ?? []) delete data[field];
  trimTexts(data);
  const { attributes } = strapi.getModel(rules.uid);
  return payloadProblems(attributes, data, (uid) => strapi.getModel(uid as UID.Component));
};

/** All that saving an input would refuse; its values are put in their stored form. */
export const writeProblems = async (
  strapi: Core.Strapi,
  rules: DocumentRules,
  data: Data,
  documentId: string | null,
): Promise<Problem[]> => {
  const wrong = inputProblems(strapi, rules, data);
  const current = await currentRow(strapi, rules.uid, documentId ? { documentId } : {});
  const write = { strapi, data, current, documentId };
  return wrong.length > 0 ? wrong : ((await rules.onWrite?.(write)) ?? []);
};

const judgeWrite = async (strapi: Core.Strapi, rules: DocumentRules, context: Context) => {
  const params = context.params as Params;
  const action: string = context.action;
  const data = (params.data ??= {});
  if (!isData(data)) return;
  refuse(strapi, [...localeProblems(params.locale), ...inputProblems(strapi, rules, data)]);
  // A copy was never published, whatever the original was.
  if (action === 'clone' && rules.ownFields?.includes(WAS_PUBLISHED)) data[WAS_PUBLISHED] = false;
  const current = await currentRow(strapi, rules.uid, params);
  const documentId = action === 'update' ? (params.documentId ?? null) : null;
  const write = { strapi, data, current, documentId };
  refuse(strapi, (await rules.onWrite?.(write)) ?? []);
};

const documentIdOf = (result: unknown): string | null =>
  isData(result) && typeof result.documentId === 'string' ? result.documentId : null;

const publish = async (
  strapi: Core.Strapi,
  rules: DocumentRules,
  context: Context,
  next: () => Promise<unknown>,
): Promise<unknown> => {
  const params = context.params as Params;
  const locales = localesOf(params.locale);
  const judge = async (documentId: string) =>
    refuse(strapi, (await rules.onPublish?.({ strapi, documentId, locales })) ?? []);
  return strapi.db.transaction(async () => {
    const saves = context.action !== 'publish';
    // A draft is checked before Strapi's own validation, whose messages are in English.
    if (!saves && params.documentId) await judge(params.documentId);
    const result = await next();
    const documentId = params.documentId ?? documentIdOf(result);
    if (documentId) {
      // A document saved and published in one call is checked afterwards: a refusal rolls both back.
      if (saves) await judge(documentId);
      await rules.afterPublish?.({ strapi, documentId, locales });
    }
    return result;
  });
};

/**
 * Puts the rules of the application's content types in front of every write, from the Content
 * Manager, from code and from the API alike.
 */
export const registerDocumentRules = (strapi: Core.Strapi, all: DocumentRules[]): void => {
  const byUid = new Map<string, DocumentRules>(all.map((rules) => [rules.uid, rules]));
  strapi.documents.use(async (context, next) => {
    const rules = byUid.get(context.uid);
    const action: string = context.action;
    const params = context.params as Params;
    if (rules?.ownFields?.includes(WAS_PUBLISHED) && params.documentId) {
      const { uid } = rules;
      const versions = { uid, documentId: params.documentId, locales: localesOf(params.locale) };
      if (action === 'delete') refuse(strapi, await deletionProblems(strapi, versions));
      if (action === 'unpublish') {
        return withdraw(strapi, versions, next) as ReturnType<typeof next>;
      }
    }
    if (!rules || !['create', 'update', 'clone', 'publish'].includes(action)) return next();
    if (action === 'publish') {
      refuse(strapi, localeProblems(params.locale));
      return publish(strapi, rules, context, next) as ReturnType<typeof next>;
    }
    await judgeWrite(strapi, rules, context);
    const publishes = params.status === 'published' && action !== 'clone';
    const draftAndPublish = context.contentType.options?.draftAndPublish === true;
    return publishes && draftAndPublish
      ? (publish(strapi, rules, context, next) as ReturnType<typeof next>)
      : next();
  });
};
