import { isEmail } from '../../../src/plugins/membership-lifecycle/shared/kernel/email';

/** E-mail addresses: what can be written to is taken, and what a slip of the finger makes of it is not. */

it.each([
  'nom@organisme.fr',
  'o’neil+adhesion@services.gouv.fr',
  'compta@mairie-de-valbrume.fr',
  'jean@prénom.example',
  'a@xn--bcher-kva.example',
  'a@b.xn--p1ai',
  'NOM@ORGANISME.FR',
])('takes « %s »', (typed) => {
  expect(isEmail(typed)).toBe(true);
});

it.each([
  'nom',
  'nom@organisme',
  'nom@organisme.f',
  'nom@organisme.fr/',
  'nom@organisme.fr?',
  'nom@organisme.fr…',
  'nom@organisme..fr',
  'nom@@organisme.fr',
  'nom@127.0.0.1',
  'nom\u200b@organisme.fr',
  'nom de famille@organisme.fr',
  `${'İ'.repeat(200)}@example.org`,
])('refuses « %s »', (typed) => {
  expect(isEmail(typed)).toBe(false);
});
