import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import contentEn from '../../../src/admin/translations/en.json';
import contentFr from '../../../src/admin/translations/fr.json';
import { MESSAGES } from '../../../src/plugins/membership-lifecycle/server/src/message-catalogue';
import { typeset } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/typography';
import { REFUSALS } from '../../../src/plugins/membership-lifecycle/server/src/refusals';
import { refusing } from '../../../src/plugins/membership-lifecycle/server/src/kernel/errors';
import { serverTexts } from '../../helpers/texts/server-texts';
import { faults } from '../../helpers/texts/typography';

/** What people read from elsewhere than the admin's translations. */

describe('the sentences of the server', () => {
  const pairs = serverTexts();
  const values = (text = ''): string => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');

  it('stand in both languages and name the same values', () => {
    expect(pairs.length).toBeGreaterThan(100);
    expect(pairs.filter(({ fr, en }) => !fr || !en)).toEqual([]);
    expect(pairs.filter(({ fr, en }) => values(fr) !== values(en))).toEqual([]);
  });

  it('are well typeset', () => {
    const wrong = pairs.flatMap(({ place, fr = '', en = '' }) => [
      // These are typeset as they are said: see `typeset`.
      ...faults(/\/(plugins|site)\//.test(place) ? typeset(fr) : fr, 'fr').map((fault) => [
        place,
        fault,
        fr,
      ]),
      ...faults(en, 'en').map((fault) => [place, fault, en]),
    ]);
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(REFUSALS))('are typeset when they are said: %s', (reason) => {
    expect(faults(refusing(REFUSALS)(reason).message, 'fr')).toEqual([]);
  });
});

it('the templates are well typeset in both languages', () => {
  const wrong = MESSAGES.shipped.flatMap((template) => [
    ...[template.subjectFr, template.bodyFr].flatMap((text) => faults(text, 'fr')),
    ...[template.subjectEn, template.bodyEn].flatMap((text) => faults(text, 'en')),
  ]);
  expect(wrong).toEqual([]);
});

describe('the fields of the content', () => {
  const source = path.resolve(__dirname, '../../../src');
  const json = (folder: string, pattern: RegExp) =>
    readdirSync(path.join(source, folder), { recursive: true, encoding: 'utf8' }).flatMap(
      (name) => {
        const [, ...parts] = pattern.exec(name) ?? [];
        if (parts.length === 0) return [];
        const schema = JSON.parse(readFileSync(path.join(source, folder, name), 'utf8')) as {
          attributes: Record<string, { configurable?: boolean }>;
        };
        return Object.entries(schema.attributes)
          .filter(([, { configurable }]) => configurable !== false)
          .map(([field]) => ({ parts, field }));
      },
    );
  /** Those that Strapi adds to every type, which people see as columns. */
  const ADDED = ['createdAt', 'createdBy', 'documentId', 'publishedAt', 'updatedAt', 'updatedBy'];
  const USER = 'plugin::users-permissions.user';
  const SECRETS = ['password', 'resetPasswordToken', 'confirmationToken'];
  const ACCOUNT = ['username', 'email', 'provider', 'confirmed', 'blocked', 'role', ...SECRETS];
  const own = json('api', /content-types\/(.+)\/schema\.json$/).map(({ parts: [type], field }) => ({
    type: `api::${type}.${type}`,
    field,
  }));
  const types = [...new Set([...own.map(({ type }) => type), USER])];
  const fields = [
    ...own,
    ...types.flatMap((type) => ADDED.map((field) => ({ type, field }))),
    ...ACCOUNT.map((field) => ({ type: USER, field })),
  ];
  const labels = [
    ...fields.map(({ type, field }) => `content-manager.content-types.${type}.${field}`),
    ...json('components', /^(.+)\/(.+)\.json$/).map(
      ({ parts: [category, name], field }) =>
        `content-manager.components.${category}.${name}.${field}`,
    ),
  ];

  it.each([
    ['French', contentFr],
    ['English', contentEn],
  ])('are of types whose names have a translation, which Strapi asks for: %s', (_, given) => {
    const names = readdirSync(path.join(source, 'api')).map((type) => {
      const schema = path.join(source, 'api', type, 'content-types', type, 'schema.json');
      const { info } = JSON.parse(readFileSync(schema, 'utf8')) as {
        info: { displayName: string };
      };
      return info.displayName;
    });
    expect(names.filter((name) => !(name in given))).toEqual([]);
  });

  it('have a label in the language of the person, and no label is left over', () => {
    const given = Object.keys(contentFr).filter((key) => /^content-manager\.(co.*)\./.test(key));
    expect(given.sort()).toEqual(labels.sort());
  });
});
