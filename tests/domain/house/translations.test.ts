import { textsIn } from '../../../src/plugins/membership-lifecycle/admin/src/translations/texts';
import contentEn from '../../../src/admin/translations/en.json';
import contentFr from '../../../src/admin/translations/fr.json';
import strapiFr from '../../../src/admin/translations/strapi-fr.json';
import { hardCoded } from '../../helpers/texts/hard-coded';
import { ANYTHING, askedKeys, matches, strings } from '../../helpers/texts/keys';
import { textsOf, valuesOf } from '../../helpers/texts/messages';
import { adminSources } from '../../helpers/texts/program';
import { faults } from '../../helpers/texts/typography';
import { FIELDS, REACHED, VALUES } from '../../helpers/texts/values';

/** What people read in the admin: there in both languages, asked for by the code, well set. */

type Texts = Record<string, string>;

const fr = textsIn('fr');
const en = textsIn('en');

const FILES: [string, Texts, 'fr' | 'en'][] = [
  ['the plugin in French', fr, 'fr'],
  ['the plugin in English', en, 'en'],
  ['the content in French', contentFr, 'fr'],
  ['the content in English', contentEn, 'en'],
  ['Strapi in French', strapiFr, 'fr'],
];

describe.each([
  ['the plugin', fr, en],
  ['the content', contentFr as Texts, contentEn as Texts],
])('the texts of %s', (_name, french, english) => {
  it('stand in both languages', () => {
    const said = (texts: Texts) => Object.keys(texts).filter((key) => texts[key]);
    expect(said(english).sort()).toEqual(Object.keys(french).sort());
    expect(said(french).sort()).toEqual(Object.keys(english).sort());
  });

  it('name the same values in both languages', () => {
    const different = Object.keys(french).filter(
      (key) => String(valuesOf(french[key]!)) !== String(valuesOf(english[key] ?? '')),
    );
    expect(different).toEqual([]);
  });
});

it.each(FILES)('%s is well typeset', (_name, texts, language) => {
  const wrong = Object.entries(texts).flatMap(([key, message]) =>
    textsOf(message).flatMap((text) => faults(text, language).map((fault) => [key, fault, text])),
  );
  expect(wrong).toEqual([]);
});

// The compiler's view of the whole admin takes seconds to make.
const sources = adminSources();

it('the code says nothing that is not in the translations', () => {
  expect(hardCoded(sources.files, (text) => text in fr)).toEqual([]);
});

describe('the keys that the code asks for', () => {
  const asked = askedKeys(sources);
  const keys = Object.keys(fr);

  it('exist', () => {
    const narrowed = Object.keys(REACHED);
    const missing = asked
      .filter(({ key, guarded }) => !guarded && !key.includes(ANYTHING) && !(key in fr))
      .filter(({ key }) => !narrowed.some((pattern) => matches(pattern, key)))
      .map(({ key, place }) => `${key} (${place})`);
    expect(missing).toEqual([]);
  });

  it('exist for every value that the data may bring', () => {
    expect(
      [...Object.values(VALUES), ...Object.values(REACHED)].flat().filter((key) => !(key in fr)),
    ).toEqual([]);
    expect(FIELDS.filter((names) => !names.some((name) => name in fr))).toEqual([]);
  });

  it('are all known: a part that the types leave open has its values in tests/helpers/texts/values', () => {
    const open = asked
      .filter(({ key, guarded }) => key.includes(ANYTHING) && !guarded && !(key in VALUES))
      .map(({ key, place }) => `${key} (${place})`);
    expect(open).toEqual([]);
  });

  it('are all the keys that there are', () => {
    const made = strings(sources);
    const patterns = [...made].filter((text) => text.includes(ANYTHING) && /^[a-z]/.test(text));
    const used = (key: string): boolean =>
      made.has(key) ||
      patterns.some((pattern) => VALUES[pattern]?.includes(key) ?? matches(pattern, key));
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });
});
