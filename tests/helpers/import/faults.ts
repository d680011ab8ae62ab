import { plusDays } from '../../../lab/demo/days';
import { createRandom } from '../../../lab/many/random';
import { french, type Row, type Spreadsheet } from './history';

/** Faults that spreadsheets have, each with the reason for which its line must be refused. */

interface Kind {
  name: string;
  reason: string;
  /** Whether a line can have it; `before` is the line above. */
  fits?: (row: Row, before: Row | undefined) => boolean;
  /** What the line becomes. */
  spoil: (row: Row, before: Row) => Row;
  /** A line more, instead of one that is spoilt. */
  added?: true;
}

const isoOf = (day: string): string => day.split('/').reverse().join('-');
const isPaid = (row: Row): boolean => Boolean(row['Réglé le']);
const isLater = (row: Row, before: Row | undefined): boolean =>
  before !== undefined && before['N° adhérent'] === row['N° adhérent'];
const put =
  (heading: string, cell: string): Kind['spoil'] =>
  (row) => ({ ...row, [heading]: cell });
const kind = (name: string, reason: string, heading: string, cell: string): Kind => ({
  name,
  reason,
  spoil: put(heading, cell),
});

/** The kinds of faults; `today` is the day of the import. */
export const kindsOf = (today: string): Kind[] => {
  const tomorrow = french(plusDays(today, 1));
  const year = today.slice(0, 4);
  return [
    kind('no name', 'value-required', 'Raison sociale', ' '),
    kind('no tier', 'value-required', 'Formule', ''),
    kind('no first day', 'value-required', 'Date de début', ''),
    kind('no last day', 'value-required', 'Date de fin', ''),
    kind('a day that does not exist', 'not-a-day', 'Date de début', '31/02/2020'),
    kind('a month that does not exist', 'not-a-day', 'Date de fin', '2020-13-01'),
    kind('words for a day', 'not-a-day', 'Date facture', 'début janvier'),
    kind('a century too late', 'term-too-long', 'Date de fin', '31/12/2126'),
    kind('an end before the start', 'ends-before-starts', 'Date de fin', '01/01/1999'),
    kind('a wrong key', 'not-a-siret', 'N° SIRET', '35600000049838'),
    kind('a number in scientific notation', 'number-lost', 'N° SIRET', '1,30005E+13'),
    kind('a SIREN', 'siren-for-siret', 'N° SIRET', '356000000'),
    kind('an address without an at sign', 'not-an-email', 'Email contact', 'mairie.example.org'),
    kind('two addresses', 'not-an-email', 'Comptabilité mail', 'a@example.org, b@example.org'),
    kind('a price in words', 'not-an-amount', 'Montant', 'cinq mille'),
    kind('a price of five or of five thousand', 'amount-decimals', 'Montant', '5,000'),
    kind('a price in scientific notation', 'number-lost', 'Montant', '5E+03'),
    kind('a negative price', 'price-negative', 'Montant', '-5000'),
    kind('a far too high price', 'amount-too-large', 'Montant', '50000000000'),
    {
      ...kind('no price of old times', 'price-missing', 'Montant', ''),
      fits: (row) => row['Date de début'].endsWith(String(Number(year) - 7)),
    },
    { ...kind('money for nothing', 'nothing-to-pay', 'Montant', '0'), fits: isPaid },
    { ...kind('a payment without a day', 'payment-without-day', 'Réglé le', ''), fits: isPaid },
    {
      ...kind('a payment without an amount', 'payment-without-amount', 'Montant réglé', ''),
      fits: isPaid,
    },
    { ...kind('a payment to come', 'day-to-come', 'Réglé le', tomorrow), fits: isPaid },
    {
      ...kind('a payment that is too high', 'paid-too-much', 'Montant réglé', '5000,01'),
      fits: isPaid,
    },
    { ...kind('more paid back than paid', 'paid-below-zero', 'Montant réglé', '-1'), fits: isPaid },
    { ...kind('an unknown method', 'not-a-method', 'Mode', 'troc'), fits: isPaid },
    kind('a call to come', 'day-to-come', 'Date facture', tomorrow),
    kind('a first day to come', 'day-to-come', 'Première adhésion', tomorrow),
    kind('an unknown kind of departure', 'not-an-end-kind', 'Motif du départ', 'fâché'),
    {
      ...kind('a departure without a day', 'departure-without-day', 'Motif du départ', 'démission'),
      fits: (row) => !row['Date de départ'],
    },
    kind('half a use', 'not-whole', 'compagnonnage utilisé', '1,5'),
    kind('more used than granted', 'used-beyond-granted', 'compagnonnage utilisé', '7'),
    kind('an unreadable character', 'control-character', 'Ville', 'Val\u0001'),
    kind('a text without an end', 'too-long', 'Ville', 'x'.repeat(300)),
    {
      ...kind('a tier that nobody sells', 'tier-not-published', 'Formule', 'Formule or'),
      fits: (row) => row['Date de fin'] === `31/12/${year}`,
    },
    {
      name: 'the call number of another line',
      reason: 'call-number-taken',
      fits: (row, before) => before !== undefined && !isLater(row, before),
      spoil: (row, before) => ({ ...row, 'N° facture': before['N° facture'] }),
    },
    {
      name: 'the SIRET of another member',
      reason: 'two-members',
      fits: isLater,
      // The first of the file: whichever line this is, it comes after it.
      spoil: (row) => ({ ...row, 'N° SIRET': 'FIRST' }),
    },
    {
      name: 'the same line again',
      reason: 'line-twice',
      added: true,
      spoil: (row) => ({ ...row, 'Réglé le': '', 'Montant réglé': '', Mode: '' }),
    },
    {
      name: 'the same payment again',
      reason: 'payment-twice',
      added: true,
      fits: isPaid,
      spoil: (row) => ({ ...row }),
    },
    {
      name: 'a term within another',
      reason: 'overlaps-line',
      added: true,
      spoil: (row) => ({
        ...row,
        'Date de début': french(plusDays(isoOf(row['Date de début']), 31)),
        'N° facture': '',
      }),
    },
  ];
};

