import {
  compared,
  resembling,
} from '../../../src/plugins/membership-lifecycle/server/src/applications/rules/recognition';

/** The bodies that may be the one whose name or number is being typed. */

const body = (name: string, values: object = {}) => ({
  organisationId: name,
  membershipId: null,
  reference: null,
  name,
  siret: null,
  siren: null,
  postalCode: null,
  ...values,
});

const BODIES = [
  body('Ville de Besançon', { siret: '21250056500016' }),
  body('Ville de Besain', { formerly: [{ name: 'Bourg-Neuf', siret: '21750001600019' }] }),
  body('Ancienne', { takenOver: { by: 'Ville de Besançon', keeps: [] } }),
];

const address = { lines: '', postalCode: '', city: '', country: 'FR' };
const typed = (name: string, number = '') =>
  resembling(
    { name, siret: number || null, address, typedNumber: number },
    BODIES.map(compared),
    new Set(),
  ).map(({ body: { name: found }, by }) => `${found}: ${by}`);

it.each([
  ['besan', '', ['Ville de Besançon: alike']],
  ['VILLE bes', '', ['Ville de Besançon: alike', 'Ville de Besain: alike']],
  ['ville de besançon', '', ['Ville de Besançon: name']],
  // Only the beginnings of words count.
  ['ançon', '', []],
  ['besançon ville', '', ['Ville de Besançon: alike']],
  ['neuf', '', ['Ville de Besain: alike']],
  ['bourg', '', ['Ville de Besain: alike']],
  // A merged body stands as the one that remains.
  ['ancienne', '', ['Ville de Besançon: name']],
  ['', '21250056500016', ['Ville de Besançon: siret']],
  ['', '21250', ['Ville de Besançon: alike']],
  ['', '21750001600019', ['Ville de Besain: former-siret']],
  ['be', '', []],
  ['', '21', []],
  ['', '', []],
])('« %s » %s', (name, number, found) => {
  expect(typed(name, number)).toEqual(found);
});
