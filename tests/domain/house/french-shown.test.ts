import { frenchOfAdmin } from '../../helpers/texts/french';
import { faultsShown } from '../../helpers/texts/shown';

/** The rules by which `tests/browser/whole/french.test.ts` judges what pages show. */

const vocabulary = frenchOfAdmin();
const faults = (text: string): string[] => faultsShown(text, vocabulary);

describe('what was once seen on a page is a fault wherever it comes back', () => {
  it.each([
    ['journal.attach-application', 'a raw key: journal.attach-application'],
    ['membership-lifecycle.menu.members', 'a raw key: membership-lifecycle.menu.members'],
    ['UPDATEDAT', 'a foreign word: updatedat'],
    ['createdAt', 'a name of the code: createdAt'],
    ['2 of 5', 'a foreign word: of'],
    ['Published', 'a foreign word: published'],
    ['Close modal', 'a foreign word: modal'],
    ['Statut est lapsed', 'a foreign word: lapsed'],
    ['Author', 'a foreign word: author'],
    ['Editor', 'a foreign word: editor'],
    ['1 étapes faites', 'a plural of one: 1 étapes'],
    ['0 membres choisis', 'a plural of one: 0 membres'],
    ['Suspendre l’adhésion de Office de tourisme ?', 'an elision that is missing: de Office'],
    ['L’équipe L’Atelier', 'a name with its article behind another: équipe L’'],
    ["L'équipe L'Atelier", "a name with its article behind another: équipe L'"],
    ['{count} membres', 'what is left of a message: {count}'],
    ['{n, plural, one {membre} other {membres}}', 'what is left of a message: {membres}'],
    ['NaN €', 'what is left of a message: NaN'],
    ['Bonjour undefined', 'what is left of a message: undefined'],
    ['Contact : [object Object]', 'what is left of a message: [object'],
    ['Échéance le 2026-12-31', 'a day as machines write it: 2026-12-31'],
    ['3 appel(s) à émettre', 'a plural or a feminine in brackets: l(s)'],
    ['La cotisation de le Phare', 'an article that is not contracted: de le'],
    ['Écrire à les Amis du lac', 'an article that is not contracted: à les'],
    ['Dès que il répond', 'an elision that is missing: que il'],
    ['Le espace des membres', 'an elision that is missing: Le espace'],
    ['La heure de la séance', 'an elision that is missing: La heure'],
    ['Si il revient', 'an elision that is missing: Si il'],
  ])('« %s »', (text, fault) => {
    expect(faults(text)).toContain(fault);
  });
});

it.each([
  'Suspendre l’adhésion « Office de tourisme de l’Ambre » ?',
  'L’équipe de L’Atelier',
  'Enregistrée le 25/11/2026, du 1er janvier au 31 décembre 2026',
  '1 mois d’avance, 1 accès, 0 jour de retard, 21 étapes faites',
  'De A à Z, de Z à A',
  'Le onze, le oui et le un ; dites-le à un collègue, notez-la ici',
  'Adhesion.csv, membres-2026.csv, ecrire@example.org, https://example.org/a.b',
  'Bonjour {{ member.organisation }}',
  'ADH-2026-0001, appel COT-2026-0042',
  'La hausse de la honte, le huitième, le Havre',
  'Aucune adhésion active ne répond à ces filtres.',
])('« %s » is French', (text) => {
  expect(faults(text)).toEqual([]);
});
