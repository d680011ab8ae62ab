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

interface Worded {
  text: string;
  /** What an equal paper said, where words were bettered since: it is found by them. */
  before?: string;
}

export type Block =
  | { kind: 'grid'; grid: PaperGrid }
  | { kind: 'facts'; facts: readonly Fact[] }
  | { kind: 'table'; table: PaperTable }
  | ({ kind: 'text'; strong?: boolean } & Worded)
  /** Where and when a paper is made, in whose name and who signs it, with room below. */
  | { kind: 'signed'; made: string; by: Worded; signatory: string | null }
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

const asBefore = (block: Block): unknown[] => {
  if (block.kind === 'text') {
    const { before, ...said } = block;
    return [before === undefined ? said : { ...said, text: before }];
  }
  if (block.kind !== 'signed') return [block];
  const { made, by, signatory } = block;
  const lines = [made, by.before ?? by.text];
  return [
    ...lines.map((text) => ({ kind: 'text', text, strong: false })),
    ...(signatory === null ? [] : [{ kind: 'signatures', labels: [signatory] }]),
  ];
};

/**
 * Everything that a paper says, by which an equal one is found: in the words of those that are kept,
 * and whatever it looks like.
 */
export const saidOf = ({ pageLabel: _, ...paper }: Paper): string => {
  const sections = paper.sections.map(({ heading, blocks }) => ({
    heading,
    blocks: blocks.flatMap(asBefore),
  }));
  return JSON.stringify({ ...paper, sections });
};
