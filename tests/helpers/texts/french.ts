import fs from 'node:fs';
import path from 'node:path';
import { textsIn } from '../../../src/plugins/membership-lifecycle/admin/src/translations/texts';
import { STATUSES } from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import contentEn from '../../../src/admin/translations/en.json';
import contentFr from '../../../src/admin/translations/fr.json';
import strapiFr from '../../../src/admin/translations/strapi-fr.json';
import { vocabularyOf, type Vocabulary } from './shown';
import { strapiTexts } from './strapi';

/** Which words are French in the admin as it is built, by all the texts that it is built of. */

const API = path.resolve(__dirname, '../../../src/api');

/** The fields that Strapi gives every record. */
const STRAPI_FIELDS = ['createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy'];

const fieldsOf = (type: string): string[] => {
  const file = path.join(API, type, 'content-types', type, 'schema.json');
  return Object.keys(JSON.parse(fs.readFileSync(file, 'utf8')).attributes);
};

/** Names of fields that are two words, which no text has as one. */
const fields = (): string[] =>
  [...STRAPI_FIELDS, 'documentId', ...fs.readdirSync(API).flatMap(fieldsOf)].filter((name) =>
    /\p{Lu}/u.test(name),
  );

/** The vocabulary of the admin. */
export const frenchOfAdmin = (): Vocabulary =>
  vocabularyOf({
    english: strapiTexts('en'),
    french: strapiTexts('fr'),
    ours: {
      en: { ...contentEn, ...textsIn('en') },
      fr: { ...strapiFr, ...contentFr, ...textsIn('fr') },
    },
    codes: [...STATUSES, ...fields()],
  });

/** Words that our French texts quote as they are written elsewhere: of an English letter, of a field. */
export const QUOTED: readonly string[] = [
  ...new Set(Object.values(textsIn('fr')).flatMap((text) => text.match(/«[^»]*»/g) ?? [])),
];
