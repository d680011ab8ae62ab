import type { Day, Locale } from '../../kernel/rules/values';

/**
 * A paper as it is drawn: what it says, in reading order, and nothing of how it looks. It is plain data:
 * a paper is drawn in another thread than the one that writes it.
 */

/** What stands in the label of a page for its number, and for how many there are. */
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
  /** Points that a row is tall at least, to be signed in. */
  rowHeight: number;
}

export type Block =
  | { kind: 'grid'; grid: PaperGrid }
  | { kind: 'facts'; facts: readonly Fact[] }
  | { kind: 'table'; table: PaperTable }
  | { kind: 'text'; text: string; strong?: boolean };

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
  /** The day that the file says it was made on. */
  madeOn: Day;
  sender: Party;
  /** Null for what is addressed to nobody. */
  recipient: (Party & { heading: string }) | null;
  /** What must be read first, such as which paper this one replaces. */
  notice: string | null;
  sections: readonly PaperSection[];
  /** Who issues the paper, on every page. */
  footer: string;
  /** « Page {page} sur {pages} », to be filled once the pages are counted. */
  pageLabel: string;
}