export interface Planted {
  sheet: Spreadsheet;
  /** The reason for which each line must be refused, by its number. */
  faults: Map<number, string>;
  /** The spreadsheet once its faults are taken out. */
  without: Spreadsheet;
}

/** Plants so many faults, each kind in turn, on lines that have none. */
export const plant = (sheet: Spreadsheet, count: number, today: string, seed = 9): Planted => {
  const random = createRandom(seed);
  const kinds = kindsOf(today);
  const rows = [...sheet.rows];
  const reasons = new Map<Row, string>();
  const firstSiret = rows[0]['N° SIRET'];
  for (let planted = 0; planted < count; planted += 1) {
    const { reason, fits = () => true, spoil, added } = kinds[planted % kinds.length];
    for (;;) {
      // The members of the first lines stay whole: others are compared with them.
      const at = random.whole(20, rows.length - 2);
      const [before, row, after] = [rows[at - 1], rows[at], rows[at + 1]];
      if ([before, row, after].some((one) => reasons.has(one)) || !fits(row, before)) continue;
      const spoilt = spoil(row, before);
      if (spoilt['N° SIRET'] === 'FIRST') spoilt['N° SIRET'] = firstSiret;
      rows.splice(added ? at + 1 : at, added ? 0 : 1, spoilt);
      reasons.set(spoilt, reason);
      break;
    }
  }
  const faults = new Map<number, string>();
  for (const [at, row] of rows.entries()) {
    const reason = reasons.get(row);
    if (reason !== undefined) faults.set(at + 2, reason);
  }
  const { headings } = sheet;
  const without = { headings, rows: rows.filter((row) => !reasons.has(row)) };
  return { sheet: { headings, rows }, faults, without };
};
