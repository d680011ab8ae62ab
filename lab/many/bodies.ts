import { ascii, numbersOf, person } from '../demo/organisations';
import type { Random } from './random';

/** Invented public bodies, as many as one asks for, no two of one name. */

export interface Contact {
  name: string;
  email: string;
  phone: string;
  role: 'representative' | 'billing' | 'operational' | 'mandate-holder';
  locale: 'fr' | 'en';
}

export interface Body {
  id: string;
  name: string;
  legalForm: string;
  siren: string;
  siret: string;
  address: { lines: string; postalCode: string; city: string; country: string };
  contacts: Contact[];
}

// Far from the numbers that the bodies of the small demonstration have.
const FIRST_NUMBER = 100_000;
const STARTS = [
  ...['Val', 'Mont', 'Roche', 'Fon', 'Bel', 'Clair', 'Aigue', 'Puy', 'Mire', 'Haute'],
  ...['Chante', 'Vieille', 'Brise', 'Noir', 'Grand', 'Pierre', 'Cour', 'Ville', 'Arc', 'Beau'],
];
const ENDS = [
  ...['brume', 'marche', 'lune', 'sorgue', 'bréal', 'garde', 'combe', 'sève', 'orme', 'lande'],
  ...['rive', 'source', 'aune', 'tour', 'fosse', 'plage', 'croix', 'saule', 'ronce', 'court'],
];
const SETTINGS = ['', '-le-Vieux', '-sur-Loir', '-la-Forêt', '-en-Plaine', '-les-Bains', '-d’Aval'];
const FORMS: readonly [before: string, legalForm: string][] = [
  ['Commune de ', 'Commune'],
  ['Communauté de communes de ', 'EPCI'],
  ['Office public de l’habitat de ', 'Établissement public'],
  ['Syndicat des eaux de ', 'Syndicat mixte'],
];
const STREETS = ['1, place de la Mairie', '12, rue des Écoles', '3, quai du Port', 'BP 40'];
const PLACES = STARTS.length * ENDS.length * SETTINGS.length;

/** The place of a number; neighbours in number are strangers in name. */
const placeOf = (index: number): string => {
  const mixed = (index * 1_009) % PLACES;
  const setting = SETTINGS[Math.floor(mixed / (STARTS.length * ENDS.length))];
  const start = STARTS[mixed % STARTS.length];
  return `${start}${ENDS[Math.floor(mixed / STARTS.length) % ENDS.length]}${setting}`;
};

const telephone = (index: number, offset: number): string => {
  const digits = String(index * 10 + offset).padStart(6, '0');
  return `01 99 ${digits.slice(-6, -4)} ${digits.slice(-4, -2)} ${digits.slice(-2)}`;
};

const contactsOf = (index: number, city: string, random: Random): Contact[] => {
  const domain = `${ascii(city)}-${index}.example.org`;
  const locale = random.chance(0.06) ? 'en' : 'fr';
  const roles: Contact['role'][] = ['representative', 'billing'];
  if (random.chance(0.7)) roles.push('operational');
  if (random.chance(0.2)) roles.push('mandate-holder');
  return roles.map((role, offset) => ({
    name: person(random.whole(0, 10_000)),
    email: `${role}@${domain}`,
    phone: telephone(index, offset),
    role,
    locale,
  }));
};

/** One body; a few have nobody to write to. */
export const bodyOf = (index: number, random: Random): Body => {
  const [before, legalForm] = FORMS[Math.floor(index / PLACES + index) % FORMS.length];
  const city = placeOf(index);
  const again = Math.floor(index / (PLACES * FORMS.length));
  return {
    id: random.id(),
    name: `${before}${city}${again > 0 ? ` (${again + 1})` : ''}`,
    legalForm,
    ...numbersOf(FIRST_NUMBER + index),
    address: {
      lines: random.pick(STREETS),
      postalCode: String(random.whole(1_990, 95_990)).padStart(5, '0'),
      city,
      country: 'FR',
    },
    contacts: random.chance(0.01) ? [] : contactsOf(index, city, random),
  };
};
