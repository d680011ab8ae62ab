import { STATUSES } from '../../../shared/core/commands';
import type { YearTable, YearView } from '../../../shared/statistics/statistics';
import { YEAR_TABLES } from '../../../shared/statistics/statistics';
import { written as writtenAs } from '../kernel/export/cells';
import { csvLines, BOM } from '../kernel/export/csv';
import { STATUS_WORDS } from '../kernel/export/words';
import { inLocale } from '../kernel/rules/localised';
import { safe } from '../kernel/rules/spreadsheet-text';

/** The tables of a year as spreadsheets read them, in the reader's language. Pure. */

type Locale = 'fr' | 'en';
type Cell = string | number | { cents: number } | null;
type Text = Record<Locale, string>;

const both = (fr: string, en: string): Text => ({ fr, en });

/** One table: its title, its columns, its rows. */
interface Block {
  title: Text;
  columns: Text[];
  rows: Cell[][];
}

const BLOCKS: Record<YearTable, (view: YearView, locale: Locale) => Block> = {
  statuses: ({ statuses, year }) => ({
    title: both(`Adhésions par statut en ${year}`, `Memberships by status in ${year}`),
    columns: [both('Au', 'On'), ...STATUSES.map((status) => STATUS_WORDS[status])],
    rows: statuses.map(({ on, counts }) => [on, ...STATUSES.map((status) => counts[status])]),
  }),
  movements: ({ movements, year }) => ({
    title: both(`Arrivées et départs en ${year}`, `Arrivals and departures in ${year}`),
    columns: [
      both('Mois', 'Month'),
      both('Arrivées', 'Arrivals'),
      both('Départs', 'Departures'),
      both('Membres en fin de mois', 'Members at the end of the month'),
    ],
    rows: movements.map((row) => [row.month, row.arrivals, row.departures, row.members]),
  }),
  renewals: ({ renewals }) => ({
    title: both('Taux de renouvellement', 'Renewal rate'),
    columns: [
      both('Période finie en', 'Term ended in'),
      both('Renouvelées', 'Renewed'),
      both('Non renouvelées', 'Not renewed'),
      both('En cours', 'Open'),
      both('Taux (%)', 'Rate (%)'),
    ],
    rows: renewals.map((row) => [row.year, row.won, row.lost, row.open, row.rate]),
  }),
  dues: ({ dues, year }) => ({
    title: both(`Cotisations en ${year}`, `Dues in ${year}`),
    columns: [
      both('Mois', 'Month'),
      both('Attendu (€)', 'Expected (€)'),
      both('Encaissé (€)', 'Received (€)'),
    ],
    rows: dues.map(({ month, expected, received }) => [
      month,
      { cents: expected },
      { cents: received },
    ]),
  }),
  rights: ({ rights, year }, locale) => ({
    title: both(`Droits des périodes commencées en ${year}`, `Rights of terms begun in ${year}`),
    columns: [
      both('Droit', 'Right'),
      both('Code', 'Code'),
      both('Membres', 'Members'),
      both('Accordé', 'Granted'),
      both('Utilisé', 'Used'),
      both('Reporté', 'Carried over'),
      both('Reste', 'Left'),
    ],
    rows: rights.map(({ names, benefit, members, granted, used, carried }) => [
      inLocale(names, locale),
      benefit,
      members,
      granted,
      used,
      granted === null ? null : carried,
      granted === null ? null : granted - used - carried,
    ]),
  }),
};

/** Days and months are row names, and stay unformatted. */
const written = (cell: Cell, locale: Locale): string => {
  if (cell === null) return '';
  if (typeof cell === 'string') return safe(cell);
  return typeof cell === 'number'
    ? writtenAs('whole', cell, locale)
    : writtenAs('money', cell.cents, locale);
};

/** One block per table, or the one that is asked for. */
export const yearCsv = (view: YearView, locale: Locale, table?: YearTable): string => {
  const tables = table ? [table] : YEAR_TABLES;
  const blocks = tables.map((name) => {
    const { title, columns, rows } = BLOCKS[name](view, locale);
    return [
      [title[locale]],
      columns.map((column) => column[locale]),
      ...rows.map((row) => row.map((cell) => written(cell, locale))),
    ];
  });
  const lines = blocks.flatMap((block, index) => (index === 0 ? block : [[''], ...block]));
  return BOM + csvLines(lines);
};
