import type { Core } from '@strapi/strapi';
import type {
  MembersPart,
  PartAccess,
} from '../../src/plugins/membership-lifecycle/shared/resources/members-part';
import { stored } from './json';
import { compiled } from './rights';

/** Documents of every content type of the application that has a part for members, each with one. */

type Types = typeof import('../../src/plugins/membership-lifecycle/server/src/resources/types');
type TypeWithPart = ReturnType<Types['typesWithPart']>[number];

/** As the application itself finds them in its content types. */
export const typesWithPart = (strapi: Core.Strapi): readonly TypeWithPart[] =>
  (compiled('resources/types') as Types).typesWithPart(strapi);

interface Attribute {
  type: string;
  private?: boolean;
  customField?: string;
  required?: boolean;
  target?: string;
  mappedBy?: string;
  component?: string;
  components?: string[];
  enum?: string[];
}

type Data = Record<string, unknown>;
type Documents = Record<
  'create' | 'update' | 'publish',
  (asked: object) => Promise<{ documentId: string }>
>;

export interface Made {
  /** The documents of each type, by what they are. */
  documents: Record<string, Record<string, string>>;
  /** A picture that all of them show. */
  picture: number;
}

export const RULES: Record<string, PartAccess> = {
  everyone: { kind: 'everyone' },
  members: { kind: 'members', tiers: [] },
  tier: { kind: 'members', tiers: ['organismes-publics'] },
  other: { kind: 'members', tiers: ['autre-formule'] },
  right: { kind: 'right', benefit: 'compagnonnage' },
};

/** What stands in the part of a document, and nowhere else. */
export const canaryOf = (uid: string, name: string): string =>
  `canari-${uid.split('.').at(-1)}-${name}`;

const documentsOf = (strapi: Core.Strapi, uid: string): Documents =>
  strapi.documents(uid as 'api::benefit.benefit') as unknown as Documents;

const schemaOf = (strapi: Core.Strapi, uid: string) =>
  (strapi.contentTypes[uid as never] ?? strapi.components[uid as never]) as unknown as {
    attributes: Record<string, Attribute>;
    options: { draftAndPublish: boolean };
    pluginOptions?: { i18n?: { localized: boolean } };
  };

const isLocalised = (strapi: Core.Strapi, uid: string): boolean =>
  schemaOf(strapi, uid).pluginOptions?.i18n?.localized === true;

const hasDrafts = (strapi: Core.Strapi, uid: string): boolean =>
  schemaOf(strapi, uid).options.draftAndPublish;

const SKIPPED = ['createdAt', 'updatedAt', 'publishedAt', 'locale', 'localizations'];

/** A document as its schema lets it be, as full as it can be. */
const fullOf = (strapi: Core.Strapi, uid: string, name: string, made: Made): Data => {
  const valueOf = ({ type, ...more }: Attribute): unknown => {
    switch (type) {
      case 'string':
      case 'text':
      case 'richtext':
        return `Guide ${name}`;
      case 'integer':
        return 1;
      case 'date':
        return '2021-05-01';
      case 'enumeration':
        return more.enum?.[0];
      case 'media':
        return made.picture;
      case 'component':
        return 'repeatable' in more && more.repeatable
          ? [fullOf(strapi, more.component!, name, made)]
          : fullOf(strapi, more.component!, name, made);
      case 'dynamiczone':
        return more.components?.map((one) => ({
          __component: one,
          ...fullOf(strapi, one, name, made),
        }));
      case 'relation': {
        const known = made.documents[more.target ?? ''] ?? {};
        // A document of the same rule, so that none is reached through one that opens to more.
        return more.mappedBy ? undefined : (known[name] ?? Object.values(known).at(0));
      }
      default:
        return undefined;
    }
  };
  const values = Object.entries(schemaOf(strapi, uid).attributes)
    .filter(([field, one]) => !SKIPPED.includes(field) && !one.private && !one.customField)
    .map(([field, attribute]) => [field, valueOf(attribute)]);
  return Object.fromEntries(values);
};

