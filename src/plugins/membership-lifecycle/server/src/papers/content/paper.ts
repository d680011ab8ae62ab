import type { Day, Locale } from '../../kernel/rules/values';

/**
 * The contents of a paper in reading order, without layout. Plain data, since another thread draws
 * it.
 */

/** Placeholders for the page number and the number of pages. */
export const PAGE = '{page}';
export const PAGES = '{pages}';

/** One line of a list of facts: what it is, and what it says. */
export type Fact = readonly [label: string, value: string];

export interface PaperTable {
  caption: string;
  headers: readonly [string, string];
  rows: readonly (readonly [string, string])[];
  total: readonly [string, string];
}

/** A table of many columns that may run over many pages, each beginning with its headers. */
export interface PaperGrid {
  caption: string;
  columns: readonly {
    header: string;
    /** A share of the width of the page; the shares of all columns make one. */
    share: number;
    align?: 'left' | 'right';
  }[];
  rows: readonly (readonly string[])[];
  /** The minimum height of a row in points, to leave room for a signature. */
  rowHeight: number;
}

export type Block =
  | { kind: 'grid'; grid: PaperGrid }
  | { kind: 'facts'; facts: readonly Fact[] }
  | { kind: 'table'; table: PaperTable }
  | { kind: 'text'; text: string; strong?: boolean }
  /** Those who sign, side by side, each with room below. */
  | { kind: 'signatures'; labels: readonly string[] };

export interface PaperSection {
  heading: string | null;
  blocks: readonly Block[];
}

export interface Party {
  name: string;
  lines: readonly string[];
}

export interface Paper {
  locale: Locale;
  /** Name of the file, without its ending. */
  name: string;
  title: string;
  /** The date in the file's metadata. */
  madeOn: Day;
  sender: Party;
  /** Null for a paper without addressee. */
  recipient: (Party & { heading: string }) | null;
  /** An important note, such as which paper this one replaces. */
  notice: string | null;
  sections: readonly PaperSection[];
  /** The issuer of the paper, on every page. */
  footer: string;
  /** « Page {page} sur {pages} », filled in when the pages are counted. */
  pageLabel: string;
}
