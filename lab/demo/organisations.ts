import type { Core } from '@strapi/strapi';

/** Invented public bodies: name, legal form, town, postal code. None of them exists. */
const BODIES: [name: string, legalForm: string, city: string, postalCode: string][] = [
  ['Ville de Valbrume', 'Commune', 'Valbrume', '38990'],
  ['Région Hautes-Marches', 'Région', 'Clairmont', '87990'],
  ['Département de la Sorgue-Verte', 'Département', 'Pontarel', '84990'],
  ['Métropole de Rivesac', 'Métropole', 'Rivesac', '33990'],
  ['Communauté de communes du Haut-Bréal', 'EPCI', 'Bréal-le-Vieux', '56990'],
  ['Ville de Saint-Orens-la-Forêt', 'Commune', 'Saint-Orens-la-Forêt', '61990'],
  ['Agence de l’eau Lys-Marne', 'Établissement public', 'Château-Lys', '51990'],
  ['Département du Val-d’Ambre', 'Département', 'Ambrières', '53990'],
  ['Ville de Montferrand-sur-Loir', 'Commune', 'Montferrand-sur-Loir', '41990'],
  ['Région Côte-du-Ponant', 'Région', 'Port-Ponant', '29990'],
  ['Communauté d’agglomération des Trois-Étangs', 'EPCI', 'Étangville', '01990'],
  ['Centre hospitalier de Brisac', 'Établissement public', 'Brisac', '49990'],
  ['Ville de Laroque-d’Aune', 'Commune', 'Laroque-d’Aune', '12990'],
  ['Ministère des Communs, direction de la prospective', 'Ministère', 'Paris', '75907'],
  ['Université de Grandval', 'Établissement public', 'Grandval', '25990'],
  ['Département des Landes-Blanches', 'Département', 'Sabligny', '40990'],
  ['Ville de Puy-Chantelle', 'Commune', 'Puy-Chantelle', '63990'],
  ['Parc naturel régional du Mont-Cendre', 'Syndicat mixte', 'Cendrieux', '07990'],
  ['Métropole de Haute-Garance', 'Métropole', 'Garance', '31990'],
  ['Communauté de communes de la Vallée-Noire', 'EPCI', 'Noirlac', '18990'],
  ['Ville de Belle-Escale', 'Commune', 'Belle-Escale', '17990'],
  ['Office public de l’habitat de Rivesac', 'Établissement public', 'Rivesac', '33991'],
  ['Région Plaines-de-l’Est', 'Région', 'Valmy-le-Grand', '54990'],
  ['Département de la Haute-Orne', 'Département', 'Ornans-le-Château', '70990'],
  ['Ville de Fontalbe', 'Commune', 'Fontalbe', '04990'],
  ['Bibliothèque centrale des Hautes-Marches', 'Établissement public', 'Clairmont', '87991'],
  ['Communauté d’agglomération de Port-Ponant', 'EPCI', 'Port-Ponant', '29991'],
  ['Ville de Roche-Aubin', 'Commune', 'Roche-Aubin', '86990'],
  ['Agence d’urbanisme du Bas-Lys', 'Groupement d’intérêt public', 'Château-Lys', '51991'],
  ['Département du Grand-Causse', 'Département', 'Caussignac', '48990'],
  ['Ville de Villeneuve-les-Saules', 'Commune', 'Villeneuve-les-Saules', '91990'],
  ['Syndicat des énergies du Mont-Cendre', 'Syndicat mixte', 'Cendrieux', '07991'],
  ['Ministère de la Lecture, service des usages', 'Ministère', 'Paris', '75908'],
  ['Ville d’Arcelles', 'Commune', 'Arcelles', '71990'],
  ['Établissement public foncier de l’Ambre', 'Établissement public', 'Ambrières', '53991'],
  ['Communauté de communes du Pays-de-Sorgue', 'EPCI', 'Pontarel', '84991'],
  ['Ville de Quercy-le-Haut', 'Commune', 'Quercy-le-Haut', '46990'],
  ['École supérieure de service public de Grandval', 'Établissement public', 'Grandval', '25991'],
  ['Région Archipel-Sud', 'Région', 'Saint-Elme', '97990'],
  ['Ville de Mareuil-l’Étoile', 'Commune', 'Mareuil-l’Étoile', '85990'],
];

const FIRST_NAMES = ['Camille', 'Amina', 'Yann', 'Solène', 'Karim', 'Odile', 'Hugo', 'Inès'];
const LAST_NAMES = ['Delorme', 'Benali', 'Le Guen', 'Marchetti', 'Okafor', 'Roussel', 'Vidal'];

/** The digit that makes a number pass the Luhn check. */
const luhnDigit = (digits: string): string => {
  const sum = [...digits]
    .reverse()
    .map((digit, index) => Number(digit) * (index % 2 === 0 ? 2 : 1))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return String((10 - (sum % 10)) % 10);
};

/** Valid numbers in a range that no real body uses. */
export const numbersOf = (index: number): { siren: string; siret: string } => {
  const start = `99${String(1_000 + index).padStart(6, '0')}`;
  const siren = start + luhnDigit(start);
  const office = `${siren}0001`;
  return { siren, siret: office + luhnDigit(office) };
};

/** A name as it stands in an address: letters without accents, and hyphens. */
export const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z]+/g, '-')
    .toLowerCase();

/** An invented name. */
export const person = (index: number): string =>
  `${FIRST_NAMES[index % FIRST_NAMES.length]} ${LAST_NAMES[index % LAST_NAMES.length]}`;

const contactsOf = (index: number, city: string) => {
  const domain = `${ascii(city)}.example.org`;
  const roles = ['representative', 'billing', 'operational'] as const;
  return roles.map((role, offset) => ({
    name: person(index * roles.length + offset),
    email: role === 'billing' ? `comptabilite@${domain}` : `${role}@${domain}`,
    phone: `01 99 00 ${String(10 + index)} ${String(10 + offset)}`,
    role,
    // A few correspondents read English.
    locale: index % 13 === 5 ? ('en' as const) : ('fr' as const),
  }));
};

/** This body has nobody to write to: its renewal stays to be prepared by staff. */
export const WITHOUT_CONTACT = 20;

/** These bodies get their calls by Chorus Pro: as an electronic invoice, and as a paper by hand. */
const BY_CHORUS: Record<number, object> = {
  8: { facturX: true, invoicesTo: 'chorus-pro' },
  12: { engagementRequired: true },
};

/** Loads the organisations and answers their document ids, in the order of the list. */
export const loadOrganisations = async (strapi: Core.Strapi): Promise<string[]> => {
  const ids: string[] = [];
  for (const [index, [name, legalForm, city, postalCode]] of BODIES.entries()) {
    const numbers = numbersOf(index);
    const existing = await strapi.db
      .query('api::organisation.organisation')
      .findOne({ where: { siret: numbers.siret } });
    if (existing) {
      ids.push(existing.documentId);
      continue;
    }
    const data = {
      name,
      legalForm,
      ...numbers,
      address: { lines: '1, place de l’Hôtel-de-Ville', postalCode, city, country: 'FR' },
      contacts: index === WITHOUT_CONTACT ? [] : contactsOf(index, city),
      ...BY_CHORUS[index],
    };
    const { documentId } = await strapi
      .documents('api::organisation.organisation')
      .create({ data });
    ids.push(documentId);
  }
  return ids;
};
