import { createRandom, type Random } from '../../../lab/many/random';
import { bodyOf } from '../../../lab/many/bodies';
import { plusDays } from '../../../lab/demo/days';

/** An old spreadsheet, made up: ten years of members, one line a term, the same for the same seed. */

export type Row = Record<string, string>;

export interface Spreadsheet {
  headings: string[];
  rows: Row[];
}

export const HEADINGS = [
  'Raison sociale',
  'Forme juridique',
  'N° SIRET',
  'Adresse',
  'CP',
  'Ville',
  'Contact',
  'Email contact',
  'Comptabilité mail',
  'N° adhérent',
  'Première adhésion',
  'Date de départ',
  'Motif du départ',
  'Formule',
  'Date de début',
  'Date de fin',
  'Montant',
  'N° facture',
  'Date facture',
  'Réglé le',
  'Montant réglé',
  'Mode',
  'compagnonnage utilisé',
];

/** A day as French spreadsheets write it. */
export const french = (day: string): string => day.split('-').reverse().join('/');

/** An amount as French spreadsheets write it. */
export const euros = (cents: number): string =>
  `${Math.floor(cents / 100).toLocaleString('fr-FR')},${String(cents % 100).padStart(2, '0')} €`;

export interface History {
  today: string;
  /** How many lines there are at least. */
  lines: number;
  seed?: number;
  /** First of the numbers that tell bodies apart. */
  from?: number;
  tier?: string;
}

const PRICE = 500_000;

const paymentOf = (random: Random, startsOn: string, today: string): Partial<Row> => {
  const on = plusDays(startsOn, random.whole(5, 120));
  if (on > today || random.chance(0.05)) return {};
  const method = random.pick(['virement', 'mandat administratif', 'chèque']);
  return { 'Réglé le': french(on), 'Montant réglé': euros(PRICE), Mode: method };
};

/** One member's lines: calendar years, the last one running, over, or cut by a departure. */
const linesOf = (index: number, random: Random, { today, tier }: History): Row[] => {
  const body = bodyOf(index, random);
  const year = Number(today.slice(0, 4));
  const first = year - random.whole(1, 9);
  const last = random.chance(0.2) ? random.whole(first, year - 1) : year;
  const leaves = last < year && random.chance(0.5);
  const [representative, billing] = body.contacts;
  const common: Row = {
    'Raison sociale': body.name,
    'Forme juridique': body.legalForm,
    'N° SIRET': body.siret,
    Adresse: body.address.lines,
    CP: body.address.postalCode,
    Ville: body.address.city,
    Contact: representative?.name ?? '',
    'Email contact': representative?.email ?? '',
    'Comptabilité mail': billing?.email ?? '',
    'N° adhérent': `M-${String(index).padStart(5, '0')}`,
    'Première adhésion': random.chance(0.3) ? french(`${first - 2}-05-04`) : '',
    'Date de départ': leaves ? french(`${last}-12-15`) : '',
    'Motif du départ': leaves ? 'démission' : '',
    Formule: tier ?? 'Organismes publics',
    Montant: euros(PRICE),
  };
  return Array.from({ length: last - first + 1 }, (_, at): Row => {
    const startsOn = `${first + at}-01-01`;
    return {
      ...common,
      'Date de début': french(startsOn),
      'Date de fin': french(`${first + at}-12-31`),
      'N° facture': `F${first + at}/${index}`,
      'Date facture': french(startsOn),
      ...paymentOf(random, startsOn, today),
      'compagnonnage utilisé': String(random.whole(0, 4)),
    } as Row;
  });
};

/** A history of at least so many lines. */
export const historyOf = (history: History): Spreadsheet => {
  const rows: Row[] = [];
  for (let index = history.from ?? 0; rows.length < history.lines; index += 1) {
    const random = createRandom((history.seed ?? 4) * 1_000_003 + index * 7_919);
    rows.push(...linesOf(index, random, history));
  }
  return { headings: HEADINGS, rows };
};

const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\n\r]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;

/** The same spreadsheet as CSV. */
export const csvOf = ({ headings, rows }: Spreadsheet, delimiter = ';'): string =>
  [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))]
    .map((cells) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter))
    .join('\r\n');
