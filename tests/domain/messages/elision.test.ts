import { MESSAGES } from '../../../src/plugins/membership-lifecycle/server/src/message-catalogue';
import { compileTemplate } from '../../../src/plugins/membership-lifecycle/server/src/kernel/texts/template';

/** French words that lose their vowel before a name. */

const SUBJECT = 'Fin de l’adhésion de {{ member.organisation }}';
const BODY = 'Nous notons que {{ member.organisation }} part. Monde {{ member.organisation }}.';
const render = compileTemplate({ subject: SUBJECT, body: BODY });

const said = (organisation: string, locale: 'fr' | 'en' = 'fr') => {
  const { subject, text } = render({ member: { organisation } }, locale);
  return [subject, text];
};

test.each([
  [
    'Office de tourisme',
    'Fin de l’adhésion d’Office de tourisme',
    'Nous notons qu’Office de tourisme part. Monde Office de tourisme.',
  ],
  ['Écluses', 'Fin de l’adhésion d’Écluses', 'Nous notons qu’Écluses part. Monde Écluses.'],
  // Whether an h is aspirated depends on the word.
  [
    'Hauts-Prés',
    'Fin de l’adhésion de Hauts-Prés',
    'Nous notons que Hauts-Prés part. Monde Hauts-Prés.',
  ],
  ['Valbrume', 'Fin de l’adhésion de Valbrume', 'Nous notons que Valbrume part. Monde Valbrume.'],
])('before %s', (organisation, subject, text) => {
  expect(said(organisation)).toEqual([subject, text]);
});

test('a text in English is left alone', () => {
  expect(said('Office', 'en')[0]).toBe('Fin de l’adhésion de Office');
});

/** « de », « que » or « l’ » before a name that may be « Ville de Bray », which would want its article. */
const WANTS_ARTICLE =
  /(?:[\s’](?:de|du|des|à|que|pour|par|avec|chez|dont)\s|’)\{\{\s*member\.organisation/;

test('no shipped text in French wants an article before the name of a member', () => {
  const shipped = MESSAGES.shipped.flatMap(({ code, subjectFr, bodyFr }) =>
    [subjectFr, bodyFr].filter((text) => WANTS_ARTICLE.test(text)).map((text) => [code, text]),
  );
  expect(WANTS_ARTICLE.test('l’adhésion de {{ member.organisation }}')).toBe(true);
  expect(shipped).toEqual([]);
});
