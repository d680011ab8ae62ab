import { historyOf, type History, type Row, type Spreadsheet } from './history';

/** A spreadsheet as an association kept it: headings of its own, saved by an old Excel. */

const RENAMED: Record<string, string> = {
  'Raison sociale': 'Collectivité',
  'N° SIRET': 'Immatriculation',
  Formule: 'Offre prise',
};

/** Made-up history under other headings, with a column that nothing needs. */
export const ownHistory = (history: History): Spreadsheet => {
  const { headings, rows } = historyOf(history);
  const named = (heading: string): string => RENAMED[heading] ?? heading;
  return {
    headings: [...headings.map(named), 'Observations'],
    rows: rows.map((row): Row => ({
      ...Object.fromEntries(Object.entries(row).map(([heading, cell]) => [named(heading), cell])),
      Observations: 'À rappeler',
    })),
  };
};

/** What Windows-1252 has and Latin-1 has not. */
const OWN: Record<string, number> = { '€': 0x80, '’': 0x92, œ: 0x9c, '\u202f': 0xa0 };

/** A text in the bytes of an old Excel; fails on what these cannot say. */
export const windows1252 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((character) => {
      const code = OWN[character] ?? character.codePointAt(0) ?? 0;
      if (code > 0xff) throw new Error(`Windows-1252 has no “${character}”.`);
      return code;
    }),
  );
