import { readdirSync, readFileSync } from 'node:fs';
import en from '../../../src/admin/translations/en.json';
import fr from '../../../src/admin/translations/fr.json';
import {
  KIND_NAMES,
  RIGHT_KINDS,
} from '../../../src/plugins/membership-lifecycle/shared/core/kinds';

/** Strapi's forms, lists and filters look up a value of an enumeration by the value alone. */

const ROOT = `${__dirname}/../../../src`;
const kinds = (lang: 'fr' | 'en') =>
  Object.fromEntries(KIND_NAMES.map((kind) => [kind, RIGHT_KINDS[kind].names[lang]]));
const NAMES: Record<string, Record<string, string>> = {
  fr: { ...fr, ...kinds('fr') },
  en: { ...en, ...kinds('en') },
};

interface Schema {
  attributes?: Record<string, { type: string; enum?: string[] }>;
}
const schemas = ['api', 'components'].flatMap((folder) =>
  readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${folder}/${file}`),
);
const choices = schemas.flatMap((file) => {
  const { attributes = {} } = JSON.parse(readFileSync(`${ROOT}/${file}`, 'utf8')) as Schema;
  return Object.entries(attributes).flatMap(([name, { enum: values = [] }]) =>
    values.map((value) => [file, name, value]),
  );
});

test('there are choices of content types and of components', () => {
  expect(choices.map(([, , value]) => value)).toEqual(
    expect.arrayContaining(['quota', 'chorus-pro', 'representative']),
  );
});

test.each(['fr', 'en'])('every choice has its name in %s, whatever content type has it', (lang) => {
  const unnamed = choices.filter(([, , value]) => !NAMES[lang]?.[value!]);
  expect(unnamed).toEqual([]);
});