const partOf = (uid: string, name: string, [file, image]: readonly string[]) => {
  const canary = canaryOf(uid, name);
  return {
    access: RULES[name] ?? RULES.everyone,
    body: `${canary} ![${canary}](file:${image})`,
    files: [{ id: file, name: `${canary}.pdf` }],
  };
};

/**
 * Makes a document of each rule, in two languages where the type has them, one that is a draft alone,
 * and one whose draft says something else; those of other types name them all.
 */
export const makeEverywhere = async (
  strapi: Core.Strapi,
  others: readonly string[],
  files: readonly string[],
  made: Made,
): Promise<void> => {
  const types = typesWithPart(strapi);
  const uids = [...types.map(({ uid }) => uid), ...others];
  const dataOf = (uid: string, name: string, known: Made): Data => {
    const { field } = types.find((type) => type.uid === uid) ?? {};
    const part = field ? { [field]: partOf(uid, name, files) } : {};
    return { ...fullOf(strapi, uid, name, known), ...part };
  };
  const save = async (uid: string, name: string, documentId: string, known: Made) => {
    const documents = documentsOf(strapi, uid);
    const data = dataOf(uid, name, known);
    const locales = isLocalised(strapi, uid) ? ['fr', 'en'] : [undefined];
    for (const locale of locales) await documents.update({ documentId, locale, data });
    if (name === 'draft' || !hasDrafts(strapi, uid)) return;
    await documents.publish({ documentId, locale: '*' });
  };
  const alone = { ...made, documents: {} };
  for (const uid of uids) {
    const known = (made.documents[uid] ??= {});
    for (const name of hasDrafts(strapi, uid)
      ? [...Object.keys(RULES), 'draft']
      : Object.keys(RULES)) {
      const data = dataOf(uid, name, alone);
      known[name] = (await documentsOf(strapi, uid).create({ data })).documentId;
      await save(uid, name, known[name], alone);
    }
  }
  // Now that all of them are there and published, they name each other.
  for (const uid of uids) {
    for (const [name, id] of Object.entries(made.documents[uid]!)) await save(uid, name, id, made);
  }
  for (const { uid, field } of types) {
    if (!hasDrafts(strapi, uid)) continue;
    const data = { [field]: { ...partOf(uid, 'retouche', files), access: RULES.members } };
    const documentId = made.documents[uid]!.members;
    await documentsOf(strapi, uid).update({ documentId, locale: 'fr', data });
  }
};

/** A document of each type that is there to be deleted. */
export const makeDoomed = async (
  strapi: Core.Strapi,
  files: readonly string[],
  made: Made,
): Promise<void> => {
  for (const uid of Object.keys(made.documents)) {
    const { field } = typesWithPart(strapi).find((type) => type.uid === uid) ?? {};
    const data = {
      ...fullOf(strapi, uid, 'members', made),
      ...(field ? { [field]: partOf(uid, 'doomed', files) } : {}),
    };
    const { documentId } = await documentsOf(strapi, uid).create({ data });
    made.documents[uid]!.doomed = documentId;
  }
};

/** Writes other parts in the place of all that are stored, below Strapi, and puts them back. */
export const replaceParts = async (
  strapi: Core.Strapi,
  change: (part: MembersPart) => MembersPart,
): Promise<{ count: number; restore: () => Promise<void> }> => {
  const db = strapi.db.connection;
  const write: (() => Promise<unknown>)[] = [];
  let count = 0;
  for (const { uid, field } of typesWithPart(strapi)) {
    const { tableName } = strapi.db.metadata.get(uid);
    const rows: Data[] = await db(tableName).whereNotNull(field).select('id', field);
    for (const { id, [field]: text } of rows) {
      const put = (part: unknown) =>
        db(tableName)
          .where('id', id as number)
          .update({ [field]: JSON.stringify(part) });
      const part = stored(text) as MembersPart;
      await put(change(part));
      write.push(() => put(part));
      count += 1;
    }
  }
  const restore = async () => {
    for (const one of write) await one();
  };
  return { count, restore };
};
